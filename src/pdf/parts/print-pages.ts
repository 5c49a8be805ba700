import type PDFDocument from 'pdfkit';
import type { FlowPage } from '../page/flow.ts';
import type { Block } from './block.ts';
import type { Letterhead } from './letterhead.ts';
import type { PageFrame } from './page-frame.ts';
import type { PrintedSlip } from './slip.ts';

/** What is printed on the first page and on the last one, and what writes a page that is done. */
interface Once {
  readonly letterhead: Letterhead;
  readonly slip: PrintedSlip | null;
  readonly flush: () => void;
}

/** Print pages that are laid out, from the first to the last, with their subtotals. */
export function printPages(
  pdf: PDFDocument,
  pages: readonly FlowPage<Block>[],
  frame: PageFrame,
  { letterhead, slip, flush }: Once,
): void {
  let running: string | null = null;
  pages.forEach(({ strips, heads, carried, subtotal }, at) => {
    const page = at + 1;
    pdf.addPage();
    frame.begin(page, pages.length);
    if (page === 1) letterhead.print();
    const waiting = [...heads];
    const printHeads = (y: number): void => {
      while (waiting[0] !== undefined && waiting[0].y <= y) {
        const head = waiting.shift();
        head?.table.printHead(head.y);
        if (carried !== null && head?.table === carried.table && running !== null) {
          carried.table.printCarry('carriedForward', running, carried.y);
        }
      }
    };
    strips.forEach(({ strip, y }, index) => {
      printHeads(y);
      strip.print(y, strips[index - 1]?.strip.table !== strip.table);
      running = strip.running ?? running;
    });
    if (subtotal !== null && running !== null) subtotal.table.printCarry('subtotal', running, subtotal.y);
    const isLast = page === pages.length;
    if (isLast) slip?.print();
    frame.finish(page, pages.length, isLast && slip !== null ? slip.height : 0);
    flush();
  });
}
