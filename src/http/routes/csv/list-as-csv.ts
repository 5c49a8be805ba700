import { ValidationError } from '../../../errors/errors.ts';
import { fault } from '../../../errors/fault.ts';
import { allItems } from '../../../paging/all-items.ts';
import type { Page } from '../../../ports/invoice-store.ts';
import { type CsvCell, csvRow } from '../../answers/csv.ts';

/** The columns of a file, by their names in the first row. */
export interface CsvColumns<T> {
  readonly [name: string]: (item: T) => CsvCell;
}

/** A cell that is a figure, and never a formula. */
export function figure(text: string): CsvCell {
  return { exact: text };
}

/**
 * The rows of a whole list, whatever its pages.
 *
 * @throws {ValidationError} `field.conflict` for a parameter of pages
 */
export async function* listAsCsv<T>(
  columns: CsvColumns<T>,
  query: object,
  read: (from: { readonly cursor?: string; readonly limit: number }) => Promise<Page<T>>,
): AsyncGenerator<string> {
  const ofPages = ['limit', 'cursor', 'view'].filter((name) => name in query);
  if (ofPages.length > 0) {
    const message = (name: string): string => `a CSV file has the whole list in one form; leave out ${name}`;
    throw new ValidationError(ofPages.map((name) => fault('field.conflict', `/${name}`, message(name))));
  }
  let header = csvRow(Object.keys(columns));
  for await (const item of allItems((from) => read({ ...from, limit: 100 }))) {
    yield header + csvRow(Object.values(columns).map((cell) => cell(item)));
    header = '';
  }
  if (header !== '') yield header;
}
