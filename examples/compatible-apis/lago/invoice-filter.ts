import type { Invoice } from 'oneoff';
import { lagoStatus } from 'oneoff/lago';
import { toCents } from './amounts.ts';
import type { InvoiceListQuery } from './invoice-list-query.ts';
import { paymentStatusOf } from './invoice-view.ts';
import type { NoteKinds } from './notes.ts';

type Matches = (invoice: Invoice, note: NoteKinds['invoice'] | undefined) => boolean;

/** Whether an invoice matches the filters of a list; filters that are left out match everything. */
export function invoiceFilter(query: InvoiceListQuery): Matches {
  const conditions = conditionsOf(query);
  return (invoice, note) => conditions.every((matches) => matches(invoice, note));
}

function conditionsOf(query: InvoiceListQuery): readonly Matches[] {
  const conditions: Matches[] = [];
  const when = <T>(asked: T | undefined, condition: (value: T) => Matches): void => {
    if (asked !== undefined) conditions.push(condition(asked));
  };
  const among = <T>(asked: readonly T[], wordOf: (...of: Parameters<Matches>) => T): void => {
    if (asked.length > 0) conditions.push((invoice, note) => asked.includes(wordOf(invoice, note)));
  };
  const total = ({ total: amount, currency }: Invoice): number => toCents(amount, currency);
  among<string>(query.statuses, lagoStatus);
  among(query.payment_statuses, paymentStatusOf);
  among(query.billing_entity_codes, ({ billingEntity }) => billingEntity.id);
  when(query.invoice_type, (type) => () => type === 'one_off');
  when(query.amount_from, (from) => (invoice) => total(invoice) >= from);
  when(query.amount_to, (to) => (invoice) => total(invoice) <= to);
  when(query.payment_overdue, (asked) => (invoice) => isOverdue(invoice) === asked);
  when(
    query.partially_paid,
    (asked) =>
      ({ paymentStatus }) =>
        (paymentStatus === 'partially_paid') === asked,
  );
  // There are no disputes and no self-billing here, so filtering for them finds nothing.
  when(query.payment_dispute_lost, (asked) => () => !asked);
  when(query.self_billed, (asked) => () => !asked);
  when(
    query.purchase_order_number,
    (asked) =>
      ({ purchaseOrderNumber }) =>
        isSame(purchaseOrderNumber, asked),
  );
  when(query.search_term, (term) => (invoice) => mentions(invoice, term));
  if (query.settlements.length > 0) conditions.push((invoice) => isSettledBy(invoice, query.settlements));
  for (const [key, value] of Object.entries(query.metadata)) {
    conditions.push((_, note) => (note?.metadata?.find((one) => one.key === key)?.value ?? '') === value);
  }
  return conditions;
}

function isOverdue({ status, overdueAt, amountDue }: Invoice): boolean {
  return status === 'finalized' && overdueAt !== null && Number(amountDue) > 0;
}

function isSettledBy(invoice: Invoice, by: InvoiceListQuery['settlements']): boolean {
  const paid = by.includes('payment') && Number(invoice.amountPaid) > 0;
  return paid || (by.includes('credit_note') && Number(invoice.amountCredited) > 0);
}

function mentions({ id, number, customer }: Invoice, term: string): boolean {
  const texts = [id, number, customer.name, customer.tradingName, customer.id, customer.email];
  return texts.some((text) => text?.toLowerCase().includes(term.toLowerCase()));
}

function isSame(a: string | null, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
