import { rescale } from '../money/decimal.ts';
import { add, type Integer, powerOfTen } from '../money/integer.ts';
import type { Bucket, ComputedRow, LineTax } from './line-tax.ts';
import { groupKey } from './tax-group.ts';

/** The rows of a document and the buckets that feed them. */
export interface Buckets<T extends LineTax> {
  readonly rows: ReadonlyMap<string, ComputedRow<T>>;
  readonly buckets: ReadonlyMap<string, Bucket<T>>;
  /** One bucket per tax of a line; a new tax gets a new bucket. */
  readonly bucketsOf: (taxes: readonly T[]) => readonly Bucket<T>[];
}

/**
 * Sort taxes into buckets: one per group, or, where prices include tax, one per group and set of taxes on a line.
 *
 * @param pricesIncludeTax - a gross is split by all taxes of its line together: `gross × rate ÷ (1 + Σ rates)`
 */
export function createBuckets<T extends LineTax>(pricesIncludeTax: boolean): Buckets<T> {
  const rows = new Map<string, ComputedRow<T>>();
  const buckets = new Map<string, Bucket<T>>();
  // Lines with the same taxes often share the list: then nothing is looked up twice.
  const known = new Map<readonly T[], readonly Bucket<T>[]>();
  const create = (tax: T, taxes: readonly T[]): Bucket<T> => {
    const group = groupKey(tax);
    const set = pricesIncludeTax ? taxes : [tax];
    const key = [group, ...set.map(groupKey).sort()].join(' ');
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      const row = rows.get(group) ?? { tax, taxableAmount: 0, amount: 0 };
      rows.set(group, row);
      const scale = Math.max(...set.map((one) => one.rate.scale));
      const rates = pricesIncludeTax ? set.map((one) => rescale(one.rate, scale)) : [];
      const divisor = rates.reduce<Integer>(add, powerOfTen(scale + 2));
      bucket = {
        key,
        tax,
        row,
        factor: rescale(tax.rate, scale),
        divisor,
        lines: [],
        places: [],
        stated: [],
        base: 0,
        amount: 0,
      };
      buckets.set(key, bucket);
    }
    return bucket;
  };
  return {
    rows,
    buckets,
    bucketsOf: (taxes) => {
      let found = known.get(taxes);
      if (found === undefined) {
        found = taxes.map((tax) => create(tax, taxes));
        known.set(taxes, found);
      }
      return found;
    },
  };
}
