import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { checkShape } from '../validation/check-shape.ts';
import { flag, integer } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';
import { whyAmbiguous } from './ambiguity.ts';
import { type Piece, parsePattern, shortestLength } from './pattern.ts';
import type { Reset } from './reset.ts';
import type { SeriesScope } from './scope.ts';

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

const scopeLeaf: Leaf<SeriesScope> = {
  kind: 'leaf',
  type: 'object',
  check: (scope, path) => {
    if (scope === 'billing_entity' || scope === 'customer') return undefined;
    const named = isPlainObject(scope) && Object.keys(scope).join() === 'name' && typeof scope.name === 'string';
    if (named && /^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(scope.name as string)) return undefined;
    return invalid(
      path,
      `${show(scope)} is not "billing_entity", "customer" or { name: 1 to 20 letters, digits and "_", a letter first }`,
    );
  },
};

const resetLeaf: Leaf<Reset> = {
  kind: 'leaf',
  type: 'object',
  check: (reset, path) => {
    if (reset === 'never' || reset === 'monthly') return undefined;
    const yearly = isPlainObject(reset) && Object.keys(reset).join() === 'yearly' ? reset.yearly : undefined;
    if (Number.isInteger(yearly) && (yearly as number) >= 1 && (yearly as number) <= 12) return undefined;
    return invalid(path, `${show(reset)} is not "never", "monthly" or { yearly: the first month, 1 to 12 }`);
  },
};

const patternLeaf: Leaf<string> = {
  kind: 'leaf',
  type: 'string',
  check: (pattern, path) =>
    typeof pattern === 'string'
      ? undefined
      : fault(
          'number.pattern_invalid',
          path,
          `${show(pattern)} is not a pattern; pass text such as "INV-{YYYY}-{SEQ:4}"`,
        ),
};

const seriesShape: ObjectShape<NumberSeries> = object<NumberSeries>({
  scope: scopeLeaf,
  reset: resetLeaf,
  pattern: patternLeaf,
  startAt: optional(integer(1, 1e12)),
  maxLength: optional(integer(1, 255)),
  chronological: optional(flag),
});

/**
 * All faults of a number series, found when it is configured and not when the thousandth invoice collides.
 *
 * @returns `number.series_invalid`, `number.pattern_invalid`, `number.pattern_ambiguous`, `field.unknown`
 */
export function validateNumberSeries(series: unknown, path = ''): readonly Fault[] {
  const faults = checkShape(seriesShape, series, path).map(
    (one): Fault =>
      one.code === 'field.unknown'
        ? one
        : { ...one, code: one.path.endsWith('/pattern') ? 'number.pattern_invalid' : 'number.series_invalid' },
  );
  const sound = faults.every((one) => one.code === 'field.unknown');
  const pattern = isPlainObject(series) ? series.pattern : undefined;
  if (typeof pattern !== 'string') return faults;
  return [
    ...faults,
    ...validatePattern(pattern, pointer(path, 'pattern'), sound ? (series as unknown as NumberSeries) : undefined),
  ];
}

/** The pattern by itself, and, where the rest of the series is sound, whether it tells numbers apart. */
function validatePattern(pattern: string, path: string, series: NumberSeries | undefined): readonly Fault[] {
  const parsed = parsePattern(pattern);
  const wrong = 'wrong' in parsed ? parsed.wrong : whyUnfit(parsed.pieces, series);
  if (wrong !== undefined) return [fault('number.pattern_invalid', path, `pattern ${show(pattern)}: ${wrong}`)];
  if (series === undefined || 'wrong' in parsed) return [];
  return whyAmbiguous(parsed.pieces, series.scope, series.reset).map((reason) =>
    fault('number.pattern_ambiguous', path, `pattern ${show(pattern)}: ${reason}`),
  );
}

/** Tokens that this series cannot fill in, a sequence missing or doubled, or no room. */
function whyUnfit(pieces: readonly Piece[], series: NumberSeries | undefined): string | undefined {
  const names = pieces.flatMap((piece) => ('token' in piece ? [piece.token] : []));
  const sequences = names.filter((name) => name === 'SEQ').length;
  if (sequences !== 1) return `it has ${sequences === 0 ? 'no' : sequences} {SEQ}; exactly one is needed`;
  if (series === undefined) return undefined;
  const fiscal = names.find((name) => name.startsWith('FY'));
  if (fiscal !== undefined && typeof series.reset !== 'object')
    return `{${fiscal}} needs reset: { yearly: the first month of the fiscal year }`;
  if (names.includes('SERIES') && typeof series.scope !== 'object')
    return '{SERIES} needs a scope with a name, such as scope: { name: "EXP" }';
  const shortest = pieces.reduce((sum, piece) => sum + shortestLength(piece), 0);
  if (series.maxLength === undefined || shortest <= series.maxLength) return undefined;
  return `no number can be as short as maxLength ${series.maxLength}; raise maxLength`;
}

function invalid(path: string, message: string): Fault {
  return fault('number.series_invalid', path, message);
}
