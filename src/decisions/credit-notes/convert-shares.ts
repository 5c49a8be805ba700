import { decimalsOf } from '../../money/amounts.ts';
import { minorOf, type Quotient } from '../../money/convert.ts';
import { type Integer, isNegative, subtract } from '../../money/integer.ts';
import { sum } from './line-balance.ts';
import { spread } from './spread.ts';

/** Where a tiny note rounds its taxes above its total, the largest row gives way; the next note makes up for it. */
export function fitting(rows: readonly Integer[], total: Integer, net: Integer): Integer[] {
  const excess = subtract(sum(rows), total);
  if (isNegative(net) || isNegative(total) || excess <= 0) return [...rows];
  const largest = rows.reduce<number>((best, row, place) => (row > (rows[best] as Integer) ? place : best), 0);
  return rows.map((row, place) => (place === largest ? subtract(row, excess) : row));
}

/** The shares of lines in converted rows. */
export function sharesOf<S extends { readonly amount: string }, R>(
  shares: readonly (readonly S[])[],
  rows: readonly R[],
  amounts: readonly Integer[],
  isSame: (row: R, share: S) => boolean,
  { of, divisor }: Quotient,
): Integer[][] {
  const result = shares.map((own) => own.map((): Integer => 0));
  rows.forEach((row, place) => {
    const places = shares.flatMap((own, line) =>
      own.flatMap((share, at) => (isSame(row, share) ? [{ line, at, amount: share.amount }] : [])),
    );
    const exact = places.map(({ amount }) => of(minorOf(amount, decimalsOf(amount))));
    const parts = spread(amounts[place] as Integer, exact, divisor);
    places.forEach(({ line, at }, index) => {
      (result[line] as Integer[])[at] = parts[index] as Integer;
    });
  });
  return result;
}

/** Whether a line's withheld tax belongs to a row. */
export function isSameWithholding(
  row: { readonly code: string; readonly rate: string },
  one: { readonly code: string; readonly rate: string },
): boolean {
  return row.code === one.code && row.rate === one.rate;
}
