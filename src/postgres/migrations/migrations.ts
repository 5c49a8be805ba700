import { identifier } from '../connection/sql.ts';
import { deliveryLanes } from './delivery-lanes.ts';
import { invoiceSearch } from './invoice-search.ts';
import { listIndexes } from './list-indexes.ts';

/** The tables that hold tenants' rows. */
export const TENANT_TABLES = [
  'invoices',
  'invoice_metadata',
  'credit_notes',
  'events',
  'number_series',
  'idempotency_keys',
  'endpoints',
  'endpoint_events',
  'added_endpoints',
  'deliveries',
  'billing_entities',
  'customers',
  'add_ons',
  'taxes',
] as const;

/**
 * Every migration, in order; the first is version 1. One that was released never changes.
 *
 * Every key and unique index begins with the tenant, and no foreign key leaves a row. Texts that are compared have the
 * collation "C": the same order on every machine, also after an upgrade of its locales. Documents are `json`, which
 * keeps the order of their members.
 */
export function migrations(schema: string): readonly (readonly string[])[] {
  const name = identifier(schema);
  return [initial(name), listIndexes(name), deliveryLanes(name), invoiceSearch(name)];
}

const TEXT = 'text collate "C"';

/** Columns of a list's index: the condition in front, then the order of the list. */
const IN_ORDER = 'created_at, id';

