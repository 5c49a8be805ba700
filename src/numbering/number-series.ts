import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkShape } from '../validation/check-shape.ts';
import { union } from '../validation/combine.ts';
import { flag, integer, oneOf } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { refineLoosely, reword } from '../validation/refine.ts';
import { type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import { whyAmbiguous } from './ambiguity.ts';
import { type Piece, parsePattern, shortestLength } from './pattern.ts';
import type { Reset } from './reset.ts';
import type { SeriesScope } from './scope.ts';

/** The counter that a legal number is taken from, and how the number is written. */
export interface NumberSeries {
  /** Who shares the counter: all invoices of the billing entity, those of each customer, or all series of one name. */
  readonly scope: SeriesScope;
  /** Such as `INV-{YYYY}-{SEQ:4}`; must make any two numbers of its scope and its resets different. */
  readonly pattern: string;
  /** When the counter starts again. */
  readonly reset: Reset;
  /**
   * The first sequence of every period, a whole number from 1; default 1. Raised above the last number of the current
   * period, it moves the series on; at or below, nothing changes until the next period (see `checkNumberSeries`).
   */
  readonly startAt?: number;
  /** Most characters of a number, 1 to 255; a longer one is refused. */
  readonly maxLength?: number;
  /** Refuse an issue date before the series' last; default false. */
  readonly chronological?: boolean;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,19}$/;

const named = object<{ readonly name: string }>({
  name: leaf({ type: 'string', pattern: NAME.source }, (name, path) =>
    typeof name === 'string' && NAME.test(name) ? undefined : invalid(path, `${show(name)} is not a name`),
  ),
});

const scopes = oneOf(['billing_entity', 'customer']);

const scopeShape: Shape<SeriesScope> = oneFault(
  union<SeriesScope>([scopes, named], (value) => (isPlainObject(value) ? named : scopes)),
  'is not "billing_entity", "customer" or { name: 1 to 20 letters, digits and "_", a letter first }',
);

const yearly = object<{ readonly yearly: number }>({ yearly: integer(1, 12) });

const resets = oneOf(['never', 'monthly']);

const resetShape: Shape<Reset> = oneFault(
  union<Reset>([resets, yearly], (value) => (isPlainObject(value) ? yearly : resets)),
  'is not "never", "monthly" or { yearly: the first month, 1 to 12 }',
);

const patternLeaf: Leaf<string> = leaf({ type: 'string' }, (pattern, path) =>
  typeof pattern === 'string'
    ? undefined
    : fault(
        'number.pattern_invalid',
        path,
        `${show(pattern)} is not a pattern; pass text such as "INV-{YYYY}-{SEQ:4}"`,
      ),
);

const members: ObjectShape<NumberSeries> = object<NumberSeries>({
  scope: scopeShape,
  pattern: patternLeaf,
  reset: resetShape,
  startAt: optional(integer(1, 1e12)),
  maxLength: optional(integer(1, 255)),
  chronological: optional(flag),
});

/** The shape of a {@link NumberSeries}, with the rules of its pattern. */
export const numberSeriesShape: ObjectShape<NumberSeries> = refineLoosely(
  reword(members, (found) => found.map(withOwnCode)),
  (series, report, found) => {
    const { pattern } = series;
    if (typeof pattern !== 'string') return;
    const isSound = found.every((one) => one.code === 'field.unknown');
    const sound = isSound ? (series as unknown as NumberSeries) : undefined;
    for (const one of validatePattern(pattern, '/pattern', sound)) report.add(one);
  },
);

/**
 * All faults of a number series, found when it is configured and not when the thousandth invoice collides.
 *
 * @returns `number.series_invalid`, `number.pattern_invalid`, `number.pattern_ambiguous`, `field.unknown`
 */
export function validateNumberSeries(series: unknown, path = ''): readonly Fault[] {
  return checkShape(numberSeriesShape, series, path);
}

function withOwnCode(one: Fault): Fault {
  if (one.code === 'field.unknown') return one;
  return { ...one, code: one.path.endsWith('/pattern') ? 'number.pattern_invalid' : 'number.series_invalid' };
}

function oneFault<T>(shape: Shape<T>, rule: string): Shape<T> {
  return reword(shape, (_, value) => [invalid('', `${show(value)} ${rule}`)]);
}

/** Checks the pattern alone and, if the rest of the series is valid, whether it gives distinct numbers. */
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
