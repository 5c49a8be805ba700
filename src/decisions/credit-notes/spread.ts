import { absolute, add, floorDivide, type Integer, subtract } from '../../money/integer.ts';
import { distribute } from '../../tax/distribute.ts';
import { sum } from './line-balance.ts';

/**
 * Round exact parts to whole units so that they sum to a total, by largest remainder. Where the total is further from
 * their sum than rounding explains, because earlier documents took their part of it, the largest part takes the rest.
 *
 * @param dividends - the exact parts, times `divisor`
 */
export function spread(total: Integer, dividends: readonly Integer[], divisor: Integer): Integer[] {
  const floors = sum(dividends.map((one) => floorDivide(one, divisor)));
  const residue = subtract(total, floors);
  const handedOut = residue < 0 ? 0 : residue > dividends.length ? dividends.length : residue;
  const parts = distribute(add(floors, handedOut), dividends, divisor);
  const rest = subtract(residue, handedOut);
  const largest = dividends.reduce<number>(
    (best, one, place) => (absolute(one) > absolute(dividends[best] as Integer) ? place : best),
    0,
  );
  return parts.map((part, place) => (place === largest ? add(part, rest) : part));
}
