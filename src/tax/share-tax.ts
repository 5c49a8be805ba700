import { add, floorDivide, type Integer, multiply, subtract } from '../money/integer.ts';
import type { Bucket, LineTax, TaxableLine } from './line-tax.ts';
import { largestRemainder } from './largest-remainder.ts';

/**
 * Share a bucket's tax over its lines so that the shares sum to it exactly.
 *
 * Each line's exact tax is rounded down to the minor unit and the residue handed out by largest remainder, ties to the
 * earlier line: an invoice whose lines do not add up to its tax is refused by bookkeeping systems and by Peppol. No
 * share is off its exact tax by a minor unit or more.
 *
 * @param bucket - with its rounded `amount`
 * @param lines - all lines of the document
 * @param shares - where the shares are written, per line and place
 */
export function shareTax<T extends LineTax>(bucket: Bucket<T>, lines: readonly TaxableLine<T>[], shares: Integer[][]): void {
  const count = bucket.lines.length;
  const { factor, divisor } = bucket;
  const remainders = new Array<Integer>(count);
  const floors = new Array<Integer>(count);
  let residue = bucket.amount;
  for (let member = 0; member < count; member++) {
    const exact = multiply((lines[bucket.lines[member] as number] as TaxableLine<T>).amount, factor);
    const floor = floorDivide(exact, divisor);
    floors[member] = floor;
    remainders[member] = subtract(exact, multiply(floor, divisor));
    residue = subtract(residue, floor);
  }
  const getsOne = largestRemainder(remainders, Number(residue));
  for (let member = 0; member < count; member++) {
    const floor = floors[member] as Integer;
    (shares[bucket.lines[member] as number] as Integer[])[bucket.places[member] as number] = getsOne(member) ? add(floor, 1) : floor;
  }
}
