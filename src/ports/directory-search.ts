import type { DirectoryRecord } from '../directory/directory-records.ts';
import type { RowOf } from '../validation/row.ts';
import type { InvoiceQuery, Page } from './invoice-store.ts';

/** The kinds of records that can be searched. */
export type SearchedKind = 'customers' | 'addOns';

/** What to search for, and which page of it. */
export interface SearchQuery extends Pick<InvoiceQuery, 'limit' | 'cursor'> {
  /** Words, all of which a record contains in its name, its id or code, its trading name or its e-mail address; without words all. */
  readonly text: string;
}

/**
 * Finds customers and add-ons by what somebody types: a host with a directory of its own may add it to that.
 *
 * Case and accents do not count. Prove an implementation with `directorySearchSuite` of `oneoff/testing`.
 */
export interface DirectorySearch {
  /**
   * A page of the records of one kind, in the order of ids or codes by code point; ids that are whole numbers by their value.
   *
   * @throws {ValidationError} `field.value` for a limit outside 1 to 100, and for a cursor that no page gave
   */
  search<K extends SearchedKind>(tenant: string, kind: K, query: SearchQuery): Promise<Page<RowOf<DirectoryRecord<K>>>>;
}
