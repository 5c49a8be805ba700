import { checkInstant } from '../calendar/instant.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { summaryOf } from '../invoice/summary.ts';
import { checkDueLimit } from '../paging/check-due-limit.ts';
import { isPlaceIn, placeIn } from '../paging/list-place.ts';
import { readPage } from '../paging/page.ts';
import type { Answer, Changes, Found, InvoiceStore, Reads } from '../ports/invoice-store.ts';
import { flag } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { requireTenant } from '../validation/require-tenant.ts';
import { isStorable } from '../validation/storable.ts';
import { createGroupCommit } from './commit/group-commit.ts';
import { createKnownSeries } from './commit/known-series.ts';
import type { Database } from './connection/database.ts';
import { databaseOf, replicaOf } from './connection/database-of.ts';
import { lockTimeoutMs, schemaName } from './connection/option-shapes.ts';
import { requireSource } from './connection/require-source.ts';
import type { PostgresSource } from './connection/source.ts';
import { identifier, type SqlRow } from './connection/sql.ts';
import { creditNotesSql } from './queries/credit-notes-sql.ts';
import { historyPage, historySql, readHistoryQuery } from './queries/history.ts';
import { readListQuery } from './queries/list-query.ts';
import { listSql, WITHOUT_LINES } from './queries/list-sql.ts';
import { documentPage, upToPageBytes } from './queries/page-rows.ts';
import { takenNumbersSql } from './queries/taken-numbers-sql.ts';

/** Options of {@link postgresStore}. */
export interface PostgresStoreOptions {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Set the tenant in every transaction, reads included, for a schema with row level security. Default `false`. */
  readonly rowLevelSecurity?: boolean;
  /**
   * Let each connection of a pool prepare the store's statements once, default `false`. Faster; not for a pooler in
   * transaction mode that does not follow prepared statements.
   */
  readonly preparedStatements?: boolean;
  /**
   * How long a statement waits for a row that another transaction has locked, in milliseconds; default 5000. Then the
   * call is refused with a retryable `StoreError`. In your own transaction your `lock_timeout` holds instead.
   */
  readonly lockTimeoutMs?: number;
}

const optionsShape = object<PostgresStoreOptions>({
  schema: optional(schemaName),
  rowLevelSecurity: optional(flag),
  preparedStatements: optional(flag),
  lockTimeoutMs: optional(lockTimeoutMs),
});

/**
 * A durable store on PostgreSQL: through a pool of node-postgres, in PGlite, or inside the host's own transaction.
 *
 * It keeps no state in a session. Callers of one process that wait for one number series share a transaction; what
 * collides with others is tried again, unless the transaction is the host's.
 *
 * With `readPool`, lists, searches and `takenNumbers` are read from a replica and may be late; see {@link PoolSource}.
 *
 * @example
 * ```ts
 * const pool = new pg.Pool({ connectionString });
 * await migrate({ pool });
 * const invoicing = createInvoicing({ store: postgresStore({ pool }), directory });
 * ```
 */
