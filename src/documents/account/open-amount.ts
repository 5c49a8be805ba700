import type { IsoDate } from '../../calendar/iso-date.ts';
import { dayIn } from '../../calendar/time-zone.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import { inInvoiceCurrency } from '../../invoice/in-invoice-currency.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { addAmounts, positivePart, subtractAmounts } from '../../money/amounts.ts';

/**
 * What was open of an invoice at the end of a day: payable, less what was paid, credited and written off until then.
 *
 * @param notes - its credit notes; without them all that is credited counts from the first day
 * @param timeZone - in which the day ends
 */
export function openAmount(
  invoice: Invoice,
  asOf: IsoDate,
  timeZone: string,
  notes: readonly CreditNote[] | undefined,
): string {
  const isBy = (instant: string): boolean => dayIn(timeZone, instant) <= asOf;
  const lowered = [
    ...invoice.payments
      .filter(({ receivedAt }) => isBy(receivedAt))
      .map(({ kind, amount }) => (kind === 'payment' ? amount : `-${amount}`)),
    ...(notes === undefined
      ? [invoice.amountCredited]
      : notes
          .filter((note) => note.invoice.id === invoice.id && note.issueDate <= asOf)
          .map((note) => inInvoiceCurrency(note).amountPayable)),
    ...invoice.writeOffs
      .filter(({ writtenOffAt, reversedAt }) => isBy(writtenOffAt) && !(reversedAt !== null && isBy(reversedAt)))
      .map(({ amount }) => amount),
  ];
  const zero = subtractAmounts(invoice.amountPayable, invoice.amountPayable);
  return positivePart(subtractAmounts(invoice.amountPayable, lowered.reduce(addAmounts, zero)));
}
