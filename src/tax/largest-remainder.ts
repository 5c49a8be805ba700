import type { Integer } from '../money/integer.ts';
import { compareValues } from './tax-group.ts';

/**
 * Which places get one more unit when `residue` units are handed out by largest remainder, ties to the earlier place.
 *
 * @param remainders - what each place lost by rounding down: from zero, below `divisor`
 * @param residue - how many units are left; at most as many as there are places
 * @returns for each place, asked in order, whether it gets one
 */
export function largestRemainder(
  remainders: readonly Integer[],
  residue: number,
  divisor: Integer,
): (place: number) => boolean {
  const threshold = smallestWinner(remainders, residue, divisor);
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

/** Among so few places looking for the next largest again and again is quicker than any list. */
const FEW = 32;

/** The smallest remainder that still gets one; the divisor where none does. */
function smallestWinner(remainders: readonly Integer[], residue: number, divisor: Integer): Integer {
  if (remainders.length < FEW) return smallestOfFew(remainders, residue, divisor);
  if (divisor > 100 * remainders.length) {
    const sorted = [...remainders].sort((a, b) => compareValues(b, a));
    return sorted[residue - 1] ?? divisor;
  }
  // Few possible remainders among many places: counting them is quicker than sorting.
  const counts = new Uint32Array(Number(divisor));
  for (const remainder of remainders) counts[Number(remainder)] = (counts[Number(remainder)] as number) + 1;
  let value = counts.length;
  for (let left = residue; left > 0; left -= counts[value] as number) value -= 1;
  return value;
}

function smallestOfFew(remainders: readonly Integer[], residue: number, divisor: Integer): Integer {
  let smallest = divisor;
  for (let left = residue; left > 0 && smallest > 0; ) {
    let next: Integer = 0;
    let count = 0;
    for (const remainder of remainders) {
      if (remainder >= smallest || remainder < next) continue;
      count = remainder > next ? 1 : count + 1;
      next = remainder;
    }
    smallest = next;
    left -= count;
  }
  return smallest;
}