function initial(schema: string): readonly string[] {
  return [
    `create table if not exists ${schema}.invoices (
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  version integer not null,
  document_type ${TEXT} not null,
  status ${TEXT} not null,
  payment_status ${TEXT} not null,
  on_hold boolean not null,
  billing_entity ${TEXT} not null,
  customer ${TEXT} not null,
  currency ${TEXT} not null,
  number ${TEXT},
  issue_date date,
  due_date date,
  finalize_at timestamptz,
  subtotal numeric not null,
  tax_amount numeric not null,
  total numeric not null,
  amount_paid numeric not null,
  amount_credited numeric not null,
  amount_due numeric not null,
  created_at timestamptz not null,
  finalized_at timestamptz,
  voided_at timestamptz,
  paid_at timestamptz,
  overdue_at timestamptz,
  credit_notes integer not null default 0,
  document json not null,
  primary key (tenant, id)
)`,
    inPlace(`${schema}.invoices`, 'document'),
    `create unique index if not exists invoices_number on ${schema}.invoices (tenant, billing_entity, number) where number is not null`,
    `create index if not exists invoices_list on ${schema}.invoices (tenant, ${IN_ORDER}, issue_date, due_date)`,
    `create index if not exists invoices_status on ${schema}.invoices (tenant, status, ${IN_ORDER})`,
    `create index if not exists invoices_payment_status on ${schema}.invoices (tenant, payment_status, ${IN_ORDER})`,
    `create index if not exists invoices_customer on ${schema}.invoices (tenant, customer, ${IN_ORDER})`,
    `create index if not exists invoices_billing_entity on ${schema}.invoices (tenant, billing_entity, ${IN_ORDER})`,
    `create index if not exists invoices_currency on ${schema}.invoices (tenant, currency, ${IN_ORDER})`,
    `create index if not exists invoices_by_number on ${schema}.invoices (tenant, number, ${IN_ORDER}) where number is not null`,
    `create index if not exists invoices_overdue on ${schema}.invoices (tenant, ${IN_ORDER}, due_date, overdue_at) where status = 'finalized' and amount_due > 0`,
    `create index if not exists invoices_due on ${schema}.invoices (tenant, finalize_at, id) where status in ('draft', 'open') and not on_hold and finalize_at is not null`,
    `create table if not exists ${schema}.invoice_metadata (
  tenant ${TEXT} not null,
  name ${TEXT} not null,
  value ${TEXT} not null,
  created_at timestamptz not null,
  invoice ${TEXT} not null,
  primary key (tenant, name, value, created_at, invoice)
)`,
    `create index if not exists invoice_metadata_invoice on ${schema}.invoice_metadata (tenant, invoice)`,
    `create table if not exists ${schema}.credit_notes (
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  invoice ${TEXT} not null,
  billing_entity ${TEXT} not null,
  customer ${TEXT} not null,
  currency ${TEXT} not null,
  number ${TEXT} not null,
  issue_date date not null,
  subtotal numeric not null,
  tax_amount numeric not null,
  total numeric not null,
  created_at timestamptz not null,
  document json not null,
  primary key (tenant, id)
)`,
    inPlace(`${schema}.credit_notes`, 'document'),
    `create unique index if not exists credit_notes_number on ${schema}.credit_notes (tenant, billing_entity, number)`,
    `create index if not exists credit_notes_invoice on ${schema}.credit_notes (tenant, invoice, ${IN_ORDER})`,
    `create table if not exists ${schema}.events (
  tenant ${TEXT} not null,
  invoice ${TEXT} not null,
  sequence integer not null,
  id ${TEXT} not null,
  type ${TEXT} not null,
  billing_entity ${TEXT} not null,
  occurred_at timestamptz not null,
  event json not null,
  snapshot json,
  size integer not null default 0,
  primary key (tenant, invoice, sequence)
)`,
    ...[
      ['invoices', 'document'],
      ['events', 'snapshot'],
      ['events', 'event'],
    ].map(([table, column]) => withFastCompression(`${schema}.${table}`, `${column}`)),
    `comment on column ${schema}.events.snapshot is 'data.invoice of the event; null: it follows from the events before it'`,
    `create unique index if not exists events_id on ${schema}.events (tenant, id)`,
    `create table if not exists ${schema}.number_series (
  tenant ${TEXT} not null,
  key ${TEXT} not null,
  last bigint,
  last_issue_date date,
  primary key (tenant, key)
) with (fillfactor = 50)`,
    `create table if not exists ${schema}.idempotency_keys (
  tenant ${TEXT} not null,
  key ${TEXT} not null,
  fingerprint ${TEXT} not null,
  answer json,
  created_at timestamptz not null default now(),
  primary key (tenant, key)
)`,
    `create table if not exists ${schema}.endpoints (
  tenant ${TEXT} not null,
  id ${TEXT} not null,
  state ${TEXT} not null,
  billing_entity ${TEXT},
  event_types json not null,
  failing_since timestamptz,
  held_until timestamptz,
  document json not null,
  primary key (tenant, id)
)`,
    `create table if not exists ${schema}.deliveries (
  tenant ${TEXT} not null,
  endpoint ${TEXT} not null,
  invoice ${TEXT} not null,
  sequence integer not null,
  status ${TEXT} not null default 'pending',
  attempt integer not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  token ${TEXT},
  error text,
  settled_at timestamptz,
  primary key (tenant, endpoint, invoice, sequence)
)`,
    `create index if not exists deliveries_due on ${schema}.deliveries (tenant, endpoint, due_at, invoice, sequence) where status in ('pending', 'leased')`,
    ...['billing_entities', 'customers'].map((table) => records(schema, table, 'id')),
    ...['add_ons', 'taxes'].map((table) => records(schema, table, 'code')),
  ];
}

/** Keep a document in its row, compressed, while it fits a page: a list reads one page a row, not five. */
function inPlace(table: string, column: string): string {
  return `alter table ${table} alter column ${column} set storage main`;
}

/** Compress with lz4 where the server was built with it. */
function withFastCompression(table: string, column: string): string {
  return `do $$ begin
  alter table ${table} alter column ${column} set compression lz4;
exception when feature_not_supported then null;
end $$`;
}

function records(schema: string, table: string, key: string): string {
  return `create table if not exists ${schema}.${table} (
  tenant ${TEXT} not null,
  ${key} ${TEXT} not null,
  document json not null,
  primary key (tenant, ${key})
)`;
}
