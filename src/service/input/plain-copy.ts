import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { bytesOf } from '../../invoice/attachment.ts';
import { closedKind, closedMessage } from '../../validation/hidden-members.ts';

/** Deeper than any input that is accepted. */
const DEEPEST = 32;
/** More than 10,000 lines with all that a line may hold. */
const MOST = 2_000_000;

/**
 * A deep copy of what a caller passed: own enumerable members only, each read once, before anything is awaited. If the
 * caller changes the object afterwards, the command still works with what it was called with.
 *
 * A Dinero object becomes a snapshot of its JSON, bytes are copied as bytes. Functions are kept, because no input takes one.
 *
 * @throws {ValidationError} `field.value` for what cannot be copied: it contains itself, is nested too deep, is too
 * large, throws when it is read, or is a `Map` or the like, whose copy would be empty
 */
export function plainCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const place: Place = { keys: [], ancestors: [], count: 0 };
  try {
    return copyOf(value, place) as T;
  } catch (error) {
    const why =
      error instanceof Refusal ? error.message : `the value cannot be read (${reasonOf(error)}); pass plain data`;
    throw new ValidationError([fault('field.value', place.keys.reduce<string>(pointer, ''), why)]);
  }
}

/** How far the copy has come; the path is built only for a fault. */
interface Place {
  readonly keys: (string | number)[];
  readonly ancestors: object[];
  count: number;
}

/** Why a value is not copied. */
class Refusal extends Error {}

function copyOf(given: unknown, place: Place): unknown {
  if (++place.count > MOST) throw new Refusal(`the input holds more than ${MOST} values; pass fewer`);
  if (typeof given !== 'object' || given === null) return given;
  const bytes = bytesOf(given);
  if (bytes !== undefined) return bytes.slice();
  const kind = closedKind(given);
  if (kind !== undefined && typeof (given as { readonly toJSON?: unknown }).toJSON !== 'function')
    throw new Refusal(closedMessage(kind));
  const { ancestors } = place;
  if (ancestors.includes(given)) throw new Refusal('the value contains itself; pass data without cycles');
  if (ancestors.length >= DEEPEST)
    throw new Refusal(`the value is nested deeper than ${DEEPEST} levels; no input is that deep`);
  ancestors.push(given);
  const copied = Array.isArray(given)
    ? copyList(given, place)
    : (copyDinero(given, place) ?? copyMembers(given, place));
  ancestors.pop();
  return copied;
}

function copyList(given: readonly unknown[], place: Place): unknown[] {
  const { length } = given;
  if (length > MOST) throw new Refusal(`the list has ${length} items, at most ${MOST} are read; pass fewer`);
  const { keys } = place;
  const copied: unknown[] = [];
  for (let index = 0; index < length; index++) {
    keys.push(index);
    copied.push(copyOf(given[index], place));
    keys.pop();
  }
  return copied;
}

function copyMembers(given: object, place: Place): object {
  const { keys } = place;
  const copied: { [key: string]: unknown } = {};
  for (const key of Object.keys(given)) {
    keys.push(key);
    const member = copyOf((given as { readonly [key: string]: unknown })[key], place);
    // Assigned, it would become the prototype and no member.
    if (key === '__proto__') Object.defineProperty(copied, key, { value: member, enumerable: true });
    else copied[key] = member;
    keys.pop();
  }
  return copied;
}

/** A Dinero object has `toJSON`; so have dates and database documents, which are not prices. */
function copyDinero(given: object, place: Place): object | undefined {
  const { toJSON } = given as { readonly toJSON?: unknown };
  if (typeof toJSON !== 'function') return undefined;
  const said: unknown = toJSON.call(given);
  if (typeof said !== 'object' || said === null) return undefined;
  return 'amount' in said && 'currency' in said && 'scale' in said
    ? new DineroSnapshot(copyMembers(said, place))
    : undefined;
}

/** The JSON of a Dinero object at the time of the call. */
class DineroSnapshot {
  readonly #json: unknown;

  constructor(json: unknown) {
    this.#json = json;
  }

  toJSON(): unknown {
    return this.#json;
  }
}

function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : show(error);
  } catch {
    return 'an error that cannot be read either';
  }
}
