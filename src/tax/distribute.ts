import { add, floorDivide, type Integer, multiply, subtract } from '../money/integer.ts';
import { largestRemainder } from './largest-remainder.ts';

/**
 * Round exact fractions down or up to whole units so that they sum to a total exactly.
 *
 * Each is rounded down and the residue handed out by largest remainder, ties to the earlier place: no part is off its
 * exact value by a unit or more.
 *
 * @param total - what the parts sum to, in minor units: their exact sum, rounded
 * @param dividends - the exact parts, times `divisor`
 * @returns one part per dividend, in minor units, same order
 */
export function distribute(total: Integer, dividends: readonly Integer[], divisor: Integer): Integer[] {
  const count = dividends.length;
  const parts = new Array<Integer>(count);
  const remainders = new Array<Integer>(count);
  let residue = total;
  for (let place = 0; place < count; place++) {
    const exact = dividends[place] as Integer;
    const floor = floorDivide(exact, divisor);
    parts[place] = floor;
    remainders[place] = subtract(exact, multiply(floor, divisor));
    residue = subtract(residue, floor);
  }
  if (!residue) return parts;
  const getsOne = largestRemainder(remainders, Number(residue), divisor);
  for (let place = 0; place < count; place++) if (getsOne(place)) parts[place] = add(parts[place] as Integer, 1);
  return parts;
}
