import type { Fault } from '../errors/fault.ts';
import { isPlainObject } from './object.ts';
import type { Report } from './report.ts';
import type { AnyShape, Shape } from './shape.ts';

/** An object as a caller passed it. */
export type Loose = { readonly [key: string]: unknown };

/**
 * A shape with a rule over the whole value; the rule runs where the shape itself found nothing.
 *
 * @param rule - adds faults with paths relative to the value
 */
/* @__NO_SIDE_EFFECTS__ */
export function refine<S extends AnyShape, T>(
  shape: S & { readonly of?: T },
  rule: (value: T, report: Report) => void,
): S {
  return {
    ...shape,
    check: (value: unknown, report: Report) => {
      const before = report.faults.length;
      shape.check(value, report);
      if (report.faults.length === before) rule(value as T, report);
    },
  };
}

/**
 * An object's shape with a rule that runs whatever the shape found: it judges what can be read.
 *
 * @param rule - adds faults with paths relative to the value; it gets the faults that the shape found
 */
/* @__NO_SIDE_EFFECTS__ */
export function refineLoosely<S extends AnyShape>(
  shape: S,
  rule: (value: Loose, report: Report, found: readonly Fault[]) => void,
): S {
  return {
    ...shape,
    check: (value: unknown, report: Report) => {
      const before = report.faults.length;
      shape.check(value, report);
      if (!isPlainObject(value) || report.isFull) return;
      rule(value, report, report.faults.slice(before));
    },
  };
}

/** A list's shape with a rule over its items that runs unless the list is too long. */
/* @__NO_SIDE_EFFECTS__ */
export function refineList<T>(
  shape: Shape<readonly T[]>,
  rule: (value: readonly unknown[], report: Report) => void,
): Shape<readonly T[]> {
  const max = shape.kind === 'list' ? shape.max : Number.POSITIVE_INFINITY;
  return {
    ...shape,
    check: (value: unknown, report: Report) => {
      shape.check(value, report);
      if (Array.isArray(value) && value.length <= max && !report.isFull) rule(value, report);
    },
  };
}

/**
 * A shape whose faults are replaced by others, for example by one with a specific code.
 *
 * @param reword - the faults to report for those found, of which there is at least one; paths relative to the value
 */
/* @__NO_SIDE_EFFECTS__ */
export function reword<S extends AnyShape>(
  shape: S,
  reword: (found: readonly [Fault, ...Fault[]], value: unknown) => readonly Fault[],
): S {
  return {
    ...shape,
    check: (value: unknown, report: Report) => {
      const before = report.faults.length;
      shape.check(value, report);
      const [first, ...others] = report.faults.splice(before);
      if (first) for (const one of reword([first, ...others], value)) report.add(one);
    },
  };
}
