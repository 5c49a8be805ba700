import type { CreditNote, Invoice, Payment } from 'oneoff';
import { fromCents, toCents } from './amounts.ts';
import { readAmounts } from './credit-note-amounts.ts';
import { invalid } from './errors.ts';
import type { LagoServices } from './lago-env.ts';

/** The status of a credit note's refund. */
export type RefundStatus = 'pending' | 'succeeded' | 'failed';

/** From the invoice's last refund that names the credit note: without one it is pending, a reversed one has failed. */
export function refundStatusOf(note: CreditNote, invoice: Invoice): RefundStatus {
  const refund = refundOf(note, invoice);
  if (refund === undefined) return 'pending';
  return invoice.payments.some(({ reverses }) => reverses === refund.id) ? 'failed' : 'succeeded';
}

/**
 * Record that a refund was paid out, or that it failed.
 *
 * @throws {LagoError} 422 for a credit note without a refund, and for a change of status that is not allowed
 */
export async function setRefundStatus(
  note: CreditNote,
  invoice: Invoice,
  wanted: RefundStatus,
  { invoicing }: LagoServices,
): Promise<void> {
  const { refund } = readAmounts(note, toCents(note.total, note.currency));
  const status = refundStatusOf(note, invoice);
  if (refund === 0 || (wanted !== status && wanted === 'pending') || (wanted === 'failed' && status === 'pending'))
    throw invalid({ refund_status: ['value_is_invalid'] });
  if (wanted === status) return;
  const { id, version: expectedVersion } = invoice;
  if (wanted === 'failed') {
    await invoicing.reversePayment(id, { paymentId: (refundOf(note, invoice) as Payment).id }, { expectedVersion });
  } else {
    const amount = fromCents(refund, note.currency);
    await invoicing.recordRefund(id, { amount, method: 'credit_note', reference: note.id }, { expectedVersion });
  }
}

function refundOf({ id }: CreditNote, { payments }: Invoice): Payment | undefined {
  return payments.findLast(({ kind, reference }) => kind === 'refund' && reference === id);
}
