import type { IsoDate } from '../calendar/iso-date.ts';

/**
 * When a series begins again: never, each month, or each year from the first of a month (1 to 12).
 *
 * `{ yearly: 1 }` is the calendar year, `{ yearly: 4 }` a fiscal year from April.
 */
export type Reset = 'never' | 'monthly' | { readonly yearly: number };

/** The calendar year in which the fiscal year of a day begins, for fiscal years from the first of `startMonth`. */
export function fiscalYear(issueDate: IsoDate, startMonth: number): number {
  const year = Number(issueDate.slice(0, 4));
  return Number(issueDate.slice(5, 7)) < startMonth ? year - 1 : year;
}

/**
 * The period in which a day's number is counted: `""`, `"2025-03"`, or the year such as `"2025"`.
 *
 * A fiscal year is named after the calendar year it begins in, whatever its first month, so that a seller who changes the month
 * continues the count instead of handing out numbers twice.
 */
export function periodOf(reset: Reset, issueDate: IsoDate): string {
  if (reset === 'never') return '';
  return reset === 'monthly' ? issueDate.slice(0, 7) : String(fiscalYear(issueDate, reset.yearly)).padStart(4, '0');
}
