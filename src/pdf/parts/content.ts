import type { Block, Layout } from './block.ts';
import { partyBlocks } from './parties.ts';
import { paymentBlocks } from './payment.ts';
import { styles } from './styles.ts';
import { tableBlocks } from './table.ts';
import { textBlocks } from './texts.ts';
import { totalBlocks } from './totals.ts';

/** All that flows from page to page, in reading order. */
export function contentBlocks(layout: Layout, letterhead: readonly Block[]): readonly Block[] {
  const { sheet } = layout;
  const introduction = sheet.introduction.flatMap((text) =>
    textBlocks(layout, text, styles.text, { gap: 6, tag: 'P' }),
  );
  const totals = totalBlocks(layout);
  const before = [
    ...textBlocks(layout, sheet.title, styles.title, { gap: 0, tag: 'H1', keepWithNext: true }),
    ...letterhead,
    ...introduction,
    ...partyBlocks(layout),
  ];
  return [
    ...before,
    ...spaced(12, tableBlocks(layout, sheet.table, totals.length > 0)),
    ...totals,
    ...paymentBlocks(layout),
    ...sheet.notes.flatMap((note, at) =>
      textBlocks(layout, note.text, styles.text, { gap: at === 0 ? 18 : 6, tag: 'P' }),
    ),
  ];
}

/** With space above the first. */
function spaced(gap: number, [first, ...others]: readonly Block[]): readonly Block[] {
  return first === undefined ? [] : [{ ...first, gap }, ...others];
}
