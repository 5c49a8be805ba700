import { absolute, add, floorDivide, type Integer, multiply, negate, subtract } from './integer.ts';

/**
 * How a fraction of a minor unit is rounded.
 *
 * - `half-up`: to the nearest, halves away from zero (commercial rounding; EN 16931 examples)
 * - `half-even`: to the nearest, halves to the even neighbour (IEEE 754, bankers')
 * - `down`: toward zero (usual for consumption tax in Japan)
 */
export type RoundingMode = 'half-up' | 'half-even' | 'down';

/** The rounding modes, for validation. */
export const roundingModes: readonly RoundingMode[] = ['half-up', 'half-even', 'down'];

/**
 * The quotient rounded to a whole number.
 *
 * @param dividend - any integer
 * @param divisor - a positive integer
 * @param mode - what happens to the fraction; every mode is symmetric around zero
 */
export function divideRounded(dividend: Integer, divisor: Integer, mode: RoundingMode): Integer {
  const size = absolute(dividend);
  const down = floorDivide(size, divisor);
  const rounded = mode === 'down' ? down : roundHalf(size, divisor, down, mode);
  return dividend < 0 ? negate(rounded) : rounded;
}

function roundHalf(size: Integer, divisor: Integer, down: Integer, mode: RoundingMode): Integer {
  const rest = subtract(size, multiply(down, divisor));
  const above = subtract(divisor, rest);
  if (rest < above) return down;
  if (rest <= above && mode === 'half-even' && isEven(down)) return down;
  return add(down, 1);
}

function isEven(value: Integer): boolean {
  return BigInt(value) % 2n === 0n;
}
