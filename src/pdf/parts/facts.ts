import type { StructureElement } from 'pdfkit';
import type { SheetFact } from '../../documents/sheet/sheet.ts';
import type { Box } from '../page/geometry.ts';
import type { Align } from '../page/press.ts';
import type { Block, Layout } from './block.ts';
import { type Cell, rowBlocks } from './row.ts';
import { styles } from './styles.ts';

const GAP = 10;

/** Labels and values in two columns, as a list: one row each. */
export function factBlocks(
  layout: Layout,
  facts: readonly SheetFact[],
  box: Omit<Box, 'y'>,
  options: { readonly align: Align; readonly gap: number; readonly keepTogether?: boolean },
): readonly Block[] {
  const { press, type } = layout;
  const naturalOf = (label: string): number => Math.min(type.line(label, styles.label).width + 0.5, box.width * 0.5);
  const widest = Math.max(0, ...facts.map(({ label }) => naturalOf(label)));
  let list: StructureElement | undefined;
  return facts.flatMap(({ label, value }, at) => {
    const isLast = at === facts.length - 1;
    // Values at the far edge may come as near to their label as they need; a label is broken before a number is.
    const room = Math.max(box.width * 0.3, box.width - GAP - type.line(value, styles.value).width - 0.5);
    const labelWidth = options.align === 'end' ? Math.min(naturalOf(label), room) : widest;
    const valueWidth = box.width - labelWidth - GAP;
    const cells: readonly Cell[] = [
      {
        x: box.x,
        width: labelWidth,
        align: 'start',
        tag: 'Lbl',
        paragraphs: [type.paragraph(label, styles.label, labelWidth)],
      },
      {
        x: box.x + labelWidth + GAP,
        width: valueWidth,
        align: options.align,
        tag: 'LBody',
        paragraphs: [type.paragraph(value, styles.value, valueWidth)],
      },
    ];
    return rowBlocks(layout, cells, {
      open: () => {
        list ??= press.element(layout.root, 'L');
        return press.element(list, 'LI');
      },
      close: () => {
        if (isLast) list?.end();
      },
      padding: 0,
      gap: at === 0 ? options.gap : 0,
      keepWithNext: options.keepTogether === true && !isLast,
    });
  });
}
