import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Report } from './report.ts';
import type { AnyShape, Shape } from './shape.ts';

/** The most items of a list, unless its shape has a smaller limit. */
const MOST_ITEMS = 10_000;

interface ListRules {
  /** Most items; a longer list is refused before its items are checked. Default 10,000. */
  readonly max?: number;
  /** The fault of a longer list; default `list.too_long`. */
  readonly tooMany?: (count: number, max: number) => Fault;
}

/** A list of one shape. */
/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Shape<T>, { max = MOST_ITEMS, tooMany = tooLong }: ListRules = {}): Shape<readonly T[]> {
  return {
    kind: 'list',
    item,
    max,
    check: (value: unknown, report: Report) => {
      if (!Array.isArray(value)) {
        const shown = show(value);
        const one = item.kind === 'object' ? '{ … }' : typeof value === 'string' ? shown : '…';
        return report.add(fault('field.type', '', `${shown} is not a list; pass an array, even of one: [${one}]`));
      }
      if (value.length > max) return report.add(tooMany(value.length, max));
      for (let index = 0; index < value.length && !report.isFull; index++) report.at(index, item, value[index]);
    },
  };
}

function tooLong(count: number, max: number): Fault {
  return fault('list.too_long', '', `${count} items, at most ${max} are allowed; leave some out`, { max });
}

/** Either the shape or `null`. */
/* @__NO_SIDE_EFFECTS__ */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    kind: 'nullable',
    shape,
    check: (value: unknown, report: Report) => {
      if (value !== null) shape.check(value, report);
    },
  };
}

/**
 * One of several shapes.
 *
 * @param options - the shapes, for JSON Schema
 * @param choose - the shape that a value is checked by, or the fault of a value that fits none
 */
/* @__NO_SIDE_EFFECTS__ */
export function union<T>(
  options: readonly AnyShape[],
  choose: (value: unknown, report: Report) => AnyShape | Fault,
): Shape<T> {
  return {
    kind: 'union',
    options,
    check: (value: unknown, report: Report) => {
      const chosen = choose(value, report);
      if ('check' in chosen) chosen.check(value, report);
      else report.add(chosen);
    },
  };
}
