import { type Decimal, rescale } from '../money/decimal.ts';
import { add, type Integer, multiply, powerOfTen, subtract } from '../money/integer.ts';
import { divideRounded, type RoundingMode } from '../money/rounding.ts';
import type { Bucket, ComputedRow, LineTax, TaxableLine } from './line-tax.ts';
import { roundDocument } from './round-document.ts';
import { shareTax } from './share-tax.ts';
import { compareTaxes, groupKey } from './tax-group.ts';
import type { TaxLevel } from './tax.ts';

/** Rows in their printed order; per line its net amount and its share of each of its taxes, in minor units. */
export interface ComputedTaxes<T extends LineTax> {
  readonly rows: readonly ComputedRow<T>[];
  readonly nets: readonly Integer[];
  readonly shares: readonly (readonly Integer[])[];
}

/**
 * Compute the tax breakdown and each line's share of it.
 *
 * Rows sum their lines exactly (BR-CO-14, BR-CO-17): a row's tax is rounded at the level asked for, then shared over
 * its lines by largest remainder.
 *
 * @param lines - amounts in minor units, taxes per line
 * @param pricesIncludeTax - the amounts are gross; the gross is preserved
 */
export function computeTaxes<T extends LineTax>(
  lines: readonly TaxableLine<T>[],
  pricesIncludeTax: boolean,
  rounding: { readonly taxLevel: TaxLevel; readonly mode: RoundingMode },
): ComputedTaxes<T> {
  const shares: Integer[][] = lines.map((line) => new Array<Integer>(line.taxes.length).fill(0));
  const rows = new Map<string, ComputedRow<T>>();
  const { buckets, stated } = fillBuckets(lines, pricesIncludeTax, rows, shares);
  if (rounding.taxLevel === 'document') roundDocument(buckets, rounding.mode);
  for (const bucket of buckets) {
    if (rounding.taxLevel === 'rate') bucket.amount = divideRounded(multiply(bucket.base, bucket.factor), bucket.divisor, rounding.mode);
    if (rounding.taxLevel === 'line') bucket.amount = roundLines(bucket, lines, shares, rounding.mode);
    else shareTax(bucket, lines, shares);
    bucket.row.amount = add(bucket.row.amount, bucket.amount);
  }
  const nets = pricesIncludeTax ? lines.map((line, index) => netOf(line, shares[index] as Integer[])) : lines.map((line) => line.amount);
  for (const { row, lines: members } of buckets) {
    for (const index of members) row.taxableAmount = add(row.taxableAmount, nets[index] as Integer);
  }
  for (const { row, tax, index } of stated) row.taxableAmount = add(row.taxableAmount, tax.stated?.taxableAmount ?? (nets[index] as Integer));
  return { rows: [...rows.values()].sort((a, b) => compareTaxes(a.tax, b.tax)), nets, shares };
}

function fillBuckets<T extends LineTax>(
  lines: readonly TaxableLine<T>[],
  pricesIncludeTax: boolean,
  rows: Map<string, ComputedRow<T>>,
  shares: Integer[][],
): { buckets: Bucket<T>[]; stated: { row: ComputedRow<T>; tax: T; index: number }[] } {
  const stated: { row: ComputedRow<T>; tax: T; index: number }[] = [];
  const buckets = new Map<string, Bucket<T>>();
  const known = new Map<T, Bucket<T>>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as TaxableLine<T>;
    const { taxes } = line;
    // Prices that include several taxes are split per set of taxes; alone, a tax is its own set.
    const set = pricesIncludeTax && taxes.length > 1 ? setOf(taxes) : undefined;
    for (let place = 0; place < taxes.length; place++) {
      const tax = taxes[place] as T;
      if (tax.stated) {
        const row = rowOf(rows, tax);
        row.amount = add(row.amount, tax.stated.amount);
        (shares[index] as Integer[])[place] = tax.stated.amount;
        stated.push({ row, tax, index });
        continue;
      }
      let bucket = set ? undefined : known.get(tax);
      if (bucket === undefined) {
        bucket = bucketOf(buckets, rows, tax, pricesIncludeTax, set);
        if (!set) known.set(tax, bucket);
      }
      bucket.base = add(bucket.base, line.amount);
      bucket.lines.push(index);
      bucket.places.push(place);
    }
  }
  return { buckets: [...buckets.values()], stated };
}

interface TaxSet {
  readonly key: string;
  readonly rateSum: Decimal;
}

function setOf(taxes: readonly LineTax[]): TaxSet {
  const scale = Math.max(...taxes.map((tax) => tax.rate.scale));
  const coefficient = taxes.reduce<Integer>((sum, tax) => add(sum, rescale(tax.rate, scale)), 0);
  return { key: taxes.map(groupKey).sort().join(' '), rateSum: { coefficient, scale } };
}

function bucketOf<T extends LineTax>(
  buckets: Map<string, Bucket<T>>,
  rows: Map<string, ComputedRow<T>>,
  tax: T,
  pricesIncludeTax: boolean,
  set: TaxSet | undefined,
): Bucket<T> {
  const key = set ? `${groupKey(tax)} ${set.key}` : groupKey(tax);
  const found = buckets.get(key);
  if (found) return found;
  const rates = set?.rateSum ?? tax.rate;
  const hundred = powerOfTen(rates.scale + 2);
  const bucket: Bucket<T> = {
    key,
    tax,
    row: rowOf(rows, tax),
    factor: rescale(tax.rate, rates.scale),
    divisor: pricesIncludeTax ? add(hundred, rates.coefficient) : hundred,
    lines: [],
    places: [],
    base: 0,
    amount: 0,
  };
  buckets.set(key, bucket);
  return bucket;
}

function rowOf<T extends LineTax>(rows: Map<string, ComputedRow<T>>, tax: T): ComputedRow<T> {
  const key = groupKey(tax);
  let row = rows.get(key);
  if (row === undefined) {
    row = { tax, taxableAmount: 0, amount: 0 };
    rows.set(key, row);
  }
  return row;
}

function roundLines<T extends LineTax>(
  bucket: Bucket<T>,
  lines: readonly TaxableLine<T>[],
  shares: Integer[][],
  mode: RoundingMode,
): Integer {
  let sum: Integer = 0;
  for (let member = 0; member < bucket.lines.length; member++) {
    const index = bucket.lines[member] as number;
    const { amount } = lines[index] as TaxableLine<T>;
    const tax = divideRounded(multiply(amount, bucket.factor), bucket.divisor, mode);
    (shares[index] as Integer[])[bucket.places[member] as number] = tax;
    sum = add(sum, tax);
  }
  return sum;
}

function netOf(line: TaxableLine<LineTax>, shares: readonly Integer[]): Integer {
  let net = line.amount;
  for (const share of shares) net = subtract(net, share);
  return net;
}
