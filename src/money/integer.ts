/**
 * A whole number of any size: a safe JS number, or a BigInt once a result no longer provably fits.
 *
 * BigInt is contagious: an operation with a BigInt gives a BigInt. So the small case runs on plain integers, the large
 * one on BigInt, and both give the same digits. A JS number that is not a safe integer never leaves an operation.
 */
export type Integer = number | bigint;

const SAFE = 2 ** 53 - 1;

/** The sum of two integers. */
export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= SAFE && sum >= -SAFE) return sum;
  }
  return BigInt(a) + BigInt(b);
}

/** The first integer less the second. */
export function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= SAFE && difference >= -SAFE) return difference;
  }
  return BigInt(a) - BigInt(b);
}

/** The product of two integers. */
export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // A product of safe integers that rounds to a safe integer is exact. `+ 0` turns -0 into 0.
    if (product <= SAFE && product >= -SAFE) return product + 0;
  }
  return BigInt(a) * BigInt(b);
}

/** The quotient rounded toward minus infinity; `divisor` is positive. */
export function floorDivide(dividend: Integer, divisor: Integer): Integer {
  // Exact: a quotient so near an integer that it rounds onto it has a dividend of 2^53 or more.
  if (typeof dividend === 'number' && typeof divisor === 'number') return Math.floor(dividend / divisor);
  const [n, d] = [BigInt(dividend), BigInt(divisor)];
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** Whether an integer is below zero. */
export function isNegative(value: Integer): boolean {
  return value < 0;
}

/** The integer without its sign. */
export function absolute(value: Integer): Integer {
  return value < 0 ? -value : value;
}

/** The integer with the other sign; zero stays plain zero. */
export function negate(value: Integer): Integer {
  return typeof value === 'number' ? 0 - value : -value;
}

const POWERS = /* @__PURE__ */ Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));

/** Ten to the power of `exponent`, which is not negative. */
export function powerOfTen(exponent: number): Integer {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}
