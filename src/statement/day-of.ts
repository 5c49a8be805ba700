import type { Period } from '../calendar/period.ts';
import { dayIn } from '../calendar/time-zone.ts';
import type { StatementPeriod } from './statement-period.ts';

/**
 * The days of a period (BG-14, BG-26). A moment falls on a day of the billing entity's time zone: 23:59:59 UTC is
 * tomorrow in Berlin.
 */
export function daysOf(period: Period | null | undefined, timeZone: string): StatementPeriod | undefined {
  if (period === null || period === undefined) return undefined;
  return { from: dayOf(period.from, timeZone), to: dayOf(period.to, timeZone) };
}

function dayOf(end: string, timeZone: string): string {
  return end.length > 10 ? dayIn(timeZone, end) : end;
}
