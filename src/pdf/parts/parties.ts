import type { Block, Layout } from './block.ts';
import { type Cell, rowBlocks } from './row.ts';
import { styles } from './styles.ts';

const GAP = 16;

/** Delivery address, payee and the like, up to three beside each other. */
export function partyBlocks(layout: Layout): readonly Block[] {
  const { geometry, press, root, sheet, type } = layout;
  const { body } = geometry;
  const width = (body.width - 2 * GAP) / 3;
  const cells = sheet.parties.map(
    (party, at): Cell => ({
      x: body.x + (at % 3) * (width + GAP),
      width,
      align: 'start',
      tag: 'P',
      paragraphs: [
        ...(party.heading === null ? [] : [type.paragraph(party.heading, styles.label, width)]),
        type.paragraph(party.name, styles.strong, width),
        ...party.lines.map((line) => type.paragraph(line, styles.text, width)),
      ],
    }),
  );
  return Array.from({ length: Math.ceil(cells.length / 3) }, (_, row) => cells.slice(row * 3, row * 3 + 3)).flatMap(
    (row) => rowBlocks(layout, row, { open: () => press.element(root, 'Div'), padding: 0, gap: 12 }),
  );
}
