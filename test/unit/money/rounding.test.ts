import { describe, expect, it } from 'vitest';
import { divideRounded, type RoundingMode, roundingModes } from '../../../src/money/rounding.ts';

/** Tenths, and what each mode makes of them. */
const table: readonly [tenths: number, halfUp: number, halfEven: number, down: number][] = [
  [0, 0, 0, 0],
  [1, 0, 0, 0],
  [4, 0, 0, 0],
  [5, 1, 0, 0],
  [6, 1, 1, 0],
  [10, 1, 1, 1],
  [14, 1, 1, 1],
  [15, 2, 2, 1],
  [25, 3, 2, 2],
  [26, 3, 3, 2],
  [35, 4, 4, 3],
  [99, 10, 10, 9],
  [-1, 0, 0, 0],
  [-4, 0, 0, 0],
  [-5, -1, 0, 0],
  [-6, -1, -1, 0],
  [-10, -1, -1, -1],
  [-15, -2, -2, -1],
  [-25, -3, -2, -2],
  [-26, -3, -3, -2],
];
const column: { readonly [mode in RoundingMode]: 1 | 2 | 3 } = { 'half-up': 1, 'half-even': 2, down: 3 };

describe.each([...roundingModes])('%s', (mode) => {
  it.each(table)('rounds %i tenths', (...row) => {
    const expected = row[column[mode]];
    expect(divideRounded(row[0], 10, mode)).toBe(expected);
    expect(divideRounded(BigInt(row[0]), 10n, mode)).toBe(BigInt(expected));
  });
});

describe('rounding', () => {
  it('knows three modes', () => expect(roundingModes).toEqual(['half-up', 'half-even', 'down']));

  it('of halves beyond 2^53 is exact', () => {
    const half = 2n ** 60n + 1n;
    expect(divideRounded(half, 2, 'half-up')).toBe(2n ** 59n + 1n);
    expect(divideRounded(half, 2, 'half-even')).toBe(2n ** 59n);
    expect(divideRounded(half, 2, 'down')).toBe(2n ** 59n);
    expect(divideRounded(-half, 2, 'half-up')).toBe(-(2n ** 59n) - 1n);
  });

  it('of a half by a divisor near 2^53 does not overflow', () => {
    const divisor = Number.MAX_SAFE_INTEGER - 1;
    expect(divideRounded(divisor / 2, divisor, 'half-up')).toBe(1);
    expect(divideRounded(divisor / 2, divisor, 'half-even')).toBe(0);
    expect(divideRounded(divisor / 2 - 1, divisor, 'half-up')).toBe(0);
    expect(divideRounded(Number.MAX_SAFE_INTEGER, 2, 'half-up')).toBe(2 ** 52);
  });

  it('to nothing from below zero gives zero, not minus zero', () => {
    for (const mode of roundingModes) expect(Object.is(divideRounded(-4, 10, mode), 0)).toBe(true);
  });
});
