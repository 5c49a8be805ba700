import type { Decimal } from '../money/decimal.ts';
import type { Rounding } from './calculation.ts';
import type { ReadTax } from './read-tax.ts';

/** A line whose decimals are parsed and whose taxes are read. Lines with the same taxes may share the list. */
export interface ReadLine {
  readonly quantity: Decimal;
  /** Major units; net, or gross where prices include tax. */
  readonly unitPrice: Decimal;
  /** Above zero. */
  readonly baseQuantity: Decimal;
  readonly taxes: readonly ReadTax[];
}

/** An input of `calculate` in the form that is computed with: checked, parsed, defaults filled. */
export interface ReadCalculation {
  /** The currency's decimals. */
  readonly exponent: number;
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  readonly lines: readonly ReadLine[];
}
