import { addAmounts, compareAmounts, isZero, positivePart, subtractAmounts, zeroLike } from '../money/amounts.ts';
import type { FinalizedInvoice, InvoiceContent, PaymentStatus } from './invoice.ts';

/** What was paid, credited and written off of an invoice, in major units. */
export type SettledAmounts = Pick<InvoiceContent, 'amountPaid' | 'amountCredited' | 'amountWrittenOff'>;

/** The members of an invoice that follow from what is payable, paid, credited and written off. */
export type PaymentState = SettledAmounts &
  Pick<InvoiceContent, 'amountDue' | 'amountRefundable' | 'paymentStatus' | 'paidAt'>;

/**
 * What is due of an invoice after money, a credit note or a write-off moved.
 *
 * Due = max(0, payable − credited − paid − written off), refundable = max(0, paid + credited − payable): what is written
 * off is never paid back. Nothing due is `paid` when any money came or nothing was payable, else `written_off` or
 * `credited`. An uncollectible invoice stays so while something is due. Where a payment fails after its refund,
 * `amountPaid` is negative, and that amount is due again.
 *
 * @param moved - the amounts that the command changed: payments less refunds and reversals, the sum of the credit notes,
 * the sum of the write-offs that hold
 */
export function paymentStateOf(invoice: FinalizedInvoice, moved: Partial<SettledAmounts>, now: string): PaymentState {
  const { amountPayable } = invoice;
  const {
    amountPaid = invoice.amountPaid,
    amountCredited = invoice.amountCredited,
    amountWrittenOff = invoice.amountWrittenOff,
  } = moved;
  const covered = addAmounts(amountPaid, amountCredited);
  const amountDue = positivePart(subtractAmounts(subtractAmounts(amountPayable, covered), amountWrittenOff));
  const amountRefundable = positivePart(subtractAmounts(covered, amountPayable));
  const paymentStatus = statusOf(invoice, { amountPaid, amountWrittenOff, amountDue });
  return {
    amountPaid,
    amountCredited,
    amountWrittenOff,
    amountDue,
    amountRefundable,
    paymentStatus,
    paidAt: paymentStatus === 'paid' ? (invoice.paidAt ?? now) : null,
  };
}

function statusOf(
  invoice: FinalizedInvoice,
  { amountPaid, amountWrittenOff, amountDue }: Pick<InvoiceContent, 'amountPaid' | 'amountWrittenOff' | 'amountDue'>,
): PaymentStatus {
  const isPaidInPart = compareAmounts(amountPaid, zeroLike(amountPaid)) > 0;
  if (isZero(amountDue)) {
    if (isPaidInPart || isZero(invoice.amountPayable)) return 'paid';
    return isZero(amountWrittenOff) ? 'credited' : 'written_off';
  }
  if (invoice.paymentStatus === 'uncollectible') return 'uncollectible';
  return isPaidInPart ? 'partially_paid' : 'unpaid';
}
