begin;

create schema if not exists "oneoff";

create table if not exists "oneoff".migrations (version integer primary key, applied_at timestamptz not null default now());

create table if not exists "oneoff".invoices (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  document_type text collate "C" not null,
  status text collate "C" not null,
  payment_status text collate "C" not null,
  on_hold boolean not null,
  billing_entity text collate "C" not null,
  customer text collate "C" not null,
  currency text collate "C" not null,
  number text collate "C",
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
);

alter table "oneoff".invoices alter column document set storage main;

create unique index if not exists invoices_number on "oneoff".invoices (tenant, billing_entity, number) where number is not null;

create index if not exists invoices_list on "oneoff".invoices (tenant, created_at, id, issue_date, due_date);

create index if not exists invoices_status on "oneoff".invoices (tenant, status, created_at, id);

create index if not exists invoices_payment_status on "oneoff".invoices (tenant, payment_status, created_at, id);

create index if not exists invoices_customer on "oneoff".invoices (tenant, customer, created_at, id);

create index if not exists invoices_billing_entity on "oneoff".invoices (tenant, billing_entity, created_at, id);

create index if not exists invoices_currency on "oneoff".invoices (tenant, currency, created_at, id);

create index if not exists invoices_by_number on "oneoff".invoices (tenant, number, created_at, id) where number is not null;

create index if not exists invoices_overdue on "oneoff".invoices (tenant, created_at, id, due_date, overdue_at) where status = 'finalized' and amount_due > 0;

create index if not exists invoices_due on "oneoff".invoices (tenant, finalize_at, id) where status in ('draft', 'open') and not on_hold and finalize_at is not null;

create table if not exists "oneoff".invoice_metadata (
  tenant text collate "C" not null,
  name text collate "C" not null,
  value text collate "C" not null,
  created_at timestamptz not null,
  invoice text collate "C" not null,
  primary key (tenant, name, value, created_at, invoice)
);

create index if not exists invoice_metadata_invoice on "oneoff".invoice_metadata (tenant, invoice);

create table if not exists "oneoff".credit_notes (
  tenant text collate "C" not null,
  id text collate "C" not null,
  invoice text collate "C" not null,
  billing_entity text collate "C" not null,
  customer text collate "C" not null,
  currency text collate "C" not null,
  number text collate "C" not null,
  issue_date date not null,
  subtotal numeric not null,
  tax_amount numeric not null,
  total numeric not null,
  created_at timestamptz not null,
  document json not null,
  primary key (tenant, id)
);

alter table "oneoff".credit_notes alter column document set storage main;

create unique index if not exists credit_notes_number on "oneoff".credit_notes (tenant, billing_entity, number);

create index if not exists credit_notes_invoice on "oneoff".credit_notes (tenant, invoice, created_at, id);

create table if not exists "oneoff".events (
  tenant text collate "C" not null,
  invoice text collate "C" not null,
  sequence integer not null,
  id text collate "C" not null,
  type text collate "C" not null,
  billing_entity text collate "C" not null,
  occurred_at timestamptz not null,
  event json not null,
  snapshot json,
  size integer not null default 0,
  primary key (tenant, invoice, sequence)
);

do $$ begin
  alter table "oneoff".invoices alter column document set compression lz4;
exception when feature_not_supported then null;
end $$;

do $$ begin
  alter table "oneoff".events alter column snapshot set compression lz4;
exception when feature_not_supported then null;
end $$;

do $$ begin
  alter table "oneoff".events alter column event set compression lz4;
exception when feature_not_supported then null;
end $$;

comment on column "oneoff".events.snapshot is 'data.invoice of the event; null: it follows from the events before it';

create unique index if not exists events_id on "oneoff".events (tenant, id);

create table if not exists "oneoff".number_series (
  tenant text collate "C" not null,
  key text collate "C" not null,
  last bigint,
  last_issue_date date,
  primary key (tenant, key)
) with (fillfactor = 50);

create table if not exists "oneoff".idempotency_keys (
  tenant text collate "C" not null,
  key text collate "C" not null,
  fingerprint text collate "C" not null,
  answer json,
  created_at timestamptz not null default now(),
  primary key (tenant, key)
);

create table if not exists "oneoff".endpoints (
  tenant text collate "C" not null,
  id text collate "C" not null,
  state text collate "C" not null,
  billing_entity text collate "C",
  event_types json not null,
  failing_since timestamptz,
  held_until timestamptz,
  document json not null,
  primary key (tenant, id)
);

create table if not exists "oneoff".deliveries (
  tenant text collate "C" not null,
  endpoint text collate "C" not null,
  invoice text collate "C" not null,
  sequence integer not null,
  status text collate "C" not null default 'pending',
  attempt integer not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  token text collate "C",
  error text,
  settled_at timestamptz,
  primary key (tenant, endpoint, invoice, sequence)
);

create index if not exists deliveries_due on "oneoff".deliveries (tenant, endpoint, due_at, invoice, sequence) where status in ('pending', 'leased');

create table if not exists "oneoff".billing_entities (
  tenant text collate "C" not null,
  id text collate "C" not null,
  document json not null,
  primary key (tenant, id)
);

create table if not exists "oneoff".customers (
  tenant text collate "C" not null,
  id text collate "C" not null,
  document json not null,
  primary key (tenant, id)
);

create table if not exists "oneoff".add_ons (
  tenant text collate "C" not null,
  code text collate "C" not null,
  document json not null,
  primary key (tenant, code)
);

create table if not exists "oneoff".taxes (
  tenant text collate "C" not null,
  code text collate "C" not null,
  document json not null,
  primary key (tenant, code)
);

insert into "oneoff".migrations (version) values (1) on conflict do nothing;

commit;
