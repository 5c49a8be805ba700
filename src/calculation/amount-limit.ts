import { type Fault, fault } from '../errors/fault.ts';
import { absolute, type Integer, powerOfTen } from '../money/integer.ts';

/** An amount may have at most 10^15 major units. */
const LARGEST = 15;

/** Whether an amount in minor units is beyond the limit. */
export function isTooLarge(amount: Integer, exponent: number): boolean {
  // Where the limit is beyond the safe integers, a plain number is always within it.
  if (typeof amount === 'number' && LARGEST + exponent > 15) return false;
  return absolute(amount) > powerOfTen(LARGEST + exponent);
}

/** The fault of an amount beyond the limit. */
export function amountTooLarge(path: string): Fault {
  return fault('amount.too_large', path, `the amount is beyond 10^${LARGEST} major units; check quantity and price`);
}
