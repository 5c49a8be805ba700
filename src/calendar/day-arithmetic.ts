import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as shift } from 'date-fns/addDays';
import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { type IsoDate, isIsoDate } from './iso-date.ts';

const DAY = 86_400_000;

/**
 * The date a number of days later, or earlier if `days` is negative.
 *
 * @param days - whole days
 * @throws {ValidationError} `date.invalid` where the day would lie outside the years 0001 to 9999
 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return toIsoDate(shift(toDate(date), days), `${date} and ${days} days`);
}

/** The whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (toDate(to).getTime() - toDate(from).getTime()) / DAY;
}

/** The day as midnight UTC, so that the time zone of the process does not matter. */
export function toDate(date: IsoDate): Date {
  return new UTCDateMini(`${date}T00:00:00Z`);
}

/**
 * The day of a date made by {@link toDate}.
 *
 * @param what - names the computation in the message
 * @throws {ValidationError} `date.invalid` where the day lies outside the years 0001 to 9999
 */
export function toIsoDate(date: Date, what: string): IsoDate {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  if (isIsoDate(text)) return text;
  throw new ValidationError([fault('date.invalid', '', `${what} lies outside the years 0001 to 9999`)]);
}
