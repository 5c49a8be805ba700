import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { checkShape } from './check-shape.ts';
import type { Shape } from './shape.ts';

/** A list of one shape. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    kind: 'list',
    item,
    check: (value, path) =>
      Array.isArray(value)
        ? Array.from(value, (one: unknown, index) => checkShape(item, one, pointer(path, index))).flat()
        : fault('field.type', path, `${show(value)} is not a list; pass an array`),
  };
}

/** Either the shape or `null`. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { kind: 'nullable', shape, check: (value, path) => (value === null ? undefined : shape.check(value, path)) };
}
