import type { CreditNote } from '../invoice/credit-note.ts';
import type { CreditNoteQuery, Page } from '../ports/invoice-store.ts';
import { pageInOrder } from './page-in-order.ts';

/**
 * A page of the credit notes that meet a query.
 *
 * @throws {ValidationError} `field.value` for a cursor that no page gave, and for a limit outside 1 to 100
 */
export function pageOfCreditNotes(notes: readonly CreditNote[], query: CreditNoteQuery): Page<CreditNote> {
  const { invoiceId, customerId, billingEntityId, number } = query;
  const found = notes.filter(
    (note) =>
      (invoiceId === undefined || note.invoice.id === invoiceId) &&
      (customerId === undefined || note.customer.id === customerId) &&
      (billingEntityId === undefined || note.billingEntity.id === billingEntityId) &&
      (number === undefined || note.number === number),
  );
  return pageInOrder(found, 'createdAt', query);
}
