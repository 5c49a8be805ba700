import type { AnyObjectShape } from './shape.ts';

/** Whether an object has no member that its shape does not know; a member that is `undefined` is absent. */
export function hasOnly({ fields }: AnyObjectShape, value: object): boolean {
  const members = value as { readonly [key: string]: unknown };
  return Object.keys(members).every((key) => Object.hasOwn(fields, key) || members[key] === undefined);
}
