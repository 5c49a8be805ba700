import { throwFaults } from '../errors/throw-faults.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { needsAttention } from '../invoice/needs-attention.ts';
import { type InvoiceSummary, summaryOf } from '../invoice/summary.ts';
import { compareAmounts } from '../money/amounts.ts';
import { orderOf } from '../paging/list-order.ts';
import { invoiceSearchText, searchWords } from '../paging/search-text.ts';
import { totalFaults } from '../paging/total-faults.ts';
import type { InvoiceQuery, Page } from '../ports/invoice-store.ts';
import { pageInOrder } from './page-in-order.ts';

/**
 * A page of the invoices that meet a query.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of this order gave, and for a limit outside 1 to 100
 */
export function pageOfInvoices(invoices: readonly Invoice[], query: InvoiceQuery): Page<Invoice> {
  return pageInOrder(matching(invoices, query), orderOf(query), query);
}

/** A page of their summaries. */
export function pageOfSummaries(invoices: readonly Invoice[], query: InvoiceQuery): Page<InvoiceSummary> {
  return pageInOrder(matching(invoices, query).map(summaryOf), orderOf(query), query);
}

/** The invoices that meet a query. */
function matching(invoices: readonly Invoice[], query: InvoiceQuery): readonly Invoice[] {
  throwFaults(totalFaults(query));
  return invoices.filter((invoice) => matches(invoice, query));
}

function hasWords(invoice: Invoice, text: string): boolean {
  const within = invoiceSearchText(invoice);
  return searchWords(text).every((word) => within.includes(word));
}

function matches(invoice: Invoice, query: InvoiceQuery): boolean {
  const { status, paymentStatus, customerId, billingEntityId, currency, number, overdueOn, overdueMarked } = query;
  return (
    (status?.includes(invoice.status) ?? true) &&
    (paymentStatus?.includes(invoice.paymentStatus) ?? true) &&
    (customerId === undefined || invoice.customer.id === customerId) &&
    (billingEntityId === undefined || invoice.billingEntity.id === billingEntityId) &&
    (currency === undefined || invoice.currency === currency) &&
    (number === undefined || invoice.number === number) &&
    within(invoice.issueDate, query.issueDateFrom, query.issueDateTo) &&
    within(invoice.dueDate, query.dueDateFrom, query.dueDateTo) &&
    (overdueOn === undefined || isOverdue(invoice, overdueOn)) &&
    (overdueMarked === undefined || (invoice.overdueAt !== null) === overdueMarked) &&
    (query.purchaseOrderNumber === undefined || invoice.purchaseOrderNumber === query.purchaseOrderNumber) &&
    (query.onHold === undefined || invoice.onHold === query.onHold) &&
    (query.needsAttention === undefined || needsAttention(invoice) === query.needsAttention) &&
    (query.totalFrom === undefined || compareAmounts(invoice.total, query.totalFrom) >= 0) &&
    (query.totalTo === undefined || compareAmounts(invoice.total, query.totalTo) <= 0) &&
    (query.q === undefined || hasWords(invoice, query.q)) &&
    Object.entries(query.metadata ?? {}).every(([key, value]) => invoice.metadata[key] === value)
  );
}

function within(date: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== null && (from === undefined || date >= from) && (to === undefined || date <= to);
}

function isOverdue(invoice: Invoice, day: string): boolean {
  return invoice.status === 'finalized' && Number(invoice.amountDue) > 0 && invoice.dueDate < day;
}
