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
  const floors: Integer[] = [];
  const remainders: Integer[] = [];
  let residue = total;
  for (const exact of dividends) {
    const floor = floorDivide(exact, divisor);
    floors.push(floor);
    remainders.push(subtract(exact, multiply(floor, divisor)));
    residue = subtract(residue, floor);
  }
  if (!residue) return parts;
  const getsOne = largestRemainder(remainders, Number(residue), divisor);
  return floors.map((floor, place) => (getsOne(place) ? add(floor, 1) : floor));
}
