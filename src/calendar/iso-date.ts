import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from '../validation/shape.ts';

/**
 * A calendar day as `YYYY-MM-DD`: proleptic Gregorian, years 0001 to 9999, without time and without zone.
 *
 * Two of them compare as strings.
 */
export type IsoDate = string;

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
