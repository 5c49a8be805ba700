import { TEXT } from './column-types.ts';
import { growingTable } from './partitions.ts';

/** Columns of a list's index: the condition or the day in front, then the order of the list. */
const IN_ORDER = 'created_at, id';

/**
 * Invoices, credit notes, events, number series and idempotency keys.
 *
 * Each page of a list is one range of an index, however long ago. Overdue invoices have two indexes, marked and unmarked:
 * the unmarked ones are few, and a job looks for them every hour. `search` is what a search looks through, folded by the
 * library; its index also holds what else is filtered and counted, so that nothing of that is read from the table. It is
 * the index of lists without a condition as well: each index costs every commit about 130 bytes of write-ahead log.
 */
export function invoiceTables(schema: string, partitions?: number): readonly string[] {
  return [
    ...growingTable(
      `${schema}.invoices`,
      `tenant ${TEXT} not null,
  id ${TEXT} not null,
  version integer not null,
  document_type ${TEXT} not null,
  status ${TEXT} not null,
  payment_status ${TEXT} not null,
  on_hold boolean not null,
  needs_attention boolean not null,
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
  purchase_order ${TEXT},
  search ${TEXT},
  credit_notes integer not null default 0,
  document json not null,
  primary key (tenant, id)`,
      partitions,
    ),
    inPlace(`${schema}.invoices`, 'document, search, tenant, id, billing_entity, customer, number, purchase_order'),
    `create unique index if not exists invoices_number on ${schema}.invoices (tenant, billing_entity, number) include (customer) where number is not null`,
    ...indexesOf(schema, 'invoices', INVOICE_INDEXES),
    ...growingTable(
      `${schema}.invoice_metadata`,
      `tenant ${TEXT} not null,
  name ${TEXT} not null,
  value ${TEXT} not null,
  created_at timestamptz not null,
  invoice ${TEXT} not null,
  primary key (tenant, name, value, created_at, invoice)`,
      partitions,
    ),
    `create index if not exists invoice_metadata_invoice on ${schema}.invoice_metadata (tenant, invoice)`,
    ...growingTable(
      `${schema}.credit_notes`,
      `tenant ${TEXT} not null,
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
  primary key (tenant, id)`,
      partitions,
    ),
    inPlace(`${schema}.credit_notes`, 'document, tenant, id, invoice, billing_entity, customer, number'),
    `create unique index if not exists credit_notes_number on ${schema}.credit_notes (tenant, billing_entity, number) include (customer)`,
    ...indexesOf(schema, 'credit_notes', CREDIT_NOTE_INDEXES),
    ...growingTable(
      `${schema}.events`,
      `tenant ${TEXT} not null,
  invoice ${TEXT} not null,
  sequence integer not null,
  id ${TEXT} not null,
  type ${TEXT} not null,
  billing_entity ${TEXT} not null,
  occurred_at timestamptz not null,
  event json not null,
  snapshot json,
  size integer not null default 0,
  primary key (tenant, invoice, sequence)`,
      partitions,
    ),
    inPlace(`${schema}.events`, 'event, tenant, invoice, id, type, billing_entity'),
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
    ...growingTable(
      `${schema}.idempotency_keys`,
      `tenant ${TEXT} not null,
  key ${TEXT} not null,
  fingerprint ${TEXT} not null,
  answer json,
  created_at timestamptz not null default now(),
  primary key (tenant, key)`,
      partitions,
    ),
  ];
}

/** An index: its name after the table's, its columns after the tenant, and what else it has. */
type Index = readonly [name: string, columns: string, more?: string];

const OVERDUE = `where status = 'finalized' and amount_due > 0 and overdue_at is`;

const INVOICE_INDEXES: readonly Index[] = [
  ['status', `status, ${IN_ORDER}`],
  ['payment_status', `payment_status, ${IN_ORDER}`],
  ['customer', `customer, ${IN_ORDER}`],
  ['billing_entity', `billing_entity, ${IN_ORDER}`],
  ['currency', `currency, ${IN_ORDER}`],
  ['by_number', `number, ${IN_ORDER}`, 'where number is not null'],
  ['purchase_order', `purchase_order, ${IN_ORDER}`, 'where purchase_order is not null'],
  ['held', IN_ORDER, 'where on_hold'],
  ['attention', IN_ORDER, 'where needs_attention'],
  ['search', IN_ORDER, 'include (search, total, status, payment_status, on_hold, issue_date, due_date, amount_due)'],
  ['issue_date', `issue_date, ${IN_ORDER}`, 'where issue_date is not null'],
  ['due_date', `due_date, ${IN_ORDER}`, 'where due_date is not null'],
  ['due', 'finalize_at, id', `where status in ('draft', 'open') and not on_hold and finalize_at is not null`],
  ['overdue_unmarked', `due_date, ${IN_ORDER}`, `${OVERDUE} null`],
  ['overdue_marked', `due_date, ${IN_ORDER}`, `${OVERDUE} not null`],
  ['marked', IN_ORDER, 'where overdue_at is not null'],
  [
    'receivable',
    'currency, due_date',
    `include (amount_due, billing_entity) where status = 'finalized' and amount_due > 0 and payment_status <> 'uncollectible'`,
  ],
  [
    'issued',
    'currency, issue_date',
    `include (subtotal, tax_amount, total, billing_entity) where status = 'finalized'`,
  ],
  ['counted', 'status, payment_status, on_hold, billing_entity, currency'],
];

const CREDIT_NOTE_INDEXES: readonly Index[] = [
  ['list', IN_ORDER],
  ['invoice', `invoice, ${IN_ORDER}`],
  ['customer', `customer, ${IN_ORDER}`],
  ['billing_entity', `billing_entity, ${IN_ORDER}`],
  ['by_number', `number, ${IN_ORDER}`],
  ['issued', 'currency, issue_date', 'include (subtotal, tax_amount, total, billing_entity)'],
];

/** The statements of a table's indexes. */
function indexesOf(schema: string, table: string, indexes: readonly Index[]): readonly string[] {
  return indexes.map(([name, columns, more = '']) =>
    `create index if not exists ${table}_${name} on ${schema}.${table} (tenant, ${columns}) ${more}`.trimEnd(),
  );
}

/**
 * Keep columns in their row, compressed, while they fit a page: a list reads one page a row, not five, and a commit writes
 * no rows of another table, with an index of its own. Beside a document that stays, the server would move out the next
 * longest text, even an id.
 */
function inPlace(table: string, columns: string): string {
  const kept = columns.split(', ').map((column) => `alter column ${column} set storage main`);
  return `alter table ${table} ${kept.join(', ')}`;
}

/** Compress with lz4 where the server was built with it. */
function withFastCompression(table: string, column: string): string {
  return `do $$ begin
  alter table ${table} alter column ${column} set compression lz4;
exception when feature_not_supported then null;
end $$`;
}
