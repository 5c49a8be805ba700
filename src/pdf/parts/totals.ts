import type { StructureElement } from 'pdfkit';
import type { Block, Desk } from './block.ts';
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
export function totalBlocks(desk: Desk): readonly Block[] {
  const { geometry, press, root, sheet, type } = desk;
  const { body } = geometry;
  const width = body.width * WIDTH;
  const x = body.x + body.width - width;
  let list: StructureElement | undefined;
  return sheet.totals.flatMap((total, at) => {
    const isLast = at === sheet.totals.length - 1;
    const isTotal = total.weight === 'total';
    const label = isTotal ? styles.total : total.weight === 'strong' ? styles.strong : styles.muted;
    const amount = isTotal ? { ...styles.total, color: sheet.brand.accentText } : styles.strong;
    const natural = type.line(total.value, amount).width;
    // An amount that is wider than its column is printed smaller: cut in two it could be misread.
    const size = amount.size * Math.min(1, (width * 0.7) / natural);
    const value = type.line(total.value, { ...amount, size });
    const labelWidth = width - value.width - GAP;
    const cells: readonly Cell[] = [
      {
        x,
        width: labelWidth,
        align: 'start',
        tag: 'Lbl',
        paragraphs: [type.paragraph(total.label, label, labelWidth)],
      },
      { x: x + width - value.width, width: value.width, align: 'end', tag: 'LBody', paragraphs: [value] },
    ];
    return rowBlocks(desk, cells, {
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
