import type { SheetFact } from '../../documents/sheet/sheet.ts';
import type { PrintedLogo } from '../brand/logo.ts';
import { type Box, mm } from '../page/geometry.ts';
import type { Paragraph } from '../text/typesetter.ts';
import { type Block, block, type Layout } from './block.ts';
import { factBlocks } from './facts.ts';
import { styles } from './styles.ts';

/** What is printed above the title of the first page. */
export interface Letterhead {
  /** The lower edge. */
  readonly bottom: number;
  /** What found no room there: it goes below the title. */
  readonly overflow: readonly Block[];
  print(): void;
}

/** How far down address and facts may reach. */
const LOWEST = mm(150);

/** Brand, address for the window, and facts, each at its fixed place. */
export function letterheadOf(layout: Layout, logo: PrintedLogo | null): Letterhead {
  const { geometry, press, root, sheet, type } = layout;
  const { address, brand } = geometry;
  const brandName = type.line(sheet.brand.name, { ...styles.brand, color: sheet.brand.accentText });
  const senderWidth = Math.min(address.width + mm(12), geometry.width - mm(20) - address.x);
  const sender = type.paragraph(sheet.returnAddress, styles.tiny, senderWidth);
  const senderHeight = Math.min(sender.height, 2 * styles.tiny.leading);
  const addressTop = address.y + senderHeight + mm(3);
  const recipient = [
    type.paragraph(sheet.recipient.name, styles.recipient, address.width),
    ...sheet.recipient.lines.map((line) => type.paragraph(line, styles.address, address.width)),
  ];
  const shown = upTo(recipient, LOWEST - addressTop);
  const facts = factsUpTo(layout, sheet.facts, LOWEST - geometry.facts.y);
  const overflow = [
    ...recipient.slice(shown.count).flatMap((paragraph) => overflowOf(layout, paragraph)),
    ...factBlocks(layout, sheet.facts.slice(facts.count), geometry.body, { align: 'start', gap: 8 }),
  ];
  return {
    bottom: Math.max(addressTop + shown.height + mm(6), geometry.facts.y + facts.height + mm(6), geometry.titleY),
    overflow,
    print: () => {
      if (logo !== null) logo.print(press, root, brand);
      else if (sheet.brand.name !== '') {
        // A long name is printed smaller, and never runs out of the page.
        const scale = Math.min(1, geometry.body.width / brandName.width);
        const style = { ...brandName.style, size: brandName.style.size * scale };
        press.tagged(root, 'P', () =>
          press.paragraph({ ...brandName, style }, { ...geometry.body, y: brand.y + mm(2) }),
        );
      }
      if (sheet.returnAddress !== '') {
        press.tagged(root, 'P', () => {
          const lines = sender.lines.slice(0, 2);
          press.paragraph({ ...sender, lines }, { ...address, width: senderWidth });
        });
      }
      press.tagged(root, 'P', () => {
        let y = addressTop;
        for (const paragraph of recipient.slice(0, shown.count)) {
          press.paragraph(paragraph, { ...address, y }, 'start', true);
          y += paragraph.height;
        }
      });
      let { y } = geometry.facts;
      for (const fact of facts.blocks) {
        fact.print(y, false);
        y += fact.height;
      }
    },
  };
}

/** How many of them fit. */
function upTo(items: readonly { readonly height: number }[], room: number): { count: number; height: number } {
  let height = 0;
  let count = 0;
  for (const item of items) {
    if (height + item.height > room) break;
    height += item.height;
    count += 1;
  }
  return { count, height };
}

function factsUpTo(
  layout: Layout,
  facts: readonly SheetFact[],
  room: number,
): { readonly blocks: readonly Block[]; readonly count: number; readonly height: number } {
  const { facts: box } = layout.geometry;
  const options = { align: 'end', gap: 0 } as const;
  const heights = facts.map((fact) => ({
    height: factBlocks(layout, [fact], box, options).reduce((sum, one) => sum + one.height, 0),
  }));
  const { count } = upTo(heights, room);
  const blocks = factBlocks(layout, facts.slice(0, count), box, options);
  return { blocks, count, height: blocks.reduce((sum, one) => sum + one.height, 0) };
}

function overflowOf({ geometry, press, root }: Layout, { lines, style }: Paragraph): readonly Block[] {
  const box: Box = { ...geometry.address, x: geometry.body.x };
  return lines.map((line) =>
    block(style.leading, (y) => press.tagged(root, 'P', () => press.line(line, style, { ...box, y }))),
  );
}
