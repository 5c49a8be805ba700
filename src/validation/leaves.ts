import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from './shape.ts';

interface TextRules {
  /** Most UTF-16 units. */
  readonly max: number;
  /** The code of a longer text. */
  readonly tooLong?: FaultCode;
  /** What the message calls it. */
  readonly noun?: string;
  readonly mayBeEmpty?: boolean;
}

/** The fault of a text that cannot be stored, or `undefined`. */
export function checkText(
  value: unknown,
  path: string,
  max: number,
  { tooLong = 'text.too_long', noun = 'text', mayBeEmpty = false }: Omit<TextRules, 'max'> = {},
): Fault | undefined {
  if (typeof value !== 'string') return fault('field.type', path, `${show(value)} is not text; pass a string`);
  if (value.length > max) {
    return fault(
      tooLong,
      path,
      `the ${noun} has ${value.length} characters, at most ${max} are allowed; shorten it`,
      tooLong === 'text.too_long' ? { max } : undefined,
    );
  }
  if (!mayBeEmpty && isBlank(value)) return fault('text.empty', path, `the ${noun} is empty; leave it out or fill it`);
  if (isUnstorable(value)) return fault('text.invalid', path, `${show(value)} holds a NUL or half a surrogate pair`);
  return undefined;
}

function isBlank(value: string): boolean {
  const first = value.charCodeAt(0);
  // The first character of almost every text shows that it is not blank.
  return !(first > 32 && first < 127) && value.trim() === '';
}

/** NUL and lone surrogates: PostgreSQL refuses them in jsonb and no printer can show them. */
function isUnstorable(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit === 0) return true;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = value.charCodeAt(index + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return true;
      index++;
    }
  }
  return false;
}

/** A text with codes and words of its own. */
export function textLeaf({ max, ...rules }: TextRules): Leaf<string> {
  return leaf({ type: 'string', maxLength: max }, (value, path) => checkText(value, path, max, rules));
}

/** Non-empty text of at most `max` UTF-16 units, without NUL or lone surrogates. */
export function text(max = 255): Leaf<string> {
  return leaf({ type: 'string', maxLength: max }, (value, path) => checkText(value, path, max));
}

/** One of a closed list of words. */
export function oneOf<const T extends string>(values: readonly T[]): Leaf<T> {
  return leaf({ type: 'string', enum: values }, (value, path) =>
    typeof value === 'string' && (values as readonly string[]).includes(value)
      ? undefined
      : fault('field.value', path, `${show(value)} is not one of "${values.join('", "')}"`),
  );
}

/** `true` or `false`. */
export const flag: Leaf<boolean> = leaf({ type: 'boolean' }, (value, path) =>
  typeof value === 'boolean' ? undefined : fault('field.type', path, `${show(value)} is neither true nor false`),
);

/** A whole JS number within bounds: for counts and days, never for amounts. */
export function integer(min: number, max: number): Leaf<number> {
  return leaf({ type: 'integer', minimum: min, maximum: max }, (value, path) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : fault('field.value', path, `${show(value)} is not a whole number from ${min} to ${max}`),
  );
}

/** An object whose members nobody checks here. */
export function anyObject<T extends object>(): Leaf<T> {
  return leaf({ type: 'object', additionalProperties: true }, (value, path) =>
    typeof value === 'object' && value !== null
      ? undefined
      : fault('field.type', path, `${show(value)} is not an object`),
  );
}
