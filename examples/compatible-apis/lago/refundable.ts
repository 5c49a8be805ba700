import type { CreditNote, Invoice } from 'oneoff';
import { toCents } from './amounts.ts';
import { readAmounts } from './credit-note-amounts.ts';
import { refundStatusOf } from './refund-status.ts';

/**
 * What may be refunded once so much more of an invoice is credited, in minor units: what was paid beyond what is then
 * owed, less what earlier notes promise to pay back.
 */
export function refundableAfter(credit: number, invoice: Invoice, earlier: readonly CreditNote[]): number {
  const cents = (amount: string): number => toCents(amount, invoice.currency);
  const promised = earlier
    .filter((note) => refundStatusOf(note, invoice) !== 'succeeded')
    .reduce((sum, note) => sum + readAmounts(note, cents(note.total)).refund, 0);
  const beyond = cents(invoice.amountPaid) + cents(invoice.amountCredited) + credit - cents(invoice.total);
  return Math.max(0, beyond - promised);
}
