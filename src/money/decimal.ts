import { absolute, type Integer, multiply, powerOfTen } from './integer.ts';

/** An exact decimal: `coefficient ÷ 10^scale`. */
export interface Decimal {
  readonly coefficient: Integer;
  readonly scale: number;
}

/** The decimal 1. */
export const ONE: Decimal = { coefficient: 1, scale: 0 };

/** Most digits before the point that an input may have. */
export const MAX_INTEGER_DIGITS = 18;
/** Most digits after the point that an input may have. */
export const MAX_DECIMALS = 12;
const SAFE_DIGITS = 15;
const MINUS = 45;
const POINT = -2;

/**
 * Read a plain decimal such as `"-12.50"`; anything else, and more digits than allowed, gives `undefined`.
 *
 * @param text - optional minus, digits, optional point and digits; no exponent, no separators, no blanks
 */
export function parseDecimal(text: string): Decimal | undefined {
  const length = text.length;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = length;
  let coefficient = 0;
  for (let index = start; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) coefficient = coefficient * 10 + digit;
    else if (digit === POINT && point === length && index > start) point = index;
    else return undefined;
  }
  const scale = point === length ? 0 : length - point - 1;
  if (point === start || (scale === 0 && point !== length)) return undefined;
  if (point - start + scale > SAFE_DIGITS || scale > MAX_DECIMALS) return parseLong(text, point - start, scale);
  return { coefficient: start === 1 ? 0 - coefficient : coefficient, scale };
}

function parseLong(text: string, integerDigits: number, scale: number): Decimal | undefined {
  if (integerDigits > MAX_INTEGER_DIGITS || scale > MAX_DECIMALS) return undefined;
  const exact = BigInt(text.replace('.', ''));
  const small = Number(exact);
  return { coefficient: Number.isSafeInteger(small) ? small + 0 : exact, scale };
}

/** Whether a text is a decimal that {@link parseDecimal} reads, for those that need no more than the answer. */
export function isPlainDecimal(text: string): boolean {
  return /^-?\d{1,18}(\.\d{1,12})?$/.test(text);
}

/**
 * The text of a JS number's shortest decimal form, without exponent where it has at most 12 decimals: `0.145` is
 * `"0.145"`, `1e-7` is `"0.000000100000"`.
 *
 * @param value - a finite number
 */
export function numberText(value: number): string {
  const fixed = value.toFixed(MAX_DECIMALS);
  return String(value).includes('e-') && Number(fixed) === value ? fixed : String(value);
}

/** The shortest plain text of a decimal: no leading or trailing zeros, no `-0`. */
export function formatDecimal({ coefficient, scale }: Decimal): string {
  const text = formatFixed(coefficient, scale);
  const short = scale === 0 || !text.endsWith('0') ? text : text.replace(/\.?0+$/, '');
  return short === '-0' ? '0' : short;
}

const HUNDREDTHS = /* @__PURE__ */ Array.from({ length: 100 }, (_, rest) => (rest < 10 ? '.0' : '.') + rest);

/**
 * The text of an integer count of `10^-scale` with exactly `scale` decimals: `(1450, 2)` is `"14.50"`.
 *
 * @param value - for amounts, minor units
 * @param scale - decimals to print; for amounts, the currency's exponent
 */
export function formatFixed(value: Integer, scale: number): string {
  if (scale === 0) return String(value);
  const sign = value < 0 ? '-' : '';
  if (scale === 2 && typeof value === 'number') {
    const size = Math.abs(value);
    const whole = Math.floor(size / 100);
    return sign + whole + (HUNDREDTHS[size - whole * 100] as string);
  }
  const digits = String(absolute(value)).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The coefficient of a decimal at another, not smaller, scale. */
export function rescale({ coefficient, scale }: Decimal, to: number): Integer {
  return to === scale ? coefficient : multiply(coefficient, powerOfTen(to - scale));
}
