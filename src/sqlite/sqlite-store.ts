import { checkInstant, toSortable } from '../calendar/instant.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { summaryOf } from '../invoice/summary.ts';
import { checkDueLimit } from '../paging/check-due-limit.ts';
import { type Listed, placeIn } from '../paging/list-place.ts';
import { numberRange } from '../paging/number-range.ts';
import { pageOfTexts, readPage } from '../paging/page.ts';
import { isSequencePlace, sequencePlace } from '../paging/sequence-place.ts';
import type { InvoiceStore, Page } from '../ports/invoice-store.ts';
import { requireTenant } from '../validation/require-tenant.ts';
import { isStorable } from '../validation/storable.ts';
import { connectionOf } from './connection.ts';
import { creditNotePage, invoicePage, type PageStatement, upToPageBytes } from './list-query.ts';
import { answerOf, counterOf, documentOf, readFound } from './read-found.ts';
import { requireSqliteSource } from './require-source.ts';
import type { SqliteSource } from './source.ts';
import type { SqliteRow } from './statements.ts';
import { writeChanges } from './write-changes.ts';

/**
 * A durable store on SQLite: better-sqlite3, `node:sqlite`, libsql, the storage of a Durable Object, or D1.
 *
 * A commit runs in one turn of the event loop, under SQLite's write lock, so several processes may share a file: one
 * that finds it locked waits up to five seconds, without blocking its process, and is then refused with a retryable
 * `StoreError`.
 *
 * On D1 a commit is optimistic: it is decided on rows that were read before, and one batch checks that they are still the
 * same and writes. After twelve commits that others preceded the call is refused with a retryable `StoreError`.
 *
 * @throws {ValidationError} `field.*`: the source is not an open database
 * @example
 * ```ts
 * const database = new Database('invoices.db');
 * await migrateSqlite({ database });
 * const invoicing = createInvoicing({ store: sqliteStore({ database }), directory });
 * ```
 */
export function sqliteStore(source: SqliteSource): InvoiceStore {
  requireSqliteSource(source, 'sqliteStore');
  const connection = connectionOf(source);
  /** Select by exact texts; what no row can hold is found nowhere. */
  const find = async (sql: string, ...values: readonly string[]): Promise<readonly SqliteRow[]> =>
    values.every(isStorable) ? connection.read((on) => on.all(sql, ...values)) : [];
  const findOne = async <T>(sql: string, ...values: readonly string[]): Promise<T | null> => {
    const [row] = await find(sql, ...values);
    return row ? documentOf<T>(row) : null;
  };
  const readPageOf = async <T extends Listed>(statement: PageStatement | null): Promise<Page<T>> => {
    if (statement === null) return { items: [], nextCursor: null };
    const { sql, values, limit, order } = statement;
    const rows = await connection.read((on) => on.all(sql, ...values));
    return pageOfTexts<T>(
      rows.map(({ document }) => document as string),
      limit,
      (item) => placeIn(order, item),
    );
  };
  return {
    atomic: true,
    joined: connection.joined,
    async commit(tenant, reads, decide) {
      requireTenant(tenant);
      return connection.transact((on) => {
        const { result, ...changes } = decide(readFound(on, tenant, reads));
        writeChanges(on, tenant, reads, changes);
        return result;
      });
    },
    async findAnswer(tenant, key) {
      const sql = 'select fingerprint, answer from oneoff_idempotency_keys where tenant = ? and key = ?';
      const [row] = await find(sql, tenant, key);
      return row ? answerOf(row) : null;
    },
    get: (tenant, id) => findOne<Invoice>(byId('oneoff_invoices'), tenant, id),
    getByNumber: (tenant, billingEntityId, number) => {
      const where = 'tenant = ? and billing_entity = ? and number = ?';
      return findOne<Invoice>(`select document from oneoff_invoices where ${where}`, tenant, billingEntityId, number);
    },
    async getSeries(tenant, key) {
      const sql = 'select last, last_issue_date from oneoff_number_series where tenant = ? and key = ?';
      const [row] = await find(sql, tenant, key);
      return row ? counterOf(row) : null;
    },
    async takenNumbers(tenant, { kind, billingEntityId, ...query }) {
      const { from, to, after, limit } = numberRange(query);
      const table = kind === 'invoice' ? 'oneoff_invoices' : 'oneoff_credit_notes';
      const where = 'tenant = ? and billing_entity = ? and number >= ? and number <= ?';
      const beyond = after === undefined ? '' : ' and number > ?';
      const sql = `select number, customer from ${table} where ${where}${beyond} order by number limit ${limit}`;
      const rows = await find(sql, tenant, billingEntityId, from, to, ...(after === undefined ? [] : [after]));
      return rows.map(({ number, customer }) => ({ number: number as string, customerId: customer as string }));
    },
    list: async (tenant, query) => readPageOf<Invoice>(invoicePage(tenant, query)),
    async listSummaries(tenant, query) {
      const { items, nextCursor } = await readPageOf<Invoice>(invoicePage(tenant, query, WITHOUT_LINES));
      return { items: items.map(summaryOf), nextCursor };
    },
    async listDue(tenant, now, limit) {
      throwFaults([checkInstant(now, '/now') ?? [], checkDueLimit(limit)].flat());
      const where = 'tenant = ? and finalize_at <= ? order by finalize_at, id';
      const sql = `select id from oneoff_invoices where ${where} limit ${limit}`;
      return (await find(sql, tenant, toSortable(now))).map(({ id }) => id as string);
    },
    async history(tenant, id, { fromSequence = 1, limit: size = 100, ...page } = {}) {
      const { limit, after, faults } = readPage({ ...page, limit: size }, isSequencePlace);
      throwFaults(faults);
      const first = Math.max(fromSequence, Number(after?.[0] ?? 0) + 1);
      const where = `tenant = ? and invoice = ? and sequence >= ${first}`;
      const events = `select event from oneoff_events where ${where} order by sequence limit ${limit + 1}`;
      const rows = await find(upToPageBytes(events, 'event'), tenant, id);
      const texts = rows.map(({ event }) => event as string);
      return pageOfTexts<InvoiceEvent>(texts, limit, sequencePlace);
    },
    async creditNotes(tenant, invoiceId) {
      const sql = 'select document from oneoff_credit_notes where tenant = ? and invoice = ? order by created_at, id';
      return (await find(sql, tenant, invoiceId)).map((row) => documentOf<CreditNote>(row));
    },
    getCreditNote: (tenant, id) => findOne<CreditNote>(byId('oneoff_credit_notes'), tenant, id),
    listCreditNotes: async (tenant, query) => readPageOf<CreditNote>(creditNotePage(tenant, query)),
  };
}

const WITHOUT_LINES = `json_remove(document, '$.lines', '$.taxes', '$.withholdings', '$.payments', '$.attachments')`;

function byId(table: string): string {
  return `select document from ${table} where tenant = ? and id = ?`;
}
