import { addAmounts, compareAmounts, isZero, positivePart, subtractAmounts, zeroLike } from '../money/amounts.ts';
import type { FinalizedInvoice, InvoiceContent, PaymentStatus } from './invoice.ts';

/** The members of an invoice that follow from its total, its payments and its credits. */
export type PaymentState = Pick<
  InvoiceContent,
  'amountPaid' | 'amountCredited' | 'amountDue' | 'amountRefundable' | 'paymentStatus' | 'paidAt'
>;

/**
 * What is paid and due of an invoice: due = max(0, total − credited − paid), refundable = max(0, paid + credited − total).
 *
 * Nothing due is `paid` when any money came or the total is zero, else `credited`. An uncollectible invoice stays so
 * while something is due. Where a payment fails after its refund, `amountPaid` is negative, and that amount is due again.
 *
 * @param amountPaid - payments less refunds and reversals, in major units
 * @param amountCredited - the sum of its credit notes, in major units
 */
export function paymentStateOf(
  invoice: FinalizedInvoice,
  amountPaid: string,
  amountCredited: string,
  now: string,
): PaymentState {
  const covered = addAmounts(amountPaid, amountCredited);
  const amountDue = positivePart(subtractAmounts(invoice.total, covered));
  const amountRefundable = positivePart(subtractAmounts(covered, invoice.total));
  const paymentStatus = statusOf(invoice, amountPaid, amountDue);
  return {
    amountPaid,
    amountCredited,
    amountDue,
    amountRefundable,
    paymentStatus,
    paidAt: paymentStatus === 'paid' ? (invoice.paidAt ?? now) : null,
  };
}

function statusOf(invoice: FinalizedInvoice, amountPaid: string, amountDue: string): PaymentStatus {
  if (isZero(amountDue))
    return compareAmounts(amountPaid, zeroLike(amountPaid)) > 0 || isZero(invoice.total) ? 'paid' : 'credited';
  if (invoice.paymentStatus === 'uncollectible') return 'uncollectible';
  return compareAmounts(amountPaid, zeroLike(amountPaid)) > 0 ? 'partially_paid' : 'unpaid';
}
