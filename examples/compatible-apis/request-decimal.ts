// A decimal in a request: a JSON number or a decimal string. It is only ever handled as text.
import { isLosslessNumber } from 'lossless-json';
import * as z from 'zod';

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const TEXT = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?$/;
const LONGEST = 100;
const WIDEST_EXPONENT = 30;

/**
 * The shortest plain form of a decimal in a request: `0.10` is `"0.1"`, `1.5e3` is `"1500"`, `5e-7` is `"0.0000005"`.
 *
 * A number is read as it is written, never through a float. A string may have a sign and extra zeros, but no exponent.
 * Returns `undefined` for anything else, and for a decimal longer than any amount.
 */
export function plainDecimal(value: unknown): string | undefined {
  const isNumber = isLosslessNumber(value);
  if (!isNumber && typeof value !== 'string') return undefined;
  const text = String(value);
  const [, sign, whole, fraction = '', exponent = '0'] =
    text.length > LONGEST ? [] : ((isNumber ? NUMBER : TEXT).exec(text) ?? []);
  if (whole === undefined || Math.abs(Number(exponent)) > WIDEST_EXPONENT) return undefined;
  const point = whole.length + Number(exponent);
  const digits = '0'.repeat(Math.max(0, -point)) + (whole + fraction).padEnd(point, '0');
  const integer = digits.slice(0, Math.max(0, point)).replace(/^0+(?=\d)/, '') || '0';
  const decimals = digits.slice(Math.max(0, point)).replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${integer}${decimals && `.${decimals}`}`;
}

/** The schema of a member with such a decimal; parsing returns the decimal as text. */
export const requestDecimal = z.unknown().transform((value, context): string => {
  const decimal = plainDecimal(value);
  if (decimal !== undefined) return decimal;
  const shown = isLosslessNumber(value) ? `${String(value).slice(0, 40)} is out of range` : 'not a decimal';
  context.addIssue({ code: 'custom', message: `${shown}; pass a number or a string such as "150.00"` });
  return z.NEVER;
});
