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
export function checkText(value: unknown, path: string, max: number): Fault | undefined {
  if (typeof value !== 'string') return notText(value, path);
  if (value.length > max) {
    const message = `the text has ${value.length} characters, at most ${max} are allowed; shorten it`;
    return fault('text.too_long', path, message, { max });
  }
  if (value.trim() === '') return fault('text.empty', path, 'the text is empty; fill it or leave it out');
  // JSON, as the message shows the text, escapes what nobody could see.
  if (UNPRINTABLE.test(value))
    return fault('text.invalid', path, `${show(value)} holds a character that XML cannot carry; take it out`);
  return undefined;
}

function notText(value: unknown, path: string): Fault {
  return fault('field.type', path, `${show(value)} is not text; pass a string`);
}

/**
 * What XML 1.0 cannot carry (section 2.2), not even escaped: all control characters but tab and line ends, U+FFFE, U+FFFF,
 * and half of a surrogate pair. PostgreSQL refuses NUL as well.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the text must not hold.
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\uD800-\uDFFF]/u;

/** A character as Unicode names it, such as `U+202E`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text whose faults have their own codes and words. */
/* @__NO_SIDE_EFFECTS__ */
export function textLeaf({ max, noun = 'text', tooLong = 'text.too_long', mayBeEmpty }: TextRules): Leaf<string> {
  return leaf({ type: 'string', maxLength: max }, (value, path) => {
    const found = checkText(value, path, max);
    if (found?.code === 'text.empty' && mayBeEmpty) return undefined;
    if (found?.code !== 'text.empty' && found?.code !== 'text.too_long') return found;
    const code = found.code === 'text.empty' ? found.code : tooLong;
    return { ...found, code, message: found.message.replace('text', noun) };
  });
}

/** Non-empty text of at most `max` UTF-16 units, without what XML 1.0 cannot carry. */
/* @__NO_SIDE_EFFECTS__ */
export function text(max = 255): Leaf<string> {
  return leaf({ type: 'string', maxLength: max }, (value, path) => checkText(value, path, max));
}

/** Any text, also an empty one. */
export const anyText: Leaf<string> = /* @__PURE__ */ leaf({ type: 'string' }, (value, path) =>
  typeof value === 'string' ? undefined : notText(value, path),
);

/** One of a closed list of words. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const T extends string>(values: readonly T[]): Leaf<T> {
  return leaf({ type: 'string', enum: values }, (value, path) =>
    typeof value === 'string' && (values as readonly string[]).includes(value)
      ? undefined
      : fault('field.value', path, `${show(value)} is not one of "${values.join('", "')}"`),
  );
}

/** `true` or `false`. */
export const flag: Leaf<boolean> = /* @__PURE__ */ leaf({ type: 'boolean' }, (value, path) =>
  typeof value === 'boolean' ? undefined : fault('field.type', path, `${show(value)} is neither true nor false`),
);

/** A whole JS number within bounds: for counts and days, never for amounts. */
/* @__NO_SIDE_EFFECTS__ */
export function integer(min: number, max: number): Leaf<number> {
  return leaf({ type: 'integer', minimum: min, maximum: max }, (value, path) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : fault('field.value', path, `${show(value)} is not a whole number from ${min} to ${max}`),
  );
}

/** An object whose members nobody checks here. */
/* @__NO_SIDE_EFFECTS__ */
export function anyObject<T extends object>(): Leaf<T> {
  return leaf({ type: 'object', additionalProperties: true }, (value, path) =>
    typeof value === 'object' && value !== null
      ? undefined
      : fault('field.type', path, `${show(value)} is not an object`),
  );
}
