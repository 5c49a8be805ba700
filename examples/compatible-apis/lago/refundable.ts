import type { CreditNote, Invoice } from 'oneoff';
import { toCents } from './amounts.ts';
import { readAmounts } from './credit-note-amounts.ts';
import { refundStatusOf } from './refund-status.ts';

/**
 * What is refundable after crediting this much more of an invoice, in minor units: what was paid beyond the amount then
 * owed, less what earlier credit notes will pay back.
 */
export function refundableAfter(credit: number, invoice: Invoice, earlier: readonly CreditNote[]): number {
  const cents = (amount: string): number => toCents(amount, invoice.currency);
  const promised = earlier
    .filter((note) => refundStatusOf(note, invoice) !== 'succeeded')
    .reduce((sum, note) => sum + readAmounts(note, cents(note.total)).refund, 0);
  const beyond = cents(invoice.amountPaid) + cents(invoice.amountCredited) + credit - cents(invoice.total);
  return Math.max(0, beyond - promised);
}
