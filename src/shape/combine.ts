import type { AnyObjectShape, Fields, ObjectShape, Optional, Shape } from './shape.ts';

/** An object with exactly the members of `T`; `refuse` gives chosen unknown members a fault of their own. */
export function object<T>(fields: Fields<T>, refuse?: AnyObjectShape['refuse']): ObjectShape<T> {
  const shape = refuse === undefined ? { kind: 'object', fields } : { kind: 'object', fields, refuse };
  return shape as ObjectShape<T>;
}

/** A list of one shape. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return { kind: 'list', item };
}

/** A member that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: true, shape };
}

/** Either the shape or `null`. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { kind: 'nullable', shape };
}
