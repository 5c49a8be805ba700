import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Leaf } from './shape.ts';

// NUL and lone surrogates: PostgreSQL refuses them in jsonb and no printer can show them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

/** The fault of a text that cannot be stored, or `undefined`. */
export function checkText(value: unknown, path: string, max: number): Fault | undefined {
  if (typeof value !== 'string') return fault('field.type', path, `${show(value)} is not text; pass a string`);
  if (value.length > max) {
    return fault(
      'text.too_long',
      path,
      `the text has ${value.length} characters, at most ${max} are allowed; shorten it`,
      { max },
    );
  }
  if (value.trim() === '') return fault('text.empty', path, 'the text is empty; leave it out or fill it');
  if (UNSTORABLE.test(value)) {
    return fault('text.invalid', path, `${show(value)} holds a NUL or half a surrogate pair`);
  }
  return undefined;
}

/** Non-empty text of at most `max` UTF-16 units, without NUL or lone surrogates. */
export function text(max = 255): Leaf<string> {
  return { kind: 'leaf', type: 'string', max, check: (value, path) => checkText(value, path, max) };
}

/** One of a closed list of words. */
export function oneOf<const T extends string>(values: readonly T[]): Leaf<T> {
  return {
    kind: 'leaf',
    type: 'string',
    values,
    check: (value, path) => {
      if (typeof value === 'string' && (values as readonly string[]).includes(value)) return undefined;
      return fault('field.value', path, `${show(value)} is not one of "${values.join('", "')}"`);
    },
  };
}

/** `true` or `false`. */
export const flag: Leaf<boolean> = {
  kind: 'leaf',
  type: 'boolean',
  check: (value, path) =>
    typeof value === 'boolean' ? undefined : fault('field.type', path, `${show(value)} is neither true nor false`),
};

/** A whole JS number within bounds: for counts and days, never for amounts. */
export function integer(min: number, max: number): Leaf<number> {
  return {
    kind: 'leaf',
    type: 'integer',
    check: (value, path) =>
      Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? undefined
        : fault('field.value', path, `${show(value)} is not a whole number from ${min} to ${max}`),
  };
}
