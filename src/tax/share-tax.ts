import { type Integer, multiply } from '../money/integer.ts';
import { distribute } from './distribute.ts';
import type { Bucket, LineTax, TaxableLine } from './line-tax.ts';

/**
 * Share a bucket's tax over its lines so that the shares sum to it exactly.
 *
 * Largest remainder, ties to the earlier line: an invoice whose lines do not add up to its tax is refused by
 * bookkeeping systems and by Peppol.
 *
 * @param bucket - with its rounded `amount`
 * @param lines - all lines of the document
 * @param shares - where the shares are written, per line and place
 */
export function shareTax<T extends LineTax>(bucket: Bucket<T>, lines: readonly TaxableLine<T>[], shares: Integer[][]): void {
  const exact = bucket.lines.map((index) => multiply((lines[index] as TaxableLine<T>).amount, bucket.factor));
  const parts = distribute(bucket.amount, exact, bucket.divisor);
  for (let member = 0; member < parts.length; member++) {
    (shares[bucket.lines[member] as number] as Integer[])[bucket.places[member] as number] = parts[member] as Integer;
  }
}
