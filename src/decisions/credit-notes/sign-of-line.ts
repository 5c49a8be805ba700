import { type Integer, isNegative, negate, subtract } from '../../money/integer.ts';

/** Equal also where one is a BigInt. */
export function isEqual(a: Integer, b: Integer): boolean {
  return !subtract(a, b);
}

/** A size with the sign of another amount. */
export function withSign(of: Integer, size: Integer): Integer {
  return isNegative(of) ? negate(size) : size;
}
