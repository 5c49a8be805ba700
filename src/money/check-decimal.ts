import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { show } from '../errors/show.ts';
import { type Keywords, type Leaf, leaf } from '../validation/shape.ts';
import { type Decimal, isPlainDecimal, MAX_DECIMALS, MAX_INTEGER_DIGITS, numberText, parseDecimal } from './decimal.ts';

/** A decimal as callers write it: a string such as `"1.5"`, or a number, read by its shortest decimal form. */
export type DecimalInput = string | number;

/** Read a decimal input; `undefined` where {@link checkDecimal} has a fault. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'string') return parseDecimal(value);
  // NaN and the infinities have no decimal text.
  return typeof value === 'number' && !hasLostDigits(value) ? parseDecimal(numberText(value)) : undefined;
}

/** A whole number beyond 2^53 has lost digits already. */
function hasLostDigits(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/**
 * The fault of a value that should be a decimal: a string such as `"1.5"`, or a number.
 *
 * Limits: 18 digits before the point and 12 after it; a number beyond 2^53 is refused, because it has lost digits already.
 */
export function checkDecimal(value: unknown, path: string): Fault | undefined {
  if (typeof value === 'string') return checkDecimalText(value, path);
  if (hasLostDigits(value)) return fault('decimal.unsafe_number', path, `${value} is beyond 2^53; pass it as a string`);
  if (Number.isFinite(value)) {
    const text = numberText(value as number);
    return isPlainDecimal(text) ? undefined : tooLong(text, path);
  }
  return fault(
    typeof value === 'number' ? 'decimal.invalid' : 'field.type',
    path,
    `${show(value)} is not a decimal; pass a number or a string such as "1.5"`,
  );
}

/** The fault of a text that should be a plain decimal. */
export function checkDecimalText(value: string, path: string): Fault | undefined {
  if (isPlainDecimal(value)) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(value)) return tooLong(value, path);
  const plain = value
    .replaceAll(/[\s_']|\p{Sc}|[A-Z]{3}|\.(?=.*,)/gu, '')
    .replace(/,(?=\d{1,2}$)/, '.')
    .replaceAll(',', '');
  const example = isPlainDecimal(plain) ? plain : '1.5';
  return fault(
    'decimal.invalid',
    path,
    `${show(value)} is not a plain decimal; write digits and a point, no separators: "${example}"`,
  );
}

function tooLong(text: string, path: string): Fault {
  return fault(
    'decimal.too_long',
    path,
    `${show(text)} has too many digits; at most ${MAX_INTEGER_DIGITS} before and ${MAX_DECIMALS} after the point`,
  );
}

/** How a decimal looks in JSON. */
export const DECIMAL: Keywords = { type: ['string', 'number'] };

/** A decimal: a string, or a number read by its shortest decimal form. */
export const decimalLeaf: Leaf<DecimalInput> = /* @__PURE__ */ leaf(DECIMAL, checkDecimal);

/** A decimal as text only. */
export const decimalTextLeaf: Leaf<string> = /* @__PURE__ */ leaf(
  { type: 'string', format: 'decimal' },
  (value, path) =>
    typeof value === 'string'
      ? checkDecimalText(value, path)
      : fault('field.type', path, `${show(value)} is not a decimal string such as "150.00"`),
);

/** A decimal above zero, or zero and above with `orZero`; a smaller one gets the fault with `code`. */
/* @__NO_SIDE_EFFECTS__ */
export function positiveDecimal(code: FaultCode, wayOut: string, orZero = false): Leaf<DecimalInput> {
  return leaf(DECIMAL, (value, path) => {
    const coefficient = readDecimal(value)?.coefficient;
    if (coefficient === undefined) return checkDecimal(value, path);
    if (coefficient > 0 || (orZero && !coefficient)) return undefined;
    return fault(code, path, `${show(value)} is ${orZero ? 'below' : 'not above'} zero; ${wayOut}`);
  });
}

/** To how many units a price refers (BT-149). */
export const baseQuantityLeaf: Leaf<DecimalInput> = /* @__PURE__ */ positiveDecimal(
  'base_quantity.not_positive',
  'pass how many units have the price (BT-149)',
);
