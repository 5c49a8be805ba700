import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { isIsoDate } from './iso-date.ts';

/**
 * A moment as RFC 3339 with `Z` or an offset, such as `"2025-03-31T22:30:00.000Z"` or `"2025-04-01T00:30:00+02:00"`.
 *
 * Capital `T` and `Z`, seconds always given, up to nine decimals of a second. A local time without offset is not a
 * moment.
 */
export type Instant = string;

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** The first and the last millisecond of the years 0001 to 9999. */
export const EARLIEST: number = Date.parse('0001-01-01T00:00:00Z');
export const LATEST: number = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The fault of a value that is not a moment, or `undefined`.
 *
 * @returns `instant.invalid`
 */
export function checkInstant(value: unknown, path: string): Fault | undefined {
  if (typeof value === 'string' && read(value) !== undefined) return undefined;
  return fault(
    'instant.invalid',
    path,
    `${show(value)} is not a moment; pass RFC 3339 with "Z" or an offset, such as "2025-04-01T00:30:00+02:00"`,
  );
}

/** A moment, as {@link Instant}. */
export const instantLeaf: Leaf<string> = leaf({ type: 'string', format: 'date-time' }, checkInstant);

/**
 * The moment that a clock shows, always in UTC (`Z`) and with milliseconds.
 *
 * @param epochMs - milliseconds since 1970-01-01T00:00:00Z, as `Date.now()` gives them
 * @throws {ValidationError} `instant.invalid` where it lies outside the years 0001 to 9999
 */
export function toInstant(epochMs: number): Instant {
  if (epochMs >= EARLIEST && epochMs <= LATEST) return new Date(epochMs).toISOString();
  throw new ValidationError([fault('instant.invalid', '', `${show(epochMs)} lies outside the years 0001 to 9999`)]);
}

/**
 * The milliseconds since 1970-01-01T00:00:00Z; finer decimals are cut off.
 *
 * @throws {ValidationError} `instant.invalid`
 */
export function toEpochMs(instant: Instant): number {
  return requireMoment(instant).ms;
}

/**
 * Order two moments, whatever their offsets: negative when `a` comes first, 0 when they are the same moment.
 *
 * @throws {ValidationError} `instant.invalid`
 */
export function compareInstants(a: Instant, b: Instant): number {
  const [first, second] = [requireMoment(a), requireMoment(b)];
  return first.ms - second.ms || first.nanos - second.nanos;
}

/**
 * A moment in UTC with nine decimals of a second: texts that sort as the moments do.
 *
 * @throws {ValidationError} `instant.invalid`
 */
export function toSortable(instant: Instant): string {
  const { ms, nanos } = requireMoment(instant);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z`;
}

interface Moment {
  readonly ms: number;
  /** Nanoseconds beyond `ms`. */
  readonly nanos: number;
}

function requireMoment(instant: Instant): Moment {
  const moment = read(instant);
  if (moment === undefined) throw new ValidationError([checkInstant(instant, '') as Fault]);
  return moment;
}

function read(text: string): Moment | undefined {
  const [, date, time, decimals = '', sign = '+', hours = '0', minutes = '0'] = INSTANT.exec(text) ?? [];
  if (!isIsoDate(date)) return undefined;
  const digits = decimals.padEnd(9, '0');
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const ms = Date.parse(`${date}T${time}.${digits.slice(0, 3)}Z`) - offset;
  return ms >= EARLIEST && ms <= LATEST ? { ms, nanos: Number(digits.slice(3)) } : undefined;
}
