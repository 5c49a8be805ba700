import type { AnyObjectShape } from './shape.ts';

/**
 * Whether an object has no member that its shape does not know; `undefined` is no member. Quick, for hot paths.
 *
 * @param present - how many members that the shape knows are there: where the counts agree, none is left over
 */
export function hasOnly({ fields }: AnyObjectShape, value: object, present: number): boolean {
  let count = 0;
  for (const _ in value) count++;
  return (
    count === present ||
    Object.entries(value).every(([key, member]) => member === undefined || Object.hasOwn(fields, key))
  );
}
