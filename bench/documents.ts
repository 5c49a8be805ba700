import { createInvoicing, type Invoice } from 'oneoff';
import { renderInvoiceHtml, sheetOf } from 'oneoff/documents';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';
import { inter } from 'oneoff/pdf/inter';
import PDFDocument from 'pdfkit';
import { makeRequests, records } from './inputs.ts';
import { median, table } from './measure.ts';

/** Numbers of lines, how many invoices of each, and the goal in milliseconds of CPU on a quiet machine. */
const SIZES = [
  [12, 12, 40],
  [200, 5, 180],
  [1000, 3, 1800],
] as const;

/** An invoice as a page, and as a PDF with Factur-X compared with pdfkit's own table, which knows neither pages nor tags. */
export async function benchDocuments(): Promise<void> {
  await benchHtml();
  await benchPdf();
}

/** Different invoices of 12 lines, each rendered once after a first one. */
async function benchHtml(): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (const invoice of await issue(12, 60)) {
    const start = process.cpuUsage();
    bytes = Math.max(bytes, new TextEncoder().encode(renderInvoiceHtml(invoice, { locale: 'de' })).length);
    times.push(millisecondsSince(start));
  }
  table('a page of HTML, 12 lines: CPU time', [
    ['least', `${Math.min(...times).toFixed(1)} ms`],
    ['median', `${median(times).toFixed(1)} ms`, 'goal 3 ms'],
    ['largest', `${(bytes / 1000).toFixed(1)} kB`, 'goal 25 kB'],
  ]);
}

async function benchPdf(): Promise<void> {
  const rows: (readonly string[])[] = [];
  let largest = 0;
  for (const [lines, count, goal] of SIZES) {
    const ours: number[] = [];
    const theirs: number[] = [];
    let bytes = 0;
    // Different invoices in turns, so that what is remembered of one is not what the next one shows.
    for (const invoice of await issue(lines, count)) {
      const start = process.cpuUsage();
      bytes = (await renderInvoicePdf(invoice, { locale: 'de', facturX: 'facturx-en16931' })).length;
      ours.push(millisecondsSince(start));
      largest = Math.max(largest, process.memoryUsage.rss());
      const cells = cellsOf(invoice);
      const second = process.cpuUsage();
      await plainTable(cells);
      theirs.push(millisecondsSince(second));
    }
    const best = Math.min(...ours);
    rows.push([
      `${lines} lines`,
      `${best.toFixed(0)} ms`,
      `median ${median(ours).toFixed(0)} ms`,
      `goal ${goal} ms`,
      `${(bytes / 1000).toFixed(0)} kB`,
      `pdfkit's table ${Math.min(...theirs).toFixed(0)} ms`,
      `${(Math.min(...theirs) / best).toFixed(1)} ×`,
    ]);
  }
  table('PDF/A-3a with Factur-X: least CPU time', rows);
  console.log(`  largest resident memory ${(largest / 1e6).toFixed(0)} MB, both ways in one process; goal 350 MB`);
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function issue(lines: number, count: number): Promise<readonly Invoice[]> {
  const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(records) });
  const account = { iban: 'DE89370400440532013000' };
  const invoices: Invoice[] = [];
  for (const request of makeRequests(lines, count)) {
    const paymentMeans = [{ type: 'credit_transfer' as const, account }];
    invoices.push(await invoicing.createOneOffInvoice({ ...request, paymentMeans, issue: 'now' }));
  }
  return invoices;
}

function cellsOf(invoice: Invoice): readonly (readonly string[])[] {
  return sheetOf(invoice, { locale: 'de' }).table.rows.flatMap((row) =>
    row.type === 'line' ? [row.cells.map(({ text }) => text)] : [],
  );
}

interface PlainPdf {
  table(options: object): this;
  on(event: string, listener: () => void): this;
  end(): void;
}

/** The same cells in pdfkit's table, in the same font, with figures of one width: that sets aside its memory of words. */
function plainTable(data: readonly (readonly string[])[]): Promise<void> {
  const Plain = PDFDocument as unknown as new (options: object) => PlainPdf;
  const pdf = new Plain({ size: 'A4', font: inter.regular, fontLayoutCache: false });
  const columnStyles = [30, '*', 60, 60, 40, 70];
  return new Promise((resolve) => {
    pdf.on('data', () => undefined).on('end', () => resolve());
    pdf.table({ data, columnStyles, defaultStyle: { textOptions: { features: ['tnum'] } } }).end();
  });
}
