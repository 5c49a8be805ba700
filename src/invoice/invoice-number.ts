import { type FormattedNumber, formatNumber } from '../numbering/format-number.ts';
import { type SeriesKey, seriesKey } from '../numbering/series-key.ts';
import type { Masters } from './masters.ts';

type Parties = Pick<Masters, 'billingEntity' | 'customer'>;

/** The counter that an invoice's number comes from, for its parties and issue date. */
export function invoiceSeriesKey({ billingEntity, customer }: Parties, issueDate: string): SeriesKey {
  return seriesKey({
    billingEntityId: billingEntity.id,
    documentKind: 'invoice',
    series: billingEntity.numberSeries,
    issueDate,
    customerId: customer.id,
  });
}

/** The number that a sequence is written as, for its parties and issue date. */
export function formatInvoiceNumber(
  { billingEntity, customer }: Parties,
  sequence: number,
  issueDate: string,
): FormattedNumber {
  return formatNumber(billingEntity.numberSeries, {
    sequence,
    issueDate,
    ...(billingEntity.numberPrefix !== undefined && { prefix: billingEntity.numberPrefix }),
    ...(customer.sequence !== undefined && { customerSequence: customer.sequence }),
  });
}
