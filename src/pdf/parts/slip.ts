import type { StructureElement } from 'pdfkit';
import type { SheetSlip, SlipPart, SlipSection } from '../../documents/sheet/sheet-slip.ts';
import { pdfNumber } from '../page/canvas.ts';
import { mm } from '../page/geometry.ts';
import type { Paragraph, TextStyle, Typesetter } from '../text/typesetter.ts';
import type { Layout } from './block.ts';
import { drawModules } from './modules.ts';

/** A payment slip at the lower edge of a page. */
export interface PrintedSlip {
  /** From the lower edge of the page, with the instruction above the line; in points. */
  readonly height: number;
  print(): void;
}

const BLACK = '#000000';
const HEIGHT = mm(105);
const RECEIPT_WIDTH = mm(62);
const WIDTH = mm(210);
const LINE = 0.5;

/** Sizes in points of a part, and the places of what is in it. */
interface PartLayout {
  readonly heading: number;
  readonly value: number;
  readonly leading: number;
  /** Of the sections; millimetres from the upper left corner of the slip. */
  readonly sections: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly title: number;
  readonly amountX: number;
  /** Of an empty field. */
  readonly field: { readonly width: number; readonly height: number };
}

/** Style guide QR-bill, 3: sizes and places are prescribed. */
const RECEIPT: PartLayout = {
  heading: 6,
  value: 8,
  leading: 9,
  sections: { x: 5, y: 12, width: 52, height: 56 },
  title: 5,
  amountX: 18,
  field: { width: 52, height: 20 },
};
const PAYMENT: PartLayout = {
  heading: 8,
  value: 10,
  leading: 11,
  sections: { x: 118, y: 5, width: 87, height: 85 },
  title: 67,
  amountX: 83,
  field: { width: 65, height: 25 },
};

/** Lay out a slip. It is never mirrored: its places are those of SIX, whatever the language of the document. */
export function slipOf(layout: Layout, slip: SheetSlip, type: Typesetter): PrintedSlip {
  const { geometry } = layout;
  const press = layout.press.unmirrored();
  const top = geometry.height - HEIGHT;
  const text = (content: string, size: number, weight: TextStyle['weight'], width: number, leading = size * 1.15) =>
    type.paragraph(content, { size, weight, leading, color: BLACK }, width);
  const parts = [partOf(slip.receipt, RECEIPT, slip, text), partOf(slip.payment, PAYMENT, slip, text)];
  const acceptance = text(slip.acceptance, 6, 'semibold', mm(52));
  const separate = text(slip.separate, 7, 'regular', WIDTH);
  return {
    height: HEIGHT + mm(5),
    print: () => {
      const root = press.element(layout.root, 'Sect', { lang: slip.language });
      press.artifact('Layout', () => {
        press.canvas.box(0, top, WIDTH, LINE, BLACK);
        press.canvas.box(RECEIPT_WIDTH, top, LINE, HEIGHT, BLACK);
      });
      press.tagged(root, 'P', () => press.paragraph(separate, { x: 0, y: top - mm(4), width: WIDTH }, 'center'));
      parts.forEach((items, at) => {
        for (const { paragraph, x, y, tag } of items) {
          press.tagged(root, tag, () => press.paragraph(paragraph, { x: mm(x), y: top + y, width: mm(87) }));
        }
        for (const { x, y, width, height } of items.flatMap(({ field }) => field ?? [])) {
          press.artifact('Layout', () => press.canvas.operators(cornersOf(mm(x), top + y, mm(width), mm(height))));
        }
        if (at === 0) {
          const box = { x: mm(5), y: top + mm(82), width: mm(52) };
          press.tagged(root, 'P', () => press.paragraph(acceptance, box, 'end'));
        } else printCode(root);
      });
      root.end();
    },
  };

  function printCode(root: StructureElement): void {
    const [x, y, size] = [mm(67), top + mm(17), mm(46)];
    const options = { alt: slip.code.alt, bbox: [x, y, x + size, y + size] as const };
    press.tagged(
      root,
      'Figure',
      () => {
        drawModules(press, slip.code.modules, x, y, size);
        drawCross(x + mm(19.5), y + mm(19.5));
      },
      options,
    );
  }

  /** White, with a black square of 6 mm, and the cross in it as on the flag. */
  function drawCross(x: number, y: number): void {
    const square = mm(6);
    const [bar, length] = [(square * 6) / 32, (square * 20) / 32];
    const middle = mm(3.5);
    press.canvas.box(x, y, mm(7), mm(7), '#ffffff');
    press.canvas.box(x + mm(0.5), y + mm(0.5), square, square, BLACK);
    press.canvas.box(x + middle - bar / 2, y + middle - length / 2, bar, length, '#ffffff');
    press.canvas.box(x + middle - length / 2, y + middle - bar / 2, length, bar, '#ffffff');
  }
}

