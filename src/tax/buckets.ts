import { rescale } from '../money/decimal.ts';
import { add, powerOfTen } from '../money/integer.ts';
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
    const key = pricesIncludeTax ? [group, ...taxes.map(groupKey).sort()].join(' ') : group;
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      const row = rows.get(group) ?? { tax, taxableAmount: 0, amount: 0 };
      rows.set(group, row);
      const { factor, divisor } = fractionOf(tax, pricesIncludeTax ? taxes : NO_OTHERS);
      bucket = {
        key,
        tax,
        row,
        factor,
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

const NO_OTHERS: readonly never[] = [];

/** The part of an amount that a tax is, where the amount includes the taxes of a set. */
function fractionOf(tax: LineTax, included: readonly LineTax[]): Pick<Bucket<LineTax>, 'factor' | 'divisor'> {
  let { scale } = tax.rate;
  for (const { rate } of included) scale = Math.max(scale, rate.scale);
  let divisor = powerOfTen(scale + 2);
  for (const { rate } of included) divisor = add(divisor, rescale(rate, scale));
  return { factor: rescale(tax.rate, scale), divisor };
}
