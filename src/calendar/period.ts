import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { isPlainObject, unknownFields } from '../validation/object.ts';
import type { Leaf } from '../validation/shape.ts';
import { checkInstant, compareInstants } from './instant.ts';
import { checkDate } from './iso-date.ts';

/**
 * The time that something was delivered in: both ends whole days, or both moments; both ends belong to it.
 *
 * `from` = `to` is one full day, or one moment. Past and future are both fine.
 */
export interface Period {
  /** First day as `YYYY-MM-DD`, or a moment as RFC 3339. */
  readonly from: string;
  /** Last day, or a moment, of the same kind as `from`. */
  readonly to: string;
}

const SIDES = ['from', 'to'] as const;
const MEMBERS = { fields: { from: true, to: true } };

/**
 * The faults of a value that is not a {@link Period}.
 *
 * @returns `period.incomplete`, `period.mixed`, `period.reversed`, `date.invalid`, `instant.invalid`, `field.unknown`,
 * `field.type`
 */
export function checkPeriod(value: unknown, path: string): readonly Fault[] {
  if (!isPlainObject(value)) {
    return [
      fault(
        'field.type',
        path,
        `${show(value)} is not a period; pass an object such as { from: "2025-03-01", to: "2025-03-31" }`,
      ),
    ];
  }
  const missing = SIDES.filter((side) => value[side] === undefined || value[side] === null);
  const faults = [
    ...missing.map((side) => incomplete(side, path)),
    ...SIDES.filter((side) => !missing.includes(side)).flatMap(
      (side) => checkSide(value[side], pointer(path, side)) ?? [],
    ),
    ...unknownFields(MEMBERS, value, path),
  ];
  return missing.length === 0 && faults.length === 0
    ? checkOrder(value.from as string, value.to as string, path)
    : faults;
}

/** The shape of a {@link Period}. */
export const periodLeaf: Leaf<Period> = { kind: 'leaf', type: 'object', check: checkPeriod };

function incomplete(side: string, path: string): Fault {
  return fault(
    'period.incomplete',
    pointer(path, side),
    `"${side}" is missing; give both from and to, or leave the period out`,
  );
}

function checkSide(value: unknown, path: string): Fault | undefined {
  return isMoment(value) ? checkInstant(value, path) : checkDate(value, path);
}

function checkOrder(from: string, to: string, path: string): readonly Fault[] {
  if (isMoment(from) !== isMoment(to)) {
    return [
      fault(
        'period.mixed',
        path,
        `from ${show(from)} and to ${show(to)} are a day and a moment; give two days or two moments`,
      ),
    ];
  }
  const reversed = isMoment(from) ? compareInstants(from, to) > 0 : from > to;
  return reversed ? [fault('period.reversed', path, `from ${show(from)} comes after to ${show(to)}; swap them`)] : [];
}

/** Whether a value means to be a moment, well formed or not: days have no time after them. */
function isMoment(value: unknown): boolean {
  return typeof value === 'string' && value.length > 10 && /^[Tt\s]/.test(value.slice(10));
}
