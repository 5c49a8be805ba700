import type { DirectoryRecord, DirectoryRecords, RecordKeys, RecordKind } from '../directory/directory-records.ts';
import type { RowOf } from '../validation/row.ts';
import type { RecordDirectory } from './directory.ts';
import type { InvoiceQuery, Page } from './invoice-store.ts';

/** Which page of records to list. */
export type RecordQuery = Pick<InvoiceQuery, 'limit' | 'cursor'>;

/**
 * A directory that keeps the records too, for hosts that have no database of records.
 *
 * Taxes are kept under their code, and with `validFrom` under `code@validFrom`: saving the rate of a new year leaves the
 * old one where it is.
 *
 * A member that is `null`, as SQL columns are, is absent, and is not stored.
 *
 * Each call is all or nothing, also when several come at once. Invoices keep the copies that they were issued with.
 *
 * Prove an implementation with `directoryStoreSuite` of `oneoff/testing`.
 */
export interface DirectoryStore extends RecordDirectory {
  /**
   * Keep records under their ids and codes: new ones are added, known ones replaced whole.
   *
   * @throws {ValidationError} every fault of every record, with paths into `records`
   */
  save(tenant: string, records: RowOf<DirectoryRecords>): Promise<void>;
  /**
   * Keep records that are new. Of two calls that add one id or code at once, one is refused.
   *
   * @throws {ValidationError} every fault of every record, or `master.exists` for each that is there already, with paths
   * into `records`
   */
  add(tenant: string, records: RowOf<DirectoryRecords>): Promise<void>;
  /**
   * Replace or remove one record as it is under its lock, so that of two changes at once neither is lost; resolves with
   * the new record, or with `null` if no record has this id or code.
   *
   * `change` is pure and synchronous and may be called again; `null` removes the record. What it throws is thrown, and the
   * record stays as it was.
   *
   * @throws {ValidationError} every fault of the new record, and `field.conflict` if it has another id or code, with
   * paths as those of {@link save}
   */
  update<K extends RecordKind>(
    tenant: string,
    kind: K,
    key: string,
    change: (record: DirectoryRecord<K>) => RowOf<DirectoryRecord<K>> | null,
  ): Promise<DirectoryRecord<K> | null>;
  /**
   * Remove records by their ids and codes; unknown ones are left out.
   *
   * @throws {ValidationError} `field.*` and `text.*`, with paths into `keys`
   */
  remove(tenant: string, keys: RecordKeys): Promise<void>;
  /**
   * A page of one kind, in the order of ids or codes by code point: that of their bytes in UTF-8.
   *
   * @throws {ValidationError} `field.value` for a limit outside 1 to 100, and for a cursor that no page gave
   */
  list<K extends RecordKind>(tenant: string, kind: K, query?: RecordQuery): Promise<Page<DirectoryRecord<K>>>;
}
