import { add, type Integer, multiply, subtract } from '../money/integer.ts';
import { divideRounded, type RoundingMode } from '../money/rounding.ts';
import { createBuckets } from './buckets.ts';
import { distribute } from './distribute.ts';
import type { Bucket, ComputedRow, LineTax, TaxableLine } from './line-tax.ts';
import { roundDocument } from './round-document.ts';
import type { TaxLevel } from './tax.ts';
import { compareTaxes } from './tax-group.ts';

/** Rows in their printed order; per line its net amount; the shares of all lines' taxes in a row. In minor units. */
export interface ComputedTaxes<T extends LineTax> {
  readonly rows: readonly ComputedRow<T>[];
  readonly nets: readonly Integer[];
  /** Line by line, and in a line tax by tax. */
  readonly shares: readonly Integer[];
}

/**
 * Compute the tax breakdown and each line's share of it.
 *
 * Rows sum their lines exactly (BR-CO-14, BR-CO-17): a row's tax is rounded at the level asked for, then shared over
 * its lines by largest remainder, ties to the earlier line. An invoice whose lines do not add up to its tax is refused
 * by bookkeeping systems and by Peppol.
 *
 * @param lines - amounts in minor units, taxes per line
 * @param pricesIncludeTax - the amounts are gross; the gross is preserved
 */
export function computeTaxes<T extends LineTax>(
  lines: readonly TaxableLine<T>[],
  pricesIncludeTax: boolean,
  { taxLevel, mode }: { readonly taxLevel: TaxLevel; readonly mode: RoundingMode },
): ComputedTaxes<T> {
  const { rows, buckets, bucketsOf } = createBuckets<T>(pricesIncludeTax);
  const shares: Integer[] = [];
  const owners: number[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { amount, taxes } = lines[index] as TaxableLine<T>;
    const own = bucketsOf(taxes);
    for (let place = 0; place < own.length; place++) {
      const bucket = own[place] as Bucket<T>;
      const { stated } = taxes[place] as T;
      if (stated) {
        bucket.row.amount = add(bucket.row.amount, stated.amount);
        if (stated.taxableAmount === undefined) bucket.stated.push(index);
        else bucket.row.taxableAmount = add(bucket.row.taxableAmount, stated.taxableAmount);
      } else {
        bucket.lines.push(index);
        bucket.places.push(shares.length);
        bucket.base = add(bucket.base, amount);
      }
      if (pricesIncludeTax) owners.push(index);
      shares.push(stated?.amount ?? 0);
    }
  }
  if (taxLevel === 'document') roundDocument(buckets.values(), mode);
  for (const bucket of buckets.values()) {
    const exact = new Array<Integer>(bucket.lines.length);
    for (let member = 0; member < exact.length; member++)
      exact[member] = multiply((lines[bucket.lines[member] as number] as TaxableLine<T>).amount, bucket.factor);
    if (taxLevel === 'rate') bucket.amount = divideRounded(multiply(bucket.base, bucket.factor), bucket.divisor, mode);
    const parts =
      taxLevel === 'line'
        ? exact.map((tax) => divideRounded(tax, bucket.divisor, mode))
        : distribute(bucket.amount, exact, bucket.divisor);
    for (let member = 0; member < parts.length; member++) {
      const part = parts[member] as Integer;
      shares[bucket.places[member] as number] = part;
      bucket.row.amount = add(bucket.row.amount, part);
    }
  }
  const nets = lines.map((line) => line.amount);
  for (let place = 0; place < owners.length; place++) {
    const line = owners[place] as number;
    nets[line] = subtract(nets[line] as Integer, shares[place] as Integer);
  }
  for (const { row, lines: members, stated } of buckets.values()) {
    for (const index of members) row.taxableAmount = add(row.taxableAmount, nets[index] as Integer);
    for (const index of stated) row.taxableAmount = add(row.taxableAmount, nets[index] as Integer);
  }
  return { rows: [...rows.values()].sort((a, b) => compareTaxes(a.tax, b.tax)), nets, shares };
}
