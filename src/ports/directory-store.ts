import type { Master, MasterKeys, MasterKind, MasterLists } from '../directory/master-lists.ts';
import type { Directory } from './directory.ts';
import type { InvoiceQuery, Page } from './invoice-store.ts';

/** Which page of masters to list. */
export type MasterQuery = Pick<InvoiceQuery, 'limit' | 'cursor'>;

/**
 * A directory that keeps the masters too, for hosts that have none of their own.
 *
 * Each call is all or nothing, also when several come at once. Invoices keep the copies that they were issued with.
 *
 * Prove an implementation with `directoryStoreSuite` of `oneoff/testing`.
 */
export interface DirectoryStore extends Directory {
  /**
   * Keep masters under their ids and codes: new ones are added, known ones replaced whole.
   *
   * @throws {ValidationError} every fault of every master, with paths into `masters`
   */
  save(tenant: string, masters: MasterLists): Promise<void>;
  /**
   * Keep masters that are new. Of two calls that add one id or code at once, one is refused.
   *
   * @throws {ValidationError} every fault of every master, or `master.exists` for each that is there already, with paths
   * into `masters`
   */
  add(tenant: string, masters: MasterLists): Promise<void>;
  /**
   * Remove masters by their ids and codes; unknown ones are left out.
   *
   * @throws {ValidationError} `field.*` and `text.*`, with paths into `keys`
   */
  remove(tenant: string, keys: MasterKeys): Promise<void>;
  /**
   * A page of one kind, in the order of ids or codes by code point: that of their bytes in UTF-8.
   *
   * @throws {ValidationError} `field.value` for a limit outside 1 to 100, and for a cursor that no page gave
   */
  list<K extends MasterKind>(tenant: string, kind: K, query?: MasterQuery): Promise<Page<Master<K>>>;
}
