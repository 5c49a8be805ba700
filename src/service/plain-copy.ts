import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';

/** Deeper than any input that is accepted. */
const DEEPEST = 32;
/** More than 10,000 lines with all that a line may hold. */
const MOST = 2_000_000;

/**
 * A deep copy of what a caller passed: own enumerable members only, each read once, before anything is awaited. If the
 * caller changes the object afterwards, the command still works with what it was called with.
 *
 * A Dinero object becomes a snapshot of its JSON. Functions are kept, because no input takes one.
 *
 * @throws {ValidationError} `field.value` for what cannot be copied: it contains itself, is nested too deep, is too
 * large, or throws when it is read
 */
export function plainCopy<T>(value: T): T {
  let count = 0;
  const ancestors: object[] = [];
  const copy = (given: unknown, path: string): unknown => {
    if (++count > MOST) throw refused(path, `the input holds more than ${MOST} values; pass fewer`);
    if (typeof given !== 'object' || given === null) return given;
    if (ancestors.includes(given)) throw refused(path, 'the value contains itself; pass data without cycles');
    if (ancestors.length >= DEEPEST)
      throw refused(path, `the value is nested deeper than ${DEEPEST} levels; no input is that deep`);
    ancestors.push(given);
    const copied = copyObject(given, path, copy);
    ancestors.pop();
    return copied;
  };
  return copy(value, '') as T;
}

/** Copies one value at its place. */
type Copy = (given: unknown, path: string) => unknown;

function copyObject(given: object, path: string, copy: Copy): unknown {
  if (reading(path, () => Array.isArray(given))) return copyList(given as readonly unknown[], path, copy);
  const dinero = copyDinero(given, path, copy);
  if (dinero !== undefined) return dinero;
  const keys = reading(path, () => Object.keys(given));
  return Object.fromEntries(
    keys.map((key) => {
      const at = pointer(path, key);
      const member = reading(at, () => (given as { readonly [key: string]: unknown })[key]);
      return [key, copy(member, at)];
    }),
  );
}

function copyList(given: readonly unknown[], path: string, copy: Copy): unknown[] {
  const length = reading(path, () => given.length);
  if (length > MOST) throw refused(path, `the list has ${length} items, at most ${MOST} are read; pass fewer`);
  return Array.from({ length }, (_, index) => {
    const at = pointer(path, index);
    return copy(
      reading(at, () => given[index]),
      at,
    );
  });
}

/** A Dinero object has `toJSON`; so have dates and database documents, which are not prices. */
function copyDinero(given: object, path: string, copy: Copy): object | undefined {
  const said = reading(path, () => {
    const { toJSON } = given as { readonly toJSON?: unknown };
    return typeof toJSON === 'function' ? (toJSON.call(given) as unknown) : undefined;
  });
  if (typeof said !== 'object' || said === null) return undefined;
  const isPrice = reading(path, () => 'amount' in said && 'currency' in said && 'scale' in said);
  return isPrice ? new DineroSnapshot(copy(said, path)) : undefined;
}

/** The JSON of a Dinero object at the time of the call. */
class DineroSnapshot {
  readonly #said: unknown;

  constructor(said: unknown) {
    this.#said = said;
  }

  toJSON(): unknown {
    return this.#said;
  }
}

/** Read a part of the caller's object; its getters and proxies may throw. */
function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refused(path, `the value cannot be read (${reasonOf(error)}); pass plain data`);
  }
}

function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : show(error);
  } catch {
    return 'an error that cannot be read either';
  }
}

function refused(path: string, message: string): ValidationError {
  return new ValidationError([fault('field.value', path, message)]);
}
