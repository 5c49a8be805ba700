import type { AnyObjectShape } from './shape.ts';

/** Whether an object has no member that its shape does not know; `undefined` is no member. */
export function hasOnly({ fields }: AnyObjectShape, value: object): boolean {
  return Object.entries(value).every(([key, member]) => member === undefined || Object.hasOwn(fields, key));
}
