/** A cell: an amount or another figure is `exact` and stays as it is, a text may be anything that somebody typed. */
export type CsvCell = string | null | { readonly exact: string };

/** A spreadsheet takes a cell that begins so for a formula, and runs it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A row of CSV (RFC 4180), safe to be opened in a spreadsheet: a text that it would take for a formula gets an apostrophe in
 * front, which spreadsheets do not show.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.exact;
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a file that is sent while it is read. The first row is read before anything is answered, so that a refusal is
 * one; what fails later breaks the file off, and no client takes it for whole.
 *
 * @param name - of the file, without its extension
 * @param onBreak - called with what failed after the answer began
 */
export async function csvResponse(
  rows: AsyncIterator<string>,
  name: string,
  onBreak: (error: unknown) => void,
): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await rows.next();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Excel takes a file without this mark for one in the code page of the country.
      controller.enqueue(encoder.encode(`\uFEFF${first.done ? '' : first.value}`));
    },
    async pull(controller) {
      try {
        const { done, value } = await rows.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        onBreak(error);
        controller.error(error);
      }
    },
    async cancel() {
      await rows.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      Vary: 'Accept',
    },
  });
}
