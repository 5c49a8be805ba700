import type { Invoice } from '../invoice/invoice.ts';
import { orderOf } from '../paging/list-order.ts';
import type { InvoiceQuery, Page } from '../ports/invoice-store.ts';
import { pageInOrder } from './page-in-order.ts';

/**
 * A page of the invoices that meet a query.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page of this order gave, and for a limit outside 1 to 100
 */
export function pageOfInvoices(invoices: readonly Invoice[], query: InvoiceQuery): Page<Invoice> {
  return pageInOrder(
    invoices.filter((invoice) => matches(invoice, query)),
    orderOf(query),
    query,
  );
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
