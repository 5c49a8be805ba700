import { UTCDateMini } from '@date-fns/utc/date/mini';
import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { EARLIEST, LATEST } from './instant.ts';
import type { IsoDate } from './iso-date.ts';

const DAY = 86_400_000;

/**
 * The date a number of days later, or earlier if `days` is negative.
 *
 * @param days - whole days
 * @throws {ValidationError} `date.invalid` where the day would lie outside the years 0001 to 9999
 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return toIsoDate(new Date(midnight(date) + days * DAY), `${date} and ${days} days`);
}

/** The whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (midnight(to) - midnight(from)) / DAY;
}

/** The day as midnight UTC, so that the time zone of the process does not matter. */
export function toDate(date: IsoDate): Date {
  return new UTCDateMini(`${date}T00:00:00Z`);
}

function midnight(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/**
 * The day of a date made by {@link toDate}.
 *
 * @param what - names the computation in the message
 * @throws {ValidationError} `date.invalid` where the day lies outside the years 0001 to 9999
 */
export function toIsoDate(date: Date, what: string): IsoDate {
  const at = date.getTime();
  if (at >= EARLIEST && at <= LATEST) return date.toISOString().slice(0, 10);
  throw new ValidationError([fault('date.invalid', '', `${what} lies outside the years 0001 to 9999`)]);
}
