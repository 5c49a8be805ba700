import { type FormattedNumber, formatNumber } from '../numbering/format-number.ts';
import type { NumberSeries } from '../numbering/number-series.ts';
import { type SeriesKey, type SeriesKeyInput, seriesKey } from '../numbering/series-key.ts';
import type { BillingEntity } from './billing-entity.ts';
import type { InvoiceRecords } from './invoice-records.ts';

type Parties = Pick<InvoiceRecords, 'billingEntity' | 'customer'>;

/** What has numbers: credit notes never share a counter with invoices. */
export type NumberedKind = SeriesKeyInput['documentKind'];

/** The series of a seller's documents; credit notes without one of their own write `CN-` before the invoices' pattern. */
export function seriesOf({ numberSeries, creditNoteSeries }: BillingEntity, kind: NumberedKind): NumberSeries {
  if (kind === 'invoice') return numberSeries;
  const { pattern, maxLength = 255 } = numberSeries;
  return creditNoteSeries ?? { ...numberSeries, pattern: `CN-${pattern}`, maxLength: maxLength + 3 };
}

/** The member of a billing entity that its documents' series is set by. */
export function seriesMemberOf(
  { creditNoteSeries }: BillingEntity,
  kind: NumberedKind,
): 'numberSeries' | 'creditNoteSeries' {
  return kind === 'credit_note' && creditNoteSeries !== undefined ? 'creditNoteSeries' : 'numberSeries';
}

/** The counter that a document's number comes from, for its parties and issue date. */
export function documentSeriesKey(
  { billingEntity, customer }: Parties,
  issueDate: string,
  documentKind: NumberedKind = 'invoice',
): SeriesKey {
  return seriesKey({
    billingEntityId: billingEntity.id,
    documentKind,
    series: seriesOf(billingEntity, documentKind),
    issueDate,
    customerId: customer.id,
  });
}

/** The number that a sequence is written as, for its parties and issue date. */
export function formatDocumentNumber(
  { billingEntity, customer }: Parties,
  sequence: number,
  issueDate: string,
  kind: NumberedKind = 'invoice',
): FormattedNumber {
  return formatNumber(seriesOf(billingEntity, kind), {
    sequence,
    issueDate,
    ...(billingEntity.numberPrefix !== undefined && { prefix: billingEntity.numberPrefix }),
    ...(customer.sequence !== undefined && { customerSequence: customer.sequence }),
  });
}