export function postgresStore(source: PostgresSource, options: PostgresStoreOptions = {}): InvoiceStore {
  requireSource(source, 'postgresStore');
  requireOptions(optionsShape, options, 'postgresStore');
  const schema = identifier(options.schema ?? 'oneoff');
  const database = databaseOf(source, options);
  const replica = replicaOf(source, options);
  const known = createKnownSeries();
  const group = createGroupCommit((tenant) => ({ database, schema, tenant, known }));

  /** Select by exact texts; what no row can hold is found nowhere. */
  const find = async (
    on: Database,
    name: string,
    text: string,
    ...values: readonly [string, ...string[]]
  ): Promise<readonly SqlRow[]> =>
    values.every(isStorable) ? on.read(values[0], { name: `${schema}_${name}`, text, values }) : [];
  const documents = <T>(rows: readonly SqlRow[]): readonly T[] =>
    rows.map(({ document }) => JSON.parse(document as string) as T);
  const select = (columns: string, table: string, where: string): string =>
    `select ${columns} from ${schema}.${table} where tenant = $1::text and ${where}`;

  return {
    atomic: true,
    joined: database.joined,
    async commit<R>(tenant: string, reads: Reads, decide: (found: Found) => Changes<R>) {
      requireTenant(tenant);
      const invoices = reads.invoices.filter(isStorable);
      return group.commit(tenant, { reads: { ...reads, invoices }, decide }) as Promise<R>;
    },
    async findAnswer(tenant, key) {
      const columns = 'fingerprint, answer::text as answer';
      const [row] = await find(
        database,
        'stored',
        select(columns, 'idempotency_keys', 'key = $2::text and answer is not null'),
        tenant,
        key,
      );
      return row
        ? { fingerprint: row['fingerprint'] as string, answer: JSON.parse(row['answer'] as string) as Answer }
        : null;
    },
    async get(tenant, id) {
      const rows = await find(database, 'get', select(DOCUMENT, 'invoices', 'id = $2::text'), tenant, id);
      return documents<Invoice>(rows)[0] ?? null;
    },
    async getByNumber(tenant, billingEntityId, number) {
      const where = 'billing_entity = $2::text and number = $3::text';
      const rows = await find(
        database,
        'by_number',
        select(DOCUMENT, 'invoices', where),
        tenant,
        billingEntityId,
        number,
      );
      return documents<Invoice>(rows)[0] ?? null;
    },
    async getSeries(tenant, key) {
      const columns = `last::text as last, to_char(last_issue_date, 'YYYY-MM-DD') as day`;
      const where = 'key = $2::text and last is not null';
      const [row] = await find(replica, 'series', select(columns, 'number_series', where), tenant, key);
      return row ? { last: Number(row['last']), lastIssueDate: row['day'] as string } : null;
    },
    async takenNumbers(tenant, query) {
      const sql = takenNumbersSql(schema, tenant, query);
      const rows = sql ? await replica.read(tenant, sql) : [];
      return rows.map(({ number, customer }) => ({ number: number as string, customerId: customer as string }));
    },
    async list(tenant, given) {
      const query = readListQuery(given);
      const sql = listSql(schema, tenant, query);
      const rows = sql ? await replica.read(tenant, { ...sql, text: upToPageBytes(sql.text, ...DOCUMENTS) }) : [];
      return documentPage<Invoice>(rows, query.limit, (invoice) => placeIn(query.order, invoice));
    },
    async listSummaries(tenant, given) {
      const query = readListQuery(given);
      const sql = listSql(schema, tenant, query, WITHOUT_LINES);
      const rows = sql ? await replica.read(tenant, { ...sql, text: upToPageBytes(sql.text, ...DOCUMENTS) }) : [];
      const { items, nextCursor } = documentPage<Invoice>(rows, query.limit, (one) => placeIn(query.order, one));
      return { items: items.map(summaryOf), nextCursor };
    },
    async listDue(tenant, now, limit) {
      throwFaults([checkInstant(now, '/now') ?? [], checkDueLimit(limit)].flat());
      const where = `status in ('draft', 'open') and not on_hold and finalize_at is not null and finalize_at <= $2::text::timestamptz`;
      const text = `${select('id', 'invoices', where)} order by finalize_at, id limit $3::text::int`;
      return (await find(database, 'due', text, tenant, now, String(limit))).map(({ id }) => id as string);
    },
    async history(tenant, id, query = {}) {
      const { first, limit } = readHistoryQuery(query);
      const rows = await find(database, 'history', historySql(schema), tenant, id, String(first), String(limit + 1));
      return historyPage(rows, limit);
    },
    async creditNotes(tenant, invoiceId) {
      const text = `${select(DOCUMENT, 'credit_notes', 'invoice = $2::text')} order by created_at, id`;
      return documents<CreditNote>(await find(database, 'credit_notes', text, tenant, invoiceId));
    },
    async getCreditNote(tenant, id) {
      const rows = await find(database, 'credit_note', select(DOCUMENT, 'credit_notes', 'id = $2::text'), tenant, id);
      return documents<CreditNote>(rows)[0] ?? null;
    },
    async listCreditNotes(tenant, query) {
      const { limit, after, faults } = readPage(query, isPlaceIn('createdAt'));
      throwFaults(faults);
      const sql = creditNotesSql(schema, tenant, query, { limit, after });
      const rows = sql ? await replica.read(tenant, { ...sql, text: upToPageBytes(sql.text, ...DOCUMENTS) }) : [];
      return documentPage<CreditNote>(rows, limit, (note) => placeIn('createdAt', note));
    },
  };
}

const DOCUMENT = 'document::text as document';
const DOCUMENTS = [['document'], 'octet_length(document)'] as const;
