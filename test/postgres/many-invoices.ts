import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The tenant that {@link storeManyInvoices} fills. */
export const CROWDED = 'crowded';

/**
 * Store so many invoices of one tenant by SQL alone, the newest of today, spread over three years: 90 % finalized, a
 * third of those unpaid, 2 % drafts with a schedule, half of those on hold and a fifth in need of attention; one in ten has a purchase order.
 */
export async function storeManyInvoices(pool: pg.Pool, schema: string, count: number, bytes = 2400): Promise<void> {
  const filler = fillerOf(bytes);
  await pool.query(`insert into "${schema}".invoices (
    tenant, id, version, document_type, status, payment_status, on_hold, needs_attention, billing_entity, customer, currency, number,
    issue_date, due_date, finalize_at, subtotal, tax_amount, total, amount_paid, amount_credited, amount_due, created_at,
    overdue_at, purchase_order, search, document)
  select '${CROWDED}', n.id, 1, 'invoice', n.status,
    case when n.status <> 'finalized' then 'unpaid' else (array['paid', 'paid', 'unpaid', 'partially_paid', 'credited', 'paid', 'uncollectible', 'paid', 'paid'])[1 + n.i % 9] end,
    n.i % 100 = 1, n.i % 250 = 1, case n.i % 10 when 0 then 'small' else 'acme' end, 'customer-' || n.i % 1000,
    case when n.i % 1000 = 7 then 'JPY' else 'EUR' end, n.number, n.day, n.day + 30,
    case when n.status = 'draft' then n.created_at + interval '1 day' end,
    100, 19, 119 + n.i % 1000, case when n.i % 3 = 0 then 0 else 119 end, 0, case when n.i % 3 = 0 then 119 else 0 end, n.created_at,
    case when n.i % 3 = 0 and n.day < current_date - 60 then now() end,
    case when n.i % 10 = 3 then 'po-' || n.i % 5000 end,
    lower(concat_ws(E'\\n', n.number, 'Customer ' || n.i % 1000 || ' Incorporated', 'customer-' || n.i % 1000, case when n.i % 10 = 3 then 'po-' || n.i % 5000 end)),
    json_build_object('id', n.id, 'createdAt', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'issueDate', n.day, 'dueDate', n.day + 30, 'memo', '${filler}')
  from (
    select i, 'inv-' || lpad(i::text, 8, '0') as id,
      case when i % 50 = 1 then 'draft' when i % 50 = 2 then 'open' when i % 25 = 3 then 'voided' else 'finalized' end as status,
      case when i % 50 in (1, 2) then null else 'INV-' || i end as number,
      case when i % 50 in (1, 2) then null else (now() - i * interval '3 years' / ${count})::date end as day,
      now() - i * interval '3 years' / ${count} as created_at
    from generate_series(1, ${count}) i
  ) n`);
  await pool.query(`insert into "${schema}".invoice_metadata (tenant, name, value, created_at, invoice)
  select tenant, e.name, e.value, created_at, id from "${schema}".invoices
  cross join lateral (values ('project', 'p-' || substr(id, 8) ), ('plan', case when id like '%0' then 'pro' else 'free' end)) e(name, value)
  where tenant = '${CROWDED}'`);
  await pool.query(`vacuum analyze "${schema}".invoices`);
  await pool.query(`vacuum analyze "${schema}".invoice_metadata`);
}

/** Store so many credit notes of that tenant, spread over three years, ten on an invoice. */
export async function storeManyCreditNotes(pool: pg.Pool, schema: string, count: number, bytes = 2400): Promise<void> {
  await pool.query(`insert into "${schema}".credit_notes (
    tenant, id, invoice, billing_entity, customer, currency, number, issue_date, subtotal, tax_amount, total, created_at,
    document)
  select '${CROWDED}', n.id, 'inv-' || n.i / 10, case n.i % 10 when 0 then 'small' else 'acme' end,
    'customer-' || n.i % 1000, 'EUR', 'CN-' || n.i, n.created_at::date, 10, 1.9, 11.9, n.created_at,
    json_build_object('id', n.id, 'createdAt', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'memo', '${fillerOf(bytes)}')
  from (
    select i, 'note-' || lpad(i::text, 8, '0') as id, now() - i * interval '3 years' / ${count} as created_at
    from generate_series(1, ${count}) i
  ) n`);
  await pool.query(`vacuum analyze "${schema}".credit_notes`);
}

/** As large as a document of some lines, and nothing that compression makes small. */
function fillerOf(bytes: number): string {
  return randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64url');
}
