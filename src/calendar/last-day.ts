import type { IsoDate } from './iso-date.ts';
import type { Period } from './period.ts';
import { dayIn } from './time-zone.ts';

/**
 * The last day of a period: `to` itself, or the date of the instant `to` in a time zone.
 *
 * @param timeZone - an IANA name
 */
export function lastDayOf({ to }: Period, timeZone: string): IsoDate {
  return to.length > 10 ? dayIn(timeZone, to) : to;
}
