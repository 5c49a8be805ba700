import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Leaf } from '../shape/shape.ts';
import { type Decimal, MAX_DECIMALS, MAX_INTEGER_DIGITS, numberText, parseDecimal } from './decimal.ts';

/** A decimal as callers write it: a string such as `"1.5"`, or a number, read by its shortest decimal form. */
export type DecimalInput = string | number;

/** Read a decimal input; `undefined` where {@link checkDecimal} has a fault. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'string') return parseDecimal(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (Number.isSafeInteger(value)) return { coefficient: value + 0, scale: 0 };
  return Number.isInteger(value) ? undefined : parseDecimal(numberText(value));
}

/**
 * The fault of a value that is to be a decimal: a string such as `"1.5"`, or a number.
 *
 * Limits: 18 digits before the point and 12 after it; a number beyond 2^53 is refused, for it has lost digits already.
 */
export function checkDecimal(value: unknown, path: string): Fault | undefined {
  if (typeof value === 'number') return checkNumber(value, path);
  if (typeof value === 'string') return checkDecimalText(value, path);
  return fault('field.type', path, `${show(value)} is not a decimal; pass a string such as "1.5" or a number`);
}

/** The fault of a text that is to be a plain decimal. */
export function checkDecimalText(value: string, path: string): Fault | undefined {
  if (parseDecimal(value) !== undefined) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(value)) return tooLong(value, path);
  const plain = value.trim().replaceAll(/[\s_']/g, '').replace(/,(?=\d{1,2}$|\d{4,}$)/, '.').replaceAll(',', '');
  const hint = parseDecimal(plain) === undefined ? 'such as "1.5"' : `: "${plain}"`;
  return fault('decimal.invalid', path, `${show(value)} is not a plain decimal; write digits with a point and no separators ${hint}`.replace(' :', ':'));
}

function checkNumber(value: number, path: string): Fault | undefined {
  if (!Number.isFinite(value)) return fault('decimal.invalid', path, `${value} is not a decimal; pass a finite number or a string`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return fault('decimal.unsafe_number', path, `${value} is beyond 2^53 and has lost digits already; pass it as a string`);
  }
  return readDecimal(value) === undefined ? tooLong(numberText(value), path) : undefined;
}

function tooLong(text: string, path: string): Fault {
  return fault(
    'decimal.too_long',
    path,
    `${show(text)} has too many digits; at most ${MAX_INTEGER_DIGITS} before and ${MAX_DECIMALS} after the point are kept exactly`,
    { integerDigits: MAX_INTEGER_DIGITS, decimals: MAX_DECIMALS },
  );
}

/** A decimal: a string, or a number read by its shortest decimal form. */
export const decimalLeaf: Leaf<DecimalInput> = { kind: 'leaf', type: 'decimal', check: checkDecimal };

/** A decimal as text only. */
export const decimalTextLeaf: Leaf<string> = {
  kind: 'leaf',
  type: 'string',
  format: 'decimal',
  check: (value, path) =>
    typeof value === 'string'
      ? checkDecimalText(value, path)
      : fault('field.type', path, `${show(value)} is not text; pass a decimal string such as "150.00"`),
};
