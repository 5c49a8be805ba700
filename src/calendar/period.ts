import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { object } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { checkInstant, compareInstants } from './instant.ts';
import { checkDate } from './iso-date.ts';

/**
 * A period of delivery. Both ends are days, or both are moments; both ends are included.
 *
 * `from` = `to` is one full day, or one moment. Past and future are both fine.
 */
export interface Period {
  /** First day as `YYYY-MM-DD`, or a moment as RFC 3339. */
  readonly from: string;
  /** Last day, or a moment, of the same kind as `from`. */
  readonly to: string;
}

const END = 'A day as YYYY-MM-DD or a moment as RFC 3339; both ends of the same kind.';

/**
 * The shape of a {@link Period}.
 *
 * Its faults: `period.incomplete`, `period.mixed`, `period.reversed`, `date.invalid`, `instant.invalid`, `field.unknown`,
 * `field.type`.
 */
export const periodShape: ObjectShape<Period> = refine(
  object<Period>({ from: end('from'), to: end('to') }, rewordPeriod),
  ({ from, to }, report) => {
    const found = checkOrder(from, to);
    if (found) report.add(found);
  },
);

function end(side: 'from' | 'to'): Leaf<string> {
  return leaf({ type: 'string', description: END }, (value, path) => {
    if (value === null) return incomplete(side, path);
    return isMoment(value) ? checkInstant(value, path) : checkDate(value, path);
  });
}

function rewordPeriod(usual: Fault, key: string): Fault {
  if (usual.code === 'field.required') return incomplete(key, usual.path);
  if (usual.code !== 'field.type') return usual;
  const wayOut = 'a period; pass an object such as { from: "2025-03-01", to: "2025-03-31" }';
  return { ...usual, message: usual.message.replace(/an object$/, wayOut) };
}

function incomplete(side: string, path: string): Fault {
  return fault('period.incomplete', path, `"${side}" is missing; give both from and to, or leave the period out`);
}

function checkOrder(from: string, to: string): Fault | undefined {
  if (isMoment(from) !== isMoment(to)) {
    const both = `from ${show(from)} and to ${show(to)}`;
    return fault('period.mixed', '', `${both} are a day and a moment; give two days or two moments`);
  }
  const isReversed = isMoment(from) ? compareInstants(from, to) > 0 : from > to;
  return isReversed
    ? fault('period.reversed', '', `from ${show(from)} comes after to ${show(to)}; swap them`)
    : undefined;
}

/** Whether a value was written as a moment, well formed or not: a day has no time after it. */
function isMoment(value: unknown): boolean {
  return typeof value === 'string' && value.length > 10 && /^[Tt\s]/.test(value.slice(10));
}
