import type { IsoDate } from '../calendar/iso-date.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { NumberSeries } from './number-series.ts';

/** The state of a counter: the number that it gave last, and the date of that number. */
export interface SeriesState {
  /** The sequence given last. */
  readonly last: number;
  /** The issue date of the document that got it. */
  readonly lastIssueDate: IsoDate;
}

/** The sequence to use, or the fault that prevents it. */
export type NextInSeries = { readonly sequence: number } | { readonly fault: Fault };

/**
 * The next sequence of a series: one after the last, so that a series has no gaps; or `startAt`, where it lies above the
 * last, so that a seller can move a series on.
 *
 * A chronological series refuses a date before its last one's, and
 * allows the same day.
 *
 * @param state - the counter's state, read under its lock; `undefined` if it gave no number yet
 * @param path - JSON Pointer that a fault carries
 * @returns fault `number.not_chronological`
 */
export function nextInSeries(
  series: NumberSeries,
  state: SeriesState | undefined,
  issueDate: IsoDate,
  path = '/issueDate',
): NextInSeries {
  if (state === undefined) return { sequence: series.startAt ?? 1 };
  const { last, lastIssueDate } = state;
  const sequence = Math.max(last + 1, series.startAt ?? 1);
  if (series.chronological !== true || issueDate >= lastIssueDate) return { sequence };
  return {
    fault: fault(
      'number.not_chronological',
      path,
      `issue date ${issueDate} comes before the series' last, ${lastIssueDate}; use that day or a later one`,
      { lastIssueDate },
    ),
  };
}
