import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { checkText } from './leaves.ts';
import { isPlainObject } from './object.ts';
import type { Shape } from './shape.ts';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** A map of at most 50 short texts: what Stripe and the like accept as metadata. */
export const shortTexts: Shape<{ readonly [key: string]: string }> = {
  kind: 'record',
  maxKeys: MAX_KEYS,
  maxKeyLength: MAX_KEY_LENGTH,
  maxValueLength: MAX_VALUE_LENGTH,
  check: (value, path) => {
    if (!isPlainObject(value)) return fault('field.type', path, `${show(value)} is not an object of short texts`);
    const entries = Object.entries(value);
    if (entries.length > MAX_KEYS)
      return tooLarge(path, `${entries.length} keys, at most ${MAX_KEYS} are allowed; leave some out`);
    return entries.flatMap(
      ([key, member]) => checkEntry(key, member, pointer(path, key.slice(0, MAX_KEY_LENGTH))) ?? [],
    );
  },
};

function checkEntry(key: string, member: unknown, at: string): Fault | undefined {
  if (key.length > MAX_KEY_LENGTH)
    return tooLarge(at, `the key has ${key.length} characters, at most ${MAX_KEY_LENGTH} are allowed; shorten it`);
  if (typeof member === 'string' && member.length > MAX_VALUE_LENGTH) {
    return tooLarge(
      at,
      `the value has ${member.length} characters, at most ${MAX_VALUE_LENGTH} are allowed; shorten it`,
    );
  }
  return checkText(key, at, MAX_KEY_LENGTH) ?? (member === '' ? undefined : checkText(member, at, MAX_VALUE_LENGTH));
}

function tooLarge(path: string, message: string): Fault {
  return fault('metadata.too_large', path, message);
}