type LayOut = (text: string, size: number, weight: TextStyle['weight'], width: number, leading?: number) => Paragraph;

/** A text of a part at its place, `y` in points below the upper edge of the slip; an empty field has its corners. */
interface Item {
  readonly paragraph: Paragraph;
  readonly x: number;
  readonly y: number;
  readonly tag: 'H2' | 'P';
  readonly field?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

function partOf(part: SlipPart, layout: PartLayout, slip: SheetSlip, text: LayOut): readonly Item[] {
  const { heading, value, leading } = layout;
  const amountY = mm(68);
  const pair = ({ heading: label, lines }: SlipSection, x: number): readonly Item[] => [
    { paragraph: text(label, heading, 'semibold', mm(40)), x, y: amountY, tag: 'P' },
    { paragraph: text(lines.join(''), value, 'regular', mm(40)), x, y: amountY + leading, tag: 'P' },
  ];
  return [
    { paragraph: text(part.title, 11, 'semibold', mm(52)), x: layout.title, y: mm(5), tag: 'H2' },
    ...sectionsOf(part, layout, text),
    ...pair(slip.currency, layout.title),
    ...pair(slip.amount, layout.amountX),
  ];
}

/** Long names and addresses are printed smaller until all sections fit. */
function sectionsOf({ sections }: SlipPart, layout: PartLayout, text: LayOut, scale = 1): readonly Item[] {
  const { x, width, height } = layout.sections;
  const leading = layout.leading * scale;
  const items: Item[] = [];
  let y = mm(layout.sections.y);
  for (const { heading, lines } of sections) {
    const field = { x, y: y + leading, ...layout.field };
    const label = text(heading, layout.heading * scale, 'semibold', mm(width), leading);
    items.push({ paragraph: label, x, y, tag: 'P', ...(lines.length === 0 ? { field } : {}) });
    y += leading;
    for (const line of lines) {
      const paragraph = valueFitting(line, layout.value * scale, mm(width), leading, text);
      items.push({ paragraph, x, y, tag: 'P' });
      y += paragraph.height;
    }
    y += leading * 0.7;
  }
  const fits = y - leading * 0.7 <= mm(layout.sections.y + height);
  return fits || scale < 0.6 ? items : sectionsOf({ title: '', sections }, layout, text, scale - 0.05);
}

/** An account or a reference, which has no ordinary blank, is never cut: it is printed smaller. */
function valueFitting(line: string, size: number, width: number, leading: number, text: LayOut): Paragraph {
  const paragraph = text(line, size, 'regular', width, leading);
  if (line.includes(' ') || paragraph.lines.length === 1 || size < 5) return paragraph;
  return valueFitting(line, size - 0.25, width, leading, text);
}

/** The corners of a field that the payer writes into: 0.75 points, 3 mm long. */
function cornersOf(x: number, y: number, width: number, height: number): string {
  const leg = mm(3);
  const corner = (cornerX: number, cornerY: number, toX: number, toY: number): string =>
    `${[cornerX + toX, cornerY].map(pdfNumber).join(' ')} m ${[cornerX, cornerY].map(pdfNumber).join(' ')} l ${[cornerX, cornerY + toY].map(pdfNumber).join(' ')} l S`;
  const corners = [
    corner(x, y, leg, leg),
    corner(x + width, y, -leg, leg),
    corner(x, y + height, leg, -leg),
    corner(x + width, y + height, -leg, -leg),
  ];
  return `q 0 0 0 RG 0.75 w\n${corners.join('\n')}\nQ`;
}
