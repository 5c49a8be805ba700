import { type Decimal, formatDecimal, formatFixed, parseDecimal, rescale } from './decimal.ts';
import { add, type Integer, multiply, subtract } from './integer.ts';
import { divideRounded } from './rounding.ts';
import { isZeroDecimal } from './sign.ts';

/** The decimals of an amount as it is printed. */
export function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/** The sum of two amounts of one currency; the first gives the decimals. */
export function addAmounts(a: string, b: string): string {
  return combine(a, b, add);
}

/** The first amount less the second; the first gives the decimals. */
export function subtractAmounts(a: string, b: string): string {
  return combine(a, b, subtract);
}

/** The amount, or zero when it is below zero. */
export function positivePart(amount: string): string {
  return amount.startsWith('-') ? zeroLike(amount) : amount;
}

/** Zero with the decimals of another amount. */
export function zeroLike(amount: string): string {
  return formatFixed(0, decimalsOf(amount));
}

/** Whether an amount is zero. */
export function isZero(amount: string): boolean {
  return isZeroDecimal(amount);
}

/** Negative, zero or positive as the first amount is less than, equal to or greater than the second. */
export function compareAmounts(a: string, b: string): number {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = subtract(minor(a, scale), minor(b, scale));
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/** The amount with exactly the decimals of another. */
export function amountLike(amount: string, like: string): string {
  return formatFixed(minor(formatDecimal(parseDecimal(amount) as Decimal), decimalsOf(like)), decimalsOf(like));
}

/**
 * The amount rounded to a multiple of another, half up (away from zero): 317.72 to multiples of 0.05 is 317.70.
 *
 * @param step - above zero, with no more decimals than the amount
 */
export function roundToMultiple(amount: string, step: string): string {
  const scale = decimalsOf(amount);
  const unit = minor(formatDecimal(parseLarge(step)), scale);
  return formatFixed(multiply(divideRounded(minor(amount, scale), unit, 'half-up'), unit), scale);
}

function combine(a: string, b: string, operation: (a: Integer, b: Integer) => Integer): string {
  const scale = decimalsOf(a);
  return formatFixed(operation(minor(a, scale), minor(b, scale)), scale);
}

function minor(amount: string, scale: number): Integer {
  return rescale(parseLarge(amount), scale);
}

/** Sums may have more digits than an input may. */
function parseLarge(amount: string): Decimal {
  return parseDecimal(amount) ?? { coefficient: BigInt(amount.replace('.', '')), scale: decimalsOf(amount) };
}
