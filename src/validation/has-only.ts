import type { AnyObjectShape } from './shape.ts';

/** Whether an object has no member that its shape does not know; a member that is `undefined` is absent. */
export function hasOnly({ fields }: AnyObjectShape, value: object): boolean {
  return Object.entries(value).every(([key, member]) => member === undefined || Object.hasOwn(fields, key));
}
