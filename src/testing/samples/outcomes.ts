import assert from 'node:assert/strict';
import { ValidationError } from '../../errors/errors.ts';

/** How parallel calls ended. */
export interface Outcomes<T> {
  readonly values: readonly T[];
  readonly errors: readonly unknown[];
}

/** Start all at once and wait until all have ended. */
export async function settleAll<T>(calls: readonly (() => Promise<T>)[]): Promise<Outcomes<T>> {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  return {
    values: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    errors: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
  };
}

/** The same call so many times. */
export function times<T>(count: number, call: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => call(index));
}

/** Refuse an error of another kind than the ones named. */
export function assertError(error: unknown, ...kinds: readonly (abstract new (...input: never) => Error)[]): void {
  const names = kinds.map((kind) => kind.name).join(' or ');
  assert.ok(
    kinds.some((kind) => error instanceof kind),
    `expected ${names}, got ${String(error)}`,
  );
}

/** The codes and paths of the faults that a call is refused with, in alphabetical order. */
export async function refusalOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => assert.fail('expected a ValidationError, and the call went well'),
    (reason: unknown) => reason,
  );
  assertError(error, ValidationError);
  return (error as ValidationError).faults.map(({ code, path }) => `${code} ${path}`).sort();
}
