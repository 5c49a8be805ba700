import { add, type Integer, multiply } from '../money/integer.ts';
import { divideRounded, type RoundingMode } from '../money/rounding.ts';
import { distribute } from './distribute.ts';
import type { Bucket, LineTax } from './line-tax.ts';
import { compareTaxes } from './tax-group.ts';

/**
 * Set every bucket's amount so that together they are the exact tax of the document, rounded once.
 *
 * Ties go by the rows' printed order and then by key, so that the order of lines changes nothing.
 */
export function roundDocument<T extends LineTax>(buckets: Iterable<Bucket<T>>, mode: RoundingMode): void {
  const ordered = [...buckets].sort((a, b) =>
    a.row === b.row ? (a.key < b.key ? -1 : 1) : compareTaxes(a.tax, b.tax),
  );
  const common = [...new Set(ordered.map((bucket) => BigInt(bucket.divisor)))].reduce(
    (product, divisor) => product * divisor,
    1n,
  );
  const exact = ordered.map((bucket) =>
    multiply(multiply(bucket.base, bucket.factor), common / BigInt(bucket.divisor)),
  );
  const total = divideRounded(exact.reduce<Integer>(add, 0), common, mode);
  distribute(total, exact, common).forEach((amount, index) => {
    (ordered[index] as Bucket<T>).amount = amount;
  });
}
