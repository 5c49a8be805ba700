import { mm } from '../page/geometry.ts';
import type { Paragraph } from '../text/typesetter.ts';
import type { Block, Layout } from './block.ts';
import { RULE, styles } from './styles.ts';
import { textBlocks } from './texts.ts';

/** What is printed on each page around its content. */
export interface PageFrame {
  /** Where the content must end. */
  readonly bottom: number;
  /** A footer that is too high for each page: it goes to the end of the content. */
  readonly overflow: readonly Block[];
  /** What is printed before the content; the first page has number 1. */
  begin(page: number, pages: number): void;
  /** What is printed after it, `lift` above its place: a slip is below. */
  finish(page: number, pages: number, lift: number): void;
}

const GAP = 14;
const HIGHEST_FOOTER = mm(48);
const MARKS = '#9aa1ab';

/** Bar, fold marks, running head, stamp, footer and page number. */
export function pageFrameOf(layout: Layout): PageFrame {
  const { geometry, press, sheet, type } = layout;
  const { body } = geometry;
  const all = footerOf(layout);
  const isTooHigh = all.height > HIGHEST_FOOTER;
  const footer = isTooHigh ? { columns: [], width: 0, height: 0 } : all;
  const numberY = geometry.footY - styles.tiny.leading;
  const footerY = numberY - footer.height - (footer.height > 0 ? 4 : 0);
  // One line of each: a very long name is in full on the first page.
  const running = sheet.pages.running.map((text) => {
    const paragraph = type.paragraph(text, styles.small, body.width / 2 - GAP);
    return { ...paragraph, lines: paragraph.lines.slice(0, 1) };
  });
  const stamp = sheet.stamp === null ? null : type.line(sheet.stamp.text, styles.stamp);
  // The number itself is known only when all is laid out, and by then missing glyphs have been reported.
  type.line(pageNumber(layout, 1234567890, 1234567890), styles.tiny);
  return {
    bottom: footerY - mm(5),
    overflow: isTooHigh
      ? sheet.footer
          .map((lines) => lines.join('\n'))
          .flatMap((text) => textBlocks(layout, text, styles.small, { gap: 8, tag: 'P' }))
      : [],
    begin: (page) => {
      press.artifact('Layout', () => {
        press.canvas.box(0, 0, geometry.width, mm(3), sheet.brand.accent);
        if (!sheet.foldMarks || page > 1) return;
        for (const y of [105, 148.5, 210]) press.canvas.box(mm(4), mm(y), mm(y === 148.5 ? 5 : 3), 0.5, MARKS);
      });
      if (stamp !== null) printStamp(layout, stamp, page);
      if (page === 1) return;
      press.artifact('Pagination', () => {
        const box = { x: body.x, y: geometry.runningY, width: body.width };
        const [start, end] = running;
        if (start !== undefined) press.paragraph(start, box);
        if (end !== undefined) press.paragraph(end, box, 'end');
      });
    },
    finish: (page, pages, lift) => {
      if (footer.height > 0) {
        press.artifact('Layout', () => press.box(body.x, footerY - 5 - lift, body.width, 0.5, RULE));
        // Read aloud once, after all else.
        if (page === pages) press.tagged(layout.root, 'P', () => printFooter(lift));
        else press.artifact('Pagination', () => printFooter(lift));
      }
      const number = type.line(pageNumber(layout, page, pages), styles.tiny);
      const box = { x: body.x, y: numberY - lift, width: body.width };
      press.artifact('Pagination', () => press.paragraph(number, box, 'end'));
    },
  };

  function printFooter(lift: number): void {
    footer.columns.forEach((paragraphs, at) => {
      let y = footerY - lift;
      for (const paragraph of paragraphs) {
        const box = { x: body.x + at * (footer.width + GAP), y, width: footer.width };
        press.paragraph(paragraph, box, 'start', true);
        y += paragraph.height;
      }
    });
  }
}

function footerOf({ geometry, sheet, type }: Layout): {
  readonly columns: readonly (readonly Paragraph[])[];
  readonly width: number;
  readonly height: number;
} {
  const count = Math.max(1, sheet.footer.length);
  const width = (geometry.body.width - GAP * (count - 1)) / count;
  const columns = sheet.footer.map((lines) => lines.map((line) => type.paragraph(line, styles.tiny, width)));
  const heightOf = (column: readonly Paragraph[]): number => column.reduce((sum, { height }) => sum + height, 0);
  return { columns, width, height: Math.max(0, ...columns.map(heightOf)) };
}

/** With the digits of the document's language. */
function pageNumber({ sheet }: Layout, page: number, pages: number): string {
  const digits = [...sheet.pages.digits];
  const figure = (value: number): string => String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  return sheet.pages.template.replace('{page}', figure(page)).replace('{pages}', figure(pages));
}

/** Across the page and below what is printed later: pale, not transparent, so that every reader shows it alike. */
function printStamp({ geometry, press, root }: Layout, stamp: Paragraph, page: number): void {
  const [line] = stamp.lines;
  if (line === undefined) return;
  const { height, width } = geometry;
  const scale = Math.min(1, (Math.hypot(width, height) * 0.72) / stamp.width);
  const angle = Math.atan2(height, width);
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const print = (): void => {
    const matrix = [cos, -sin, sin, cos, width / 2, height / 2].map((value) => value.toFixed(4));
    press.canvas.operators(`q ${matrix.join(' ')} cm`);
    press.canvas.text(line, -stamp.width / 2, stamp.style.size * 0.36, stamp.style.size, stamp.style.color);
    press.canvas.operators('Q');
  };
  // Read aloud once.
  if (page === 1) press.tagged(root, 'P', print);
  else press.artifact('Pagination', print);
}
