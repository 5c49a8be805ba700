import { type Decimal, formatFixed, MAX_DECIMALS, parseDecimal, rescale } from './decimal.ts';
import { absolute, type Integer, isNegative, multiply, negate, powerOfTen } from './integer.ts';
import { divideRounded } from './rounding.ts';

/**
 * An amount ÷ a rate, as an exact fraction of minor units: `dividend ÷ divisor`.
 *
 * @param minor - the amount in its minor units
 */
export interface Quotient {
  readonly of: (minor: Integer) => Integer;
  readonly divisor: Integer;
}

/**
 * Converts amounts at units of their own currency for one unit of the other.
 *
 * @param rate - above zero, such as `"7.53450"`
 * @param from - decimals of the amounts' currency
 * @param to - decimals of the other currency
 */
export function quotientBy(rate: string, from: number, to: number): Quotient {
  const { coefficient, scale } = parseDecimal(rate) as Decimal;
  const up = powerOfTen(scale + to);
  return { of: (minor) => multiply(minor, up), divisor: multiply(coefficient, powerOfTen(from)) };
}

/** The whole minor units of an exact fraction, to the nearest, halves away from zero (regulation (EC) 1103/97, art. 5). */
export function convertMinor(minor: Integer, { of, divisor }: Quotient): Integer {
  const size = divideRounded(of(absolute(minor)), divisor, 'half-up');
  return isNegative(minor) ? negate(size) : size;
}

/**
 * A unit price ÷ a rate, to so many decimals that a line of a million units comes out to the cent.
 *
 * @returns `undefined` where the price does not fit
 */
export function convertPrice(price: string, rate: string): string | undefined {
  const { coefficient, scale } = parseDecimal(price) as Decimal;
  const minor = convertMinor(coefficient, quotientBy(rate, scale, MAX_DECIMALS));
  const text = formatFixed(minor, MAX_DECIMALS).replace(/0+$/, '').replace(/\.$/, '');
  return parseDecimal(text) && text;
}

/** The minor units of an amount that may have more digits than an input. */
export function minorOf(amount: string, exponent: number): Integer {
  const decimal = parseDecimal(amount);
  return decimal === undefined ? BigInt(amount.replace('.', '')) : rescale(decimal, exponent);
}
