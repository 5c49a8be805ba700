import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { InvoiceQuery, Page } from '../ports/invoice-store.ts';

/**
 * Filter, order and page invoices: newest first by creation, then by id; a cursor names the last one seen.
 *
 * @throws {ValidationError} `field.value` for a cursor that is none, and for a limit outside 1 to 100
 */
export function listInvoices(invoices: readonly Invoice[], query: InvoiceQuery): Page<Invoice> {
  const limit = query.limit ?? 20;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new ValidationError([
      fault('field.value', '/limit', `${show(limit)} is not a page size; pass a whole number from 1 to 100`),
    ]);
  }
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const found = invoices
    .filter((invoice) => matches(invoice, query))
    .sort((a, b) => (positionOf(a) < positionOf(b) ? 1 : -1))
    .filter((invoice) => after === undefined || positionOf(invoice) < after);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? JSON.stringify([last.createdAt, last.id]) : null };
}

function positionOf({ createdAt, id }: Invoice): string {
  return `${createdAt} ${id}`;
}

function readCursor(cursor: string): string {
  try {
    const [createdAt, id] = JSON.parse(cursor) as [unknown, unknown];
    if (typeof createdAt === 'string' && typeof id === 'string') return `${createdAt} ${id}`;
  } catch {
    // falls through to the fault
  }
  throw new ValidationError([
    fault('field.value', '/cursor', `${show(cursor)} is not a cursor; pass the nextCursor of the page before`),
  ]);
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
