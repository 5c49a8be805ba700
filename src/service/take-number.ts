import { ValidationError } from '../errors/errors.ts';
import { formatInvoiceNumber, invoiceSeriesKey } from '../invoice/invoice-number.ts';
import type { Masters } from '../invoice/masters.ts';
import { nextInSeries, type SeriesState } from '../numbering/next-in-series.ts';
import type { SeriesKey } from '../numbering/series-key.ts';

/** A number about to be taken: which counter, for which day and parties. */
export interface NumberRequest {
  readonly key: SeriesKey;
  readonly issueDate: string;
  readonly masters: Pick<Masters, 'billingEntity' | 'customer'>;
}

/** Ask for the next invoice number of an issue date. */
export function requestNumber(masters: Masters, issueDate: string): NumberRequest {
  return { key: invoiceSeriesKey(masters, issueDate), issueDate, masters };
}

/**
 * Take the next number, under the lock of its series.
 *
 * @throws {ValidationError} `number.not_chronological`, `number.token_missing`, `number.too_long`
 */
export function takeNumber(
  { issueDate, masters }: NumberRequest,
  state: SeriesState | undefined,
): { readonly number: string; readonly state: SeriesState } {
  const next = nextInSeries(masters.billingEntity.numberSeries, state, issueDate, '/issueDate');
  if ('fault' in next) throw new ValidationError([next.fault]);
  const formatted = formatInvoiceNumber(masters, next.sequence, issueDate);
  if ('fault' in formatted) throw new ValidationError([formatted.fault]);
  const lastIssueDate = state !== undefined && state.lastIssueDate > issueDate ? state.lastIssueDate : issueDate;
  return { number: formatted.number, state: { last: next.sequence, lastIssueDate } };
}
