import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { isPlainObject } from '../shape/check-shape.ts';
import { whyAmbiguous } from './ambiguity.ts';
import { type Piece, parsePattern, shortestLength } from './pattern.ts';
import type { Reset } from './reset.ts';

/**
 * Who shares one counter: all invoices of the billing entity, those of one customer, or those of a series with a name.
 *
 * A name is 1 to 20 letters, digits and `_`, and begins with a letter.
 */
export type SeriesScope = 'billing_entity' | 'customer' | { readonly name: string };

/** The counter that a legal number is taken from, and how the number is written. */
export interface NumberSeries {
  readonly scope: SeriesScope;
  /** Such as `INV-{YYYY}-{SEQ:4}`; must tell any two numbers of its scope and its resets apart. */
  readonly pattern: string;
  readonly reset: Reset;
  /** The first sequence of every period, a whole number from 1; default 1. */
  readonly startAt?: number;
  /** Most characters of a number, 1 to 255; a longer one is refused. */
  readonly maxLength?: number;
  /** Refuse an issue date before the series' last; default false. */
  readonly chronological?: boolean;
}

const FIELDS = ['scope', 'pattern', 'reset', 'startAt', 'maxLength', 'chronological'];
const LARGEST_START = 1e12;

/**
 * All faults of a number series, found when it is configured and not when the thousandth invoice collides.
 *
 * @returns `number.series_invalid`, `number.pattern_invalid`, `number.pattern_ambiguous`, `field.unknown`
 */
export function validateNumberSeries(series: unknown, path = ''): readonly Fault[] {
  if (!isPlainObject(series)) {
    return [invalid(path, `${show(series)} is not a number series; pass an object such as { scope: "billing_entity", pattern: "INV-{YYYY}-{SEQ:4}", reset: { yearly: 1 } }`)];
  }
  const { scope, reset, pattern, startAt, maxLength, chronological } = series;
  const members: readonly (readonly [string, string | undefined])[] = [
    ['scope', checkScope(scope)],
    ['reset', checkReset(reset)],
    ['startAt', startAt === undefined ? undefined : checkWhole(startAt, LARGEST_START)],
    ['maxLength', maxLength === undefined ? undefined : checkWhole(maxLength, 255)],
    ['chronological', chronological === undefined || typeof chronological === 'boolean' ? undefined : `${show(chronological)} is neither true nor false`],
  ];
  const faults = members.flatMap(([key, wrong]) => (wrong === undefined ? [] : [invalid(pointer(path, key), wrong)]));
  const strays = Object.keys(series).flatMap((key) => (series[key] === undefined || FIELDS.includes(key) ? [] : [stray(key, path)]));
  const ofPattern = validatePattern(pattern, pointer(path, 'pattern'), faults.length === 0 ? (series as unknown as NumberSeries) : undefined);
  return [...faults, ...ofPattern, ...strays];
}

/** The pattern by itself, and, where the rest of the series is sound, whether it tells numbers apart. */
function validatePattern(pattern: unknown, path: string, series: NumberSeries | undefined): readonly Fault[] {
  if (typeof pattern !== 'string') return [fault('number.pattern_invalid', path, `${show(pattern)} is not a pattern; pass text such as "INV-{YYYY}-{SEQ:4}"`)];
  const parsed = parsePattern(pattern);
  const wrong = 'wrong' in parsed ? parsed.wrong : whyUnfit(parsed.pieces, series);
  if (wrong !== undefined) return [fault('number.pattern_invalid', path, `pattern ${show(pattern)}: ${wrong}`)];
  if (series === undefined || 'wrong' in parsed) return [];
  return whyAmbiguous(parsed.pieces, series).map((reason) => fault('number.pattern_ambiguous', path, `pattern ${show(pattern)}: ${reason}`));
}

/** Tokens that this series cannot fill in, a sequence missing or doubled, or no room. */
function whyUnfit(pieces: readonly Piece[], series: NumberSeries | undefined): string | undefined {
  const names = pieces.flatMap((piece) => ('token' in piece ? [piece.token] : []));
  const sequences = names.filter((name) => name === 'SEQ').length;
  if (sequences !== 1) return `it has ${sequences === 0 ? 'no' : sequences} {SEQ}; exactly one is needed`;
  if (series === undefined) return undefined;
  const fiscal = names.find((name) => name.startsWith('FY'));
  if (fiscal !== undefined && typeof series.reset !== 'object') return `{${fiscal}} needs reset: { yearly: the first month of the fiscal year }`;
  if (names.includes('SERIES') && typeof series.scope !== 'object') return '{SERIES} needs a scope with a name, such as scope: { name: "EXP" }';
  const shortest = pieces.reduce((sum, piece) => sum + shortestLength(piece), 0);
  if (series.maxLength === undefined || shortest <= series.maxLength) return undefined;
  return `no number can be as short as maxLength ${series.maxLength}; shorten the pattern or raise maxLength`;
}

function checkScope(scope: unknown): string | undefined {
  if (scope === 'billing_entity' || scope === 'customer') return undefined;
  if (!isPlainObject(scope)) return `scope ${show(scope)} is not "billing_entity", "customer" or { name: "…" }`;
  const { name, ...rest } = scope;
  if (typeof name !== 'string' || !/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(name)) {
    return `name ${show(name)} is not 1 to 20 letters, digits and "_" that begin with a letter`;
  }
  return Object.keys(rest).length === 0 ? undefined : 'a scope with a name has no other field';
}

function checkReset(reset: unknown): string | undefined {
  if (reset === 'never' || reset === 'monthly') return undefined;
  const rule = 'is not "never", "monthly" or { yearly: the first month, 1 to 12 }';
  if (!isPlainObject(reset) || Object.keys(reset).join() !== 'yearly') return `reset ${show(reset)} ${rule}`;
  const wrong = checkWhole(reset.yearly, 12);
  return wrong === undefined ? undefined : `reset { yearly: ${show(reset.yearly)} } ${rule}`;
}

function checkWhole(value: unknown, max: number): string | undefined {
  const good = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max;
  return good ? undefined : `${show(value)} is not a whole number from 1 to ${max}`;
}

function stray(key: string, path: string): Fault {
  const meant = nearest(key, FIELDS);
  const hint = meant === undefined ? `the fields are ${FIELDS.join(', ')}` : `did you mean "${meant}"?`;
  return fault('field.unknown', pointer(path, key), `${show(key)} is not a field here; ${hint}`, meant === undefined ? {} : { meant });
}

function invalid(path: string, message: string): Fault {
  return fault('number.series_invalid', path, message);
}
