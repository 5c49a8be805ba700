import { describe, expect, it } from 'vitest';
import type { Integer } from '../../../src/money/integer.ts';
import { largestRemainder } from '../../../src/tax/largest-remainder.ts';

const handOut = (remainders: readonly Integer[], residue: number, divisor: Integer): readonly number[] => {
  const getsOne = largestRemainder(remainders, residue, divisor);
  return remainders.flatMap((_, place) => (getsOne(place) ? [place] : []));
};

/**
 * Among few places, and with many behind them that lost nothing: those are sorted, or counted where the remainders are
 * small. All must agree.
 */
const winners = (remainders: readonly Integer[], residue: number): readonly number[] => {
  const won = handOut(remainders, residue, 2n ** 62n);
  const among = [...remainders, ...new Array<number>(500).fill(0)];
  expect(handOut(among, residue, 2n ** 62n)).toEqual(won);
  if (remainders.every((remainder) => remainder < 101)) expect(handOut(among, residue, 101)).toEqual(won);
  return won;
};

describe('the residue', () => {
  it('of nothing goes to nobody', () => expect(winners([5, 3, 9], 0)).toEqual([]));
  it('of as many as there are goes to everybody', () => expect(winners([5, 0, 9], 3)).toEqual([0, 1, 2]));
  it('goes to the largest remainder', () => {
    expect(winners([5, 3, 9], 1)).toEqual([2]);
    expect(winners([5, 3, 9], 2)).toEqual([0, 2]);
    expect(winners([10, 9, 100], 1)).toEqual([2]);
  });
  it('goes to the earlier place on a tie', () => {
    expect(winners([4, 4, 4], 1)).toEqual([0]);
    expect(winners([4, 4, 4], 2)).toEqual([0, 1]);
    expect(winners([1, 7, 4, 4, 4], 3)).toEqual([1, 2, 3]);
    expect(winners([4, 4, 9, 9], 3)).toEqual([0, 2, 3]);
  });
  it('is handed out alike in BigInt, and where numbers and BigInts mix', () => {
    expect(winners([5n, 3n, 9n], 2)).toEqual([0, 2]);
    expect(winners([4n, 4, 4n], 1)).toEqual([0]);
    expect(winners([4, 4n, 9, 2n ** 60n], 3)).toEqual([0, 2, 3]);
    expect(winners([2n ** 60n, 2n ** 60n + 1n], 1)).toEqual([1]);
    expect(winners([Number.MAX_SAFE_INTEGER, 2n ** 53n], 1)).toEqual([1]);
  });
  it('of one place that gets all or nothing is simple', () => {
    expect(winners([0], 0)).toEqual([]);
    expect(winners([7], 1)).toEqual([0]);
  });
  it('is handed out alike among few places and among many', () => {
    const remainders = Array.from({ length: 31 }, (_, place) => (place * 7919) % 11);
    for (let residue = 0; residue <= remainders.length; residue += 1)
      expect(winners(remainders, residue)).toHaveLength(residue);
  });
  it('is handed out alike by counting and by sorting', () => {
    const remainders = Array.from({ length: 500 }, (_, place) => (place * 7919) % 97);
    for (let residue = 0; residue <= remainders.length; residue += 1) {
      expect(handOut(remainders, residue, 97)).toEqual(handOut(remainders, residue, 10 ** 9));
    }
  });
});
