const TEXT = 'text collate "C"';
const IN_ORDER = 'created_at, id';

/**
 * The columns and indexes of searches, and of the figures that pages show.
 *
 * `search` is what a search looks through, folded by the library; the rows of earlier versions are folded here as far as
 * SQL can. The index of it also holds what else is filtered and counted, so that nothing of that is read from the table.
 */
export function invoiceSearch(schema: string): readonly string[] {
  const folded = (text: string): string =>
    `left(lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g')), 330)`;
  const customer = `document -> 'customer'`;
  const record = (table: string, key: string): readonly string[] => [
    `alter table ${schema}.${table} add column if not exists search ${TEXT}`,
    `update ${schema}.${table} set search = ${folded(`concat_ws(E'\n', document ->> 'name', document ->> 'tradingName', ${key}, document ->> 'email')`)} where search is null`,
  ];
  return [
    `alter table ${schema}.invoices add column if not exists purchase_order ${TEXT}`,
    `alter table ${schema}.invoices add column if not exists search ${TEXT}`,
    `update ${schema}.invoices set purchase_order = document ->> 'purchaseOrderNumber', search = ${folded(`concat_ws(E'\n', number, ${customer} ->> 'name', customer, document ->> 'purchaseOrderNumber')`)} where search is null`,
    `create index if not exists invoices_search on ${schema}.invoices (tenant, ${IN_ORDER}) include (search, total, status, payment_status, on_hold, issue_date, due_date, amount_due)`,
    `create index if not exists invoices_purchase_order on ${schema}.invoices (tenant, purchase_order, ${IN_ORDER}) where purchase_order is not null`,
    `create index if not exists invoices_held on ${schema}.invoices (tenant, ${IN_ORDER}) where on_hold`,
    `create index if not exists invoices_receivable on ${schema}.invoices (tenant, currency, due_date) include (amount_due, billing_entity) where status = 'finalized' and amount_due > 0 and payment_status <> 'uncollectible'`,
    `create index if not exists invoices_issued on ${schema}.invoices (tenant, currency, issue_date) include (subtotal, tax_amount, total, billing_entity) where status = 'finalized'`,
    `create index if not exists invoices_counted on ${schema}.invoices (tenant, status, payment_status, on_hold, billing_entity, currency)`,
    `create index if not exists credit_notes_issued on ${schema}.credit_notes (tenant, currency, issue_date) include (subtotal, tax_amount, total, billing_entity)`,
    ...record('customers', 'id'),
    ...record('add_ons', 'code'),
  ];
}
