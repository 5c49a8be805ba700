import type { StructureElement } from 'pdfkit';
import type { Paragraph } from '../text/typesetter.ts';
import type { Block, Layout } from './block.ts';
import { columnsOf } from './columns.ts';
import { type Cell, rowBlocks } from './row.ts';
import { INK, RULE, styles } from './styles.ts';

const GAP = 12;
/** Of the width of the page. */
const WIDTH = 0.6;

/**
 * The totals, right below the amounts of the table.
 *
 * They keep together, and with the last line of the table, so no page begins with a sum of what is elsewhere.
 */
export function totalBlocks(layout: Layout): readonly Block[] {
  const { geometry, press, root, sheet, type } = layout;
  const { body } = geometry;
  const width = body.width * WIDTH;
  const x = body.x + body.width - width;
  const figures = figuresOf(layout, width);
  const isMirrored = sheet.direction === 'rtl';
  const align = isMirrored ? 'start' : 'end';
  const amounts = isMirrored ? (columnsOf(layout, sheet.table).columns.at(-1)?.width ?? 0) : 0;
  const column = isMirrored ? Math.max(amounts, ...figures.map((figure) => figure.width)) : 0;
  let list: StructureElement | undefined;
  return sheet.totals.flatMap((total, at) => {
    const isLast = at === sheet.totals.length - 1;
    const isTotal = total.weight === 'total';
    const label = isTotal ? styles.total : total.weight === 'strong' ? styles.strong : styles.muted;
    const value = figures[at] as Paragraph;
    // Where text runs to the left, the last digits are aligned with those of the table.
    const valueWidth = Math.max(value.width, column);
    const labelWidth = width - valueWidth - GAP;
    const cells: readonly Cell[] = [
      {
        x,
        width: labelWidth,
        align: 'start',
        tag: 'Lbl',
        paragraphs: [type.paragraph(total.label, label, labelWidth)],
      },
      { x: x + width - valueWidth, width: valueWidth, align, tag: 'LBody', paragraphs: [value] },
    ];
    return rowBlocks(layout, cells, {
      open: () => {
        list ??= press.element(root, 'L');
        return press.element(list, 'LI');
      },
      close: () => {
        if (isLast) list?.end();
      },
      padding: isTotal || at === 0 ? 6 : 1.5,
      keepWithNext: !isLast,
      background: (y) => {
        if (at === 0) press.artifact('Layout', () => press.box(body.x, y, body.width, 0.9, INK));
        else if (isTotal) press.artifact('Layout', () => press.box(x, y + 1, width, 0.75, RULE));
      },
    });
  });
}

function figuresOf({ sheet, type }: Layout, width: number): readonly Paragraph[] {
  return sheet.totals.map(({ value, weight }) => {
    const style = weight === 'total' ? { ...styles.total, color: sheet.brand.accentText } : styles.strong;
    // An amount that is wider than its column is printed smaller: cut in two it could be misread.
    const size = style.size * Math.min(1, (width * 0.7) / type.line(value, style).width);
    return type.line(value, { ...style, size });
  });
}
