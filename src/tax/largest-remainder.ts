import type { Integer } from '../money/integer.ts';

/**
 * Which places get one more unit when `residue` units are handed out by largest remainder, ties to the earlier place.
 *
 * @param remainders - what each place lost by rounding down; comparable with each other
 * @param residue - how many units are left; at most as many as there are places
 * @returns for each place whether it gets one
 */
export function largestRemainder(remainders: readonly Integer[], residue: number): (place: number) => boolean {
  if (residue === 0) return () => false;
  const sorted = sortAscending(remainders);
  const threshold = sorted[sorted.length - residue] as Integer;
  let ties = residue;
  for (const remainder of remainders) if (remainder > threshold) ties -= 1;
  return (place) => {
    const remainder = remainders[place] as Integer;
    if (remainder > threshold) return true;
    if (remainder < threshold || ties === 0) return false;
    ties -= 1;
    return true;
  };
}

function sortAscending(values: readonly Integer[]): ArrayLike<Integer> {
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as Integer;
    if (typeof value !== 'number') return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    numbers[index] = value;
  }
  return numbers.sort();
}
