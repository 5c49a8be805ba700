import type { Invoice } from '../invoice/invoice.ts';
import type { InvoiceQuery, Page } from '../ports/invoice-store.ts';
import { type Place, pageOf, readPage } from '../shape/page.ts';
import { refuse } from '../shape/require-shape.ts';

/**
 * Filter, order and page invoices: newest first by creation, then by id; a cursor names the last one seen.
 *
 * @throws {ValidationError} `field.value` for a cursor that is none, and for a limit outside 1 to 100
 */
export function listInvoices(invoices: readonly Invoice[], query: InvoiceQuery): Page<Invoice> {
  const { limit, after, faults } = readPage(query, isPlace);
  refuse(faults);
  const found = invoices
    .filter((invoice) => matches(invoice, query))
    .sort((a, b) => (positionOf(a) < positionOf(b) ? 1 : -1))
    .filter((invoice) => after === undefined || positionOf(invoice) < after.join(' '));
  return pageOf(found, limit, ({ createdAt, id }) => [createdAt, id]);
}

function positionOf({ createdAt, id }: Invoice): string {
  return `${createdAt} ${id}`;
}

function isPlace(texts: Place): texts is Place {
  return texts.length === 2;
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
