import type { IsoDate } from '../calendar/iso-date.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { NumberSeries } from './number-series.ts';

/** Where a counter stands: what it gave last, and to which day. */
export interface SeriesState {
  /** The sequence given last. */
  readonly last: number;
  /** The issue date of the document that got it. */
  readonly lastIssueDate: IsoDate;
}

/** The sequence to use, or the fault that prevents it. */
export type NextInSeries = { readonly sequence: number } | { readonly fault: Fault };

/**
 * The next sequence of a series: one after the last, so that a series has no gaps.
 *
 * `startAt` counts only where nothing was given yet; a chronological series refuses a day before its last one's, and
 * allows the same day.
 *
 * @param state - the counter as it is, under its lock; `undefined` when it gave nothing yet
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
  if (series.chronological !== true || issueDate >= lastIssueDate) return { sequence: last + 1 };
  return {
    fault: fault(
      'number.not_chronological',
      path,
      `issue date ${issueDate} comes before the series' last, ${lastIssueDate}; use that day or a later one`,
      { lastIssueDate },
    ),
  };
}
