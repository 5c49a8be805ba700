import { StoreError } from '../errors/errors.ts';
import { connectionOf } from './connection.ts';
import { requireSqliteSource } from './require-source.ts';
import type { SqliteSource } from './source.ts';
import type { SqliteStatements } from './statements.ts';

/** Every migration, in order; the first is version 1. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table oneoff_invoices (
  tenant text not null, id text not null, version integer not null, status text not null, payment_status text not null,
  customer text not null, billing_entity text not null, currency text not null, number text, issue_date text,
  due_date text, finalize_at text, is_due integer not null, overdue_at text, created_at text not null,
  purchase_order text, on_hold integer not null, needs_attention integer not null, total text not null, search text not null,
  document text not null, primary key (tenant, id)
)`,
    `create unique index oneoff_invoices_number on oneoff_invoices (tenant, billing_entity, number) where number is not null`,
    'create index oneoff_invoices_list on oneoff_invoices (tenant, created_at, id)',
    'create index oneoff_invoices_issued on oneoff_invoices (tenant, issue_date, created_at, id) where issue_date is not null',
    'create index oneoff_invoices_due on oneoff_invoices (tenant, due_date, created_at, id) where due_date is not null',
    'create index oneoff_invoices_customer on oneoff_invoices (tenant, customer, created_at, id)',
    'create index oneoff_invoices_status on oneoff_invoices (tenant, status, created_at, id)',
    'create index oneoff_invoices_finalize on oneoff_invoices (tenant, finalize_at, id) where finalize_at is not null',
    'create index oneoff_invoices_attention on oneoff_invoices (tenant, created_at, id) where needs_attention = 1',
    `create table oneoff_metadata (
  tenant text not null, name text not null, value text not null, invoice text not null,
  primary key (tenant, name, value, invoice)
) without rowid`,
    'create index oneoff_metadata_invoice on oneoff_metadata (tenant, invoice)',
    `create table oneoff_credit_notes (
  tenant text not null, id text not null, invoice text not null, customer text not null, billing_entity text not null,
  number text not null, created_at text not null, document text not null, primary key (tenant, id)
)`,
    'create unique index oneoff_credit_notes_number on oneoff_credit_notes (tenant, billing_entity, number)',
    'create index oneoff_credit_notes_invoice on oneoff_credit_notes (tenant, invoice, created_at, id)',
    'create index oneoff_credit_notes_list on oneoff_credit_notes (tenant, created_at, id)',
    `create table oneoff_events (
  tenant text not null, invoice text not null, sequence integer not null, id text not null, type text not null,
  billing_entity text not null, occurred_at text not null, event text not null,
  primary key (tenant, invoice, sequence)
)`,
    'create unique index oneoff_events_id on oneoff_events (tenant, id)',
    'create index oneoff_events_time on oneoff_events (tenant, occurred_at)',
    `create table oneoff_number_series (
  tenant text not null, key text not null, last integer not null, last_issue_date text, primary key (tenant, key)
) without rowid`,
    `create table oneoff_idempotency_keys (
  tenant text not null, key text not null, fingerprint text not null, answer text not null, primary key (tenant, key)
) without rowid`,
    `create table oneoff_records (
  tenant text not null, kind text not null, key text not null, document text not null, search text not null,
  primary key (tenant, kind, key)
)`,
    `create table oneoff_endpoints (
  tenant text not null, id text not null, state text not null, billing_entity text, event_types text not null,
  failing_since integer, held_until integer, proven integer not null default 0, document text not null,
  primary key (tenant, id)
)`,
    `create table oneoff_added_endpoints (
  tenant text not null, id text not null, endpoint text not null, primary key (tenant, id)
)`,
    `create table oneoff_deliveries (
  tenant text not null, endpoint text not null, invoice text not null, sequence integer not null, status text not null,
  attempt integer not null, queued_at integer not null, due_at integer not null, token text, error text,
  settled_at integer, bytes integer not null, primary key (tenant, endpoint, invoice, sequence)
) without rowid`,
    `create index oneoff_deliveries_waiting on oneoff_deliveries (tenant, endpoint, due_at)
where status in ('pending', 'leased')`,
  ],
];

/**
 * Create or bring up to date the tables `oneoff_…` of {@link sqliteStore}, {@link sqliteDirectory} and
 * {@link sqliteDeliveryStore}; several processes
 * may do so at once.
 *
 * @throws {StoreError} the tables are of a newer version of this library
 */
export async function migrateSqlite(source: SqliteSource): Promise<void> {
  requireSqliteSource(source, 'migrateSqlite');
  await connectionOf(source).transact((on) => {
    const version = versionOf(on);
    if (version === 0) on.run('create table if not exists oneoff_schema (version integer not null)');
    if (version > MIGRATIONS.length) {
      const message = `the tables are of version ${version}, and this release knows ${MIGRATIONS.length}; install the release that migrated them`;
      throw new StoreError(message, { retryable: false });
    }
    MIGRATIONS.slice(version).forEach((statements, index) => {
      for (const statement of statements) on.run(statement);
      on.run('insert into oneoff_schema (version) values (?)', version + index + 1);
    });
  });
}

function versionOf(on: SqliteStatements): number {
  const tables = on.all(`select name from sqlite_master where type = 'table' and name = 'oneoff_schema'`);
  if (tables.length === 0) return 0;
  return Number(on.all('select max(version) as version from oneoff_schema')[0]?.['version'] ?? 0);
}
