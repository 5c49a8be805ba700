import type { SheetPayment } from '../../documents/sheet/sheet.ts';
import type { SheetCode } from '../../documents/sheet/sheet-code.ts';
import { type Box, mm } from '../page/geometry.ts';
import type { TextStyle } from '../text/typesetter.ts';
import { type Block, block, type Layout } from './block.ts';
import { factBlocks } from './facts.ts';
import { drawModules } from './modules.ts';
import { type Cell, rowBlocks } from './row.ts';
import { styles } from './styles.ts';

const CODE = mm(27);
const GAP = mm(7);
const FACTS = mm(110);
/** Next to a code goes what is not much taller than it. */
const BESIDE = mm(80);

/** How to pay: sentences, ways, and the code for a banking app beside them. */
export function paymentBlocks(layout: Layout): readonly Block[] {
  const { geometry, sheet } = layout;
  const { payment } = sheet;
  if (payment === null) return [];
  const { body } = geometry;
  const { code } = payment;
  if (code === null) return textsOf(layout, payment, body);
  const narrow = { ...body, x: body.x + CODE + GAP, width: body.width - CODE - GAP };
  const beside = textsOf(layout, payment, narrow);
  const height = beside.reduce((sum, one) => sum + one.height + one.gap, -(beside[0]?.gap ?? 0));
  const picture = codeOf(layout, code);
  if (height > BESIDE) return [block(picture.height, picture.print, { gap: 18 }), ...textsOf(layout, payment, body)];
  const print = (top: number): void => {
    picture.print(top);
    let y = top;
    beside.forEach((one, at) => {
      if (at > 0) y += one.gap;
      one.print(y, false);
      y += one.height;
    });
  };
  return [block(Math.max(height, picture.height), print, { gap: 18 })];
}

function textsOf(layout: Layout, payment: SheetPayment, { x, width }: Omit<Box, 'y'>): readonly Block[] {
  const { press, root, type } = layout;
  const paragraph = (text: string, style: TextStyle, gap: number): readonly Block[] => {
    const cell: Cell = { x, width, align: 'start', tag: 'P', paragraphs: [type.paragraph(text, style, width)] };
    return rowBlocks(layout, [cell], { open: () => press.element(root, 'Div'), padding: 0, gap });
  };
  const texts = payment.texts.flatMap((text, at) => paragraph(text, styles.strong, at === 0 ? 18 : 3));
  const ways = payment.ways.flatMap((way, at) => {
    const gap = at === 0 ? (texts.length > 0 ? 4 : 18) : 8;
    const heading = way.heading === null ? [] : paragraph(way.heading, styles.heading, gap);
    const facts = factBlocks(
      layout,
      way.facts,
      { x, width: Math.min(width, FACTS) },
      {
        align: 'start',
        gap: heading.length > 0 ? 1 : gap,
        keepTogether: way.facts.length < 12,
      },
    );
    return [...heading.map((one) => ({ ...one, keepWithNext: true })), ...facts];
  });
  // The sentence that says when to pay stays with the account to pay to.
  return [...texts.map((one, at) => ({ ...one, keepWithNext: one.keepWithNext || at === texts.length - 1 })), ...ways];
}

function codeOf(layout: Layout, code: SheetCode): { readonly height: number; print(top: number): void } {
  const { geometry, press, root, type } = layout;
  const { x } = geometry.body;
  const caption = type.paragraph(code.caption, styles.tiny, CODE);
  return {
    height: CODE + 3 + caption.height,
    print: (top) => {
      const left = press.left(x, CODE);
      press.tagged(root, 'Figure', () => drawModules(press, code.modules, left, top, CODE), {
        alt: code.alt,
        bbox: [left, top, left + CODE, top + CODE],
      });
      press.tagged(root, 'P', () => press.paragraph(caption, { x, y: top + CODE + 3, width: CODE }, 'center'));
    },
  };
}
