import { type Fault, fault } from '../errors/fault.ts';
import { type NearMissSearch, nearest } from '../errors/nearest.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { addDays } from './day-arithmetic.ts';
import { type Instant, toEpochMs, toInstant } from './instant.ts';
import type { IsoDate } from './iso-date.ts';

/** More names than IANA has. The limit keeps the cache small even if users type the zones. */
const MOST_ZONES = 1000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The fault of a value that is not a time zone of the IANA database, or `undefined`.
 *
 * Offsets such as `"+02:00"` are refused: an issue date follows the seller's clock through daylight saving.
 *
 * @returns `time_zone.unknown` with the near miss
 */
export function checkTimeZone(value: unknown, path: string, near: NearMissSearch = { nearest }): Fault | undefined {
  if (isTimeZone(value)) return undefined;
  const meant = typeof value === 'string' ? near.nearest(value, knownZones()) : undefined;
  const hint = meant === undefined ? 'pass an IANA name such as "Europe/Berlin"' : `did you mean "${meant}"?`;
  return fault(
    'time_zone.unknown',
    path,
    `${show(value)} is not a time zone; ${hint}`,
    meant === undefined ? undefined : { meant },
  );
}

/** A time zone of the IANA database. */
export const timeZoneLeaf: Leaf<string> = leaf({ type: 'string' }, checkTimeZone);

/**
 * The calendar day in a time zone at a moment.
 *
 * An invoice is dated in the seller's time zone: at 23:30 UTC on 31 December it is already next year in Berlin.
 *
 * @param timeZone - an IANA name that {@link checkTimeZone} accepts
 * @throws {RangeError} where it does not
 */
export function dayIn(timeZone: string, instant: Instant): IsoDate {
  const within = instant.length === IN_UTC && instant >= WHOLE_MINUTES ? instant.slice(0, MINUTE) : instant;
  if (last.timeZone !== timeZone || last.within !== within)
    last = { timeZone, within, day: computeDay(timeZone, instant) };
  return last.day;
}

/** The length of an instant as {@link toInstant} writes it, and of its part down to the minute. */
const IN_UTC = '2026-03-02T11:00:00.000Z'.length;
const MINUTE = '2026-03-02T11:00'.length;
/** Since then every zone is whole minutes from UTC (Liberia was the last, in 1972), so no day begins within a minute. */
const WHOLE_MINUTES = '1973';

/** A command asks several times for the day of its one moment, and many commands run in a minute. */
let last = { timeZone: '', within: '', day: '' };

function computeDay(timeZone: string, instant: Instant): IsoDate {
  const formatter = formatterOf(timeZone);
  if (formatter === undefined) throw new RangeError(checkTimeZone(timeZone, '')?.message);
  const ms = toEpochMs(instant);
  const dayOfMonth = formatter.format(ms);
  const utcDay = toInstant(ms).slice(0, 10);
  // No zone is a whole day off, so the day is UTC's own or a neighbour, and their days of the month differ.
  if (dayOfMonth === utcDay.slice(8)) return utcDay;
  const next = addDays(utcDay, 1);
  return dayOfMonth === next.slice(8) ? next : addDays(utcDay, -1);
}

/** Whether a value is the name of a time zone that this runtime knows. */
function isTimeZone(value: unknown): boolean {
  return typeof value === 'string' && formatterOf(value) !== undefined;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  if (!/^[A-Za-z]/.test(timeZone)) return undefined;
  try {
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', { timeZone, day: '2-digit' });
    if (formatters.size >= MOST_ZONES) formatters.clear();
    formatters.set(timeZone, made);
    return made;
  } catch {
    return undefined;
  }
}

function knownZones(): readonly string[] {
  return ['UTC', ...(Intl.supportedValuesOf?.('timeZone') ?? [])];
}
