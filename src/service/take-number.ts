import { documentSeriesKey, formatDocumentNumber, type NumberedKind, seriesOf } from '../directory/document-number.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { ValidationError } from '../errors/errors.ts';
import { nextInSeries, type SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';

/** A number about to be taken: which counter, for which day and parties. */
export interface NumberRequest {
  readonly key: SeriesKey;
  readonly kind: NumberedKind;
  readonly issueDate: string;
  readonly records: Pick<InvoiceRecords, 'billingEntity' | 'customer'>;
}

/** Ask for the next number of an issue date. */
export function requestNumber(
  records: NumberRequest['records'],
  issueDate: string,
  kind: NumberedKind = 'invoice',
): NumberRequest {
  return { key: documentSeriesKey(records, issueDate, kind), kind, issueDate, records };
}

/**
 * Take the next number, under the lock of its series.
 *
 * @throws {ValidationError} `number.not_chronological`, `number.token_missing`, `number.too_long`
 */
export function takeNumber(
  { issueDate, kind, records }: NumberRequest,
  state: SeriesState | undefined,
): { readonly number: string; readonly state: SeriesState } {
  const next = nextInSeries(seriesOf(records.billingEntity, kind), state, issueDate, '/issueDate');
  if ('fault' in next) throw new ValidationError([next.fault]);
  const formatted = formatDocumentNumber(records, next.sequence, issueDate, kind);
  if ('fault' in formatted) throw new ValidationError([formatted.fault]);
  const lastIssueDate = state !== undefined && state.lastIssueDate > issueDate ? state.lastIssueDate : issueDate;
  return { number: formatted.number, state: { last: next.sequence, lastIssueDate } };
}
