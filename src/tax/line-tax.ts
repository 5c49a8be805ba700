import type { Decimal } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';

/** One tax on one line, read and ready to compute with. Lines that carry the same tax may share the object. */
export interface LineTax {
  readonly code: string;
  readonly scheme: string | null;
  readonly category: string | null;
  /** Who levies it: VAT of two jurisdictions is never added up. */
  readonly jurisdiction: string | null;
  /** Percent; zero where the printed rate is `null`. */
  readonly rate: Decimal;
  /** Amounts that a tax provider stated for this line, in minor units: kept, never recomputed. */
  readonly stated?: { readonly taxableAmount: Integer | undefined; readonly amount: Integer };
}

/** A line's amount in minor units (net, or gross where prices include tax) and its taxes. */
export interface TaxableLine<T extends LineTax> {
  readonly amount: Integer;
  readonly taxes: readonly T[];
}

/** One row of the tax breakdown, in minor units. `tax` is the first line's of the group. */
export interface ComputedRow<T extends LineTax> {
  readonly tax: T;
  taxableAmount: Integer;
  amount: Integer;
}

/**
 * What is rounded together: all lines of one group, or, where prices include tax, those with the same set of taxes.
 * The exact tax of an amount is `amount × factor ÷ divisor`.
 */
export interface Bucket<T extends LineTax> {
  readonly key: string;
  readonly tax: T;
  readonly row: ComputedRow<T>;
  readonly factor: Integer;
  readonly divisor: Integer;
  /** The lines of the members, and the indexes of their shares among all shares. */
  readonly lines: number[];
  readonly places: number[];
  /** Lines whose tax a provider stated without its base: their net is the base. */
  readonly stated: number[];
  base: Integer;
  amount: Integer;
}
