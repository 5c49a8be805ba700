import type { Context } from 'hono';
import type { InvoiceQuery, InvoiceStatus } from 'oneoff';
import { invoiceFilter } from './invoice-filter.ts';
import { type InvoiceListQuery, readInvoiceListQuery } from './invoice-list-query.ts';
import { listedInvoiceView } from './invoice-view.ts';
import type { LagoEnv } from './lago-env.ts';
import { newestFirst } from './newest-first.ts';
import { everyItem, pageOf } from './pages.ts';

/**
 * A page of invoices, newest first by issue date.
 *
 * Lago has numbered pages with a total count, so every page reads all invoices that match the store's own filters.
 * Filter a long list by customer or issue date.
 */
export async function listInvoices(c: Context<LagoEnv>) {
  const lago = c.var.lago;
  const query = readInvoiceListQuery(c);
  const found = await everyItem((page) => lago.invoicing.list({ ...storeQuery(query), ...page }));
  const notes = await lago.notes.find(
    lago.tenant,
    'invoice',
    found.map(({ id }) => id),
  );
  const matches = invoiceFilter(query);
  const wanted = found.filter((invoice) => matches(invoice, notes.get(invoice.id)));
  const { items, meta } = pageOf(c, wanted.sort(newestFirst));
  const invoices = await Promise.all(items.map((one) => listedInvoiceView(one, notes.get(one.id), lago)));
  return { invoices, meta };
}

/** The filters that the store applies. */
function storeQuery(query: InvoiceListQuery): InvoiceQuery {
  const { external_customer_id, currency, issuing_date_from, issuing_date_to, billing_entity_codes: sellers } = query;
  const [seller] = sellers;
  return {
    ...(external_customer_id && { customerId: external_customer_id }),
    ...(currency && { currency }),
    ...(issuing_date_from && { issueDateFrom: issuing_date_from }),
    ...(issuing_date_to && { issueDateTo: issuing_date_to }),
    ...(seller && sellers.length === 1 && { billingEntityId: seller }),
    ...(query.statuses.length > 0 && { status: query.statuses.flatMap(statusesOf) }),
  };
}

/** Our statuses that one of Lago's statuses can mean. */
function statusesOf(status: InvoiceListQuery['statuses'][number]): readonly InvoiceStatus[] {
  if (status === 'finalized' || status === 'voided') return [status];
  return status === 'failed' ? [] : ['draft', 'open'];
}
