import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  floorDivide,
  isNegative,
  multiply,
  negate,
  powerOfTen,
  subtract,
} from '../../../src/money/integer.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const EDGE = BigInt(MAX);

describe('a sum', () => {
  it('stays a number while it is safe', () => {
    expect(add(MAX - 1, 1)).toBe(MAX);
    expect(add(-MAX, 0)).toBe(-MAX);
    expect(subtract(-MAX + 1, 1)).toBe(-MAX);
    expect(subtract(MAX, 0)).toBe(MAX);
  });

  it('is exact beyond 2^53', () => {
    expect(add(MAX, 1)).toBe(EDGE + 1n);
    expect(add(MAX, 2)).toBe(EDGE + 2n);
    expect(add(-MAX, -2)).toBe(-EDGE - 2n);
    expect(subtract(-MAX, 2)).toBe(-EDGE - 2n);
    expect(subtract(MAX, -MAX)).toBe(2n * EDGE);
  });

  it('with a BigInt is a BigInt, however small', () => {
    expect(add(1n, 2)).toBe(3n);
    expect(add(1, 2n)).toBe(3n);
    expect(subtract(1, 2n)).toBe(-1n);
    expect(subtract(1n, 2)).toBe(-1n);
  });
});

describe('a product', () => {
  it('stays a number while it is safe', () => {
    expect(multiply(94906265, 94906265)).toBe(9007199136250225);
    expect(multiply(MAX, -1)).toBe(-MAX);
  });

  it('is exact beyond 2^53', () => {
    expect(multiply(94906267, 94906267)).toBe(9007199515875289n);
    expect(multiply(MAX, 3)).toBe(27021597764222973n);
    expect(multiply(-MAX, MAX)).toBe(-(EDGE * EDGE));
  });

  it('is never minus zero', () => {
    expect(Object.is(multiply(0, -5), 0)).toBe(true);
    expect(Object.is(multiply(-5, 0), 0)).toBe(true);
    expect(Object.is(negate(0), 0)).toBe(true);
  });

  it('with a BigInt is a BigInt, however small', () => {
    expect(multiply(2n, 3)).toBe(6n);
    expect(multiply(2, 3n)).toBe(6n);
  });
});

describe('a quotient rounded toward minus infinity', () => {
  it.each<[number, number, number]>([
    [7, 2, 3],
    [-7, 2, -4],
    [8, 2, 4],
    [-8, 2, -4],
    [0, 3, 0],
    [1, 100, 0],
    [-1, 100, -1],
    [MAX, 1, MAX],
    [MAX, 2, 4503599627370495],
    [MAX, MAX, 1],
    [MAX - 1, MAX, 0],
    [-MAX, MAX, -1],
    [9007199254740989, 4503599627370495, 1],
    [9007199254740990, 4503599627370495, 2],
    [6004799503160660, 3, 2001599834386886],
    [-6004799503160660, 3, -2001599834386887],
  ])('of %d by %d is %d, as number and as BigInt', (dividend, divisor, quotient) => {
    expect(floorDivide(dividend, divisor)).toBe(quotient);
    expect(floorDivide(BigInt(dividend), divisor)).toBe(BigInt(quotient));
    expect(floorDivide(dividend, BigInt(divisor))).toBe(BigInt(quotient));
  });
});

describe('a quotient just above -2^53', () => {
  it.each<[number, number, bigint]>([
    [-9007199254740989, 7, -1286742750677285n],
    [-MAX, 10, -900719925474100n],
    [-MAX, 2, -4503599627370496n],
  ])('of %d by %d is exact, though quotient times divisor is not safe', (dividend, divisor, quotient) => {
    expect(String(floorDivide(dividend, divisor))).toBe(String(quotient));
  });
});

describe('an integer', () => {
  it('has a sign that can be asked, dropped and turned', () => {
    expect([isNegative(-1), isNegative(0), isNegative(-1n), isNegative(1n)]).toEqual([true, false, true, false]);
    expect([absolute(-5), absolute(5), absolute(-5n), absolute(5n)]).toEqual([5, 5, 5n, 5n]);
    expect([negate(5), negate(-5), negate(5n), negate(-5n)]).toEqual([-5, 5, -5n, 5n]);
  });

  it('is a power of ten, a number up to 10^15', () => {
    expect([powerOfTen(0), powerOfTen(2), powerOfTen(15)]).toEqual([1, 100, 1e15]);
    expect(powerOfTen(16)).toBe(10n ** 16n);
    expect(powerOfTen(30)).toBe(10n ** 30n);
  });
});
