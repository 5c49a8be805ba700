import { isSmall } from '../queries/is-small.ts';
import { CREDIT_NOTE_COLUMNS, EVENT_COLUMNS, INVOICE_COLUMNS } from './rows.ts';

// The clauses of the write: `$1` is the tenant, `rows` the source that a clause reads its rows from as `r`.

const names = (columns: object, prefix = ''): string =>
  Object.keys(columns)
    .map((name) => prefix + name)
    .join(', ');

/** New and changed invoices, which later clauses read from `put`. */
export function putInvoices(rows: string): string {
  return `put as materialized (
  select r.* from ${rows}
)`;
}

/** New invoices: an id that exists already is a unique violation, never a replacement. */
export function insertInvoices(schema: string): string {
  return `created as (
  insert into ${schema}.invoices (tenant, ${names(INVOICE_COLUMNS)}, credit_notes)
  select $1::text, ${names(INVOICE_COLUMNS)}, credit_notes from put where is_new
)`;
}

/** Changed invoices. */
export function updateInvoices(schema: string): string {
  const { id: _, ...changing } = INVOICE_COLUMNS;
  const sets = Object.keys(changing).map((name) => `${name} = p.${name}`);
  return `changed as (
  update ${schema}.invoices i set ${sets.join(', ')}, credit_notes = i.credit_notes + p.credit_notes
  from put p where i.tenant = $1::text and i.id = p.id and not p.is_new
)`;
}

/** Metadata as rows of their own, which a list finds in its order. */
export function putMetadata(schema: string): string {
  return `untagged as (
  delete from ${schema}.invoice_metadata m using put p
  where m.tenant = $1::text and m.invoice = p.id and not exists (
    select from json_each_text(p.metadata) e where e.key = m.name and e.value = m.value and m.created_at = p.created_at
  )
),
tagged as (
  insert into ${schema}.invoice_metadata (tenant, name, value, created_at, invoice)
  select $1::text, e.key, e.value, p.created_at, p.id from put p, json_each_text(p.metadata) e
  on conflict do nothing
)`;
}

/**
 * Events, and a delivery for every endpoint that wants one.
 *
 * Whether any endpoint wants a type is asked first, as the next type in the order of the index. Where all endpoints of a
 * large tenant want the same other type, the planner takes every type for as common, and would read the table for each.
 */
export function insertEvents(schema: string, rows: string): string {
  const { derived: _, same: __, size: ___, snapshot: ____, ...columns } = EVENT_COLUMNS;
  return `logged as (
  insert into ${schema}.events (tenant, ${names(columns)}, snapshot, size)
  select $1::text, ${names(columns, 'r.')}, case when r.derived then null when r.same then p.document else r.snapshot end,
    coalesce(nullif(r.size, 0), octet_length(p.document::text), 0)
  from ${rows} left join put p on p.id = r.invoice
  returning invoice, sequence, type, billing_entity, octet_length(event::text) + size as bytes
),
queued as (
  insert into ${schema}.deliveries (tenant, endpoint, invoice, sequence, queued_at, due_at, small, bytes)
  select distinct $1::text, d.id, l.invoice, l.sequence, now(), now(), d.small, l.bytes
  from logged l
  cross join lateral (
    select w.type from (values ('*'), (l.type), (split_part(l.type, '.', 1) || '.*')) as w(type)
    cross join lateral (
      select n.type from ${schema}.endpoint_events n where n.tenant = $1::text and n.type >= w.type order by n.type limit 1
    ) n
    where n.type = w.type offset 0
  ) w
  cross join lateral (
    select t.endpoint from ${schema}.endpoint_events t where t.tenant = $1::text and t.type = w.type offset 0
  ) t
  cross join lateral (
    select e.id, ${isSmall('e')} as small from ${schema}.endpoints e
    where e.tenant = $1::text and e.id = t.endpoint and e.state <> 'disabled'
      and coalesce(e.billing_entity, l.billing_entity) = l.billing_entity
    limit 1
  ) d
)`;
}

/** New credit notes. */
export function insertCreditNotes(schema: string, rows: string): string {
  return `credited as (
  insert into ${schema}.credit_notes (tenant, ${names(CREDIT_NOTE_COLUMNS)})
  select $1::text, r.* from ${rows}
)`;
}

/** How many credit notes an invoice has that does not change itself. */
export function countCreditNotes(schema: string, rows: string): string {
  return `counted as (
  update ${schema}.invoices i set credit_notes = i.credit_notes + r.count
  from ${rows} where i.tenant = $1::text and i.id = r.id
)`;
}

/** The answers of keys that were claimed. */
export function putAnswers(schema: string, rows: string): string {
  return `answered as (
  update ${schema}.idempotency_keys k set fingerprint = r.fingerprint, answer = r.answer
  from ${rows} where k.tenant = $1::text and k.key = r.key
)`;
}

/** Keys that were claimed and got no answer. */
export function giveBackKeys(schema: string, list: string): string {
  return `given_back as (
  delete from ${schema}.idempotency_keys
  where tenant = $1::text and key in (select json_array_elements_text(${list}::json))
)`;
}

/** The current counters. */
export function putSeries(schema: string, rows: string): string {
  return `numbered as (
  insert into ${schema}.number_series (tenant, key, last, last_issue_date)
  select $1::text, r.key, r.last, r.last_issue_date from ${rows}
  on conflict (tenant, key) do update set last = excluded.last, last_issue_date = excluded.last_issue_date
)`;
}

/** Drafts that are deleted; their events stay. */
export function deleteInvoices(schema: string, list: string): string {
  return `gone as (
  delete from ${schema}.invoices where tenant = $1::text and id in (select json_array_elements_text(${list}::json))
),
gone_metadata as (
  delete from ${schema}.invoice_metadata where tenant = $1::text and invoice in (select json_array_elements_text(${list}::json))
)`;
}
