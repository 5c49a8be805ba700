import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as shift } from 'date-fns/addDays';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from '../validation/shape.ts';

/**
 * A calendar day as `YYYY-MM-DD`: proleptic Gregorian, years 0001 to 9999, without time and without zone.
 *
 * Two of them compare as strings.
 */
export type IsoDate = string;

const DAY = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value is an existing date; `"2025-02-30"` is not. */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !ISO_DATE.test(value) || value < '0001') return false;
  // Engines refuse the 30th of February or roll it over; both are caught.
  return new Date(`${value}T00:00:00Z`).getUTCDate() === Number(value.slice(8));
}

/**
 * The fault of a value that is not a day that exists, or `undefined`.
 *
 * @returns `date.invalid`
 */
export function checkDate(value: unknown, path: string): Fault | undefined {
  if (isIsoDate(value)) return undefined;
  const rule = typeof value === 'string' && ISO_DATE.test(value) ? 'does not exist in the calendar' : 'is not a date';
  return fault('date.invalid', path, `${show(value)} ${rule}; pass a day as "YYYY-MM-DD", such as "2025-03-31"`);
}

/** A day that exists, as {@link IsoDate}. */
export const isoDateLeaf: Leaf<string> = leaf({ type: 'string', format: 'date' }, checkDate);

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
