import type { Decimal } from '../money/decimal.ts';
import type { TaxableLine } from '../tax/line-tax.ts';
import type { Rounding } from './calculation.ts';
import type { ReadTax } from './read-tax.ts';

/** A line with parsed decimals and taxes. Lines with the same taxes may share the list. */
export interface ReadLine {
  readonly quantity: Decimal;
  /** Major units; net, or gross where prices include tax. */
  readonly unitPrice: Decimal;
  /** Above zero. */
  readonly baseQuantity: Decimal;
  readonly taxes: readonly ReadTax[];
}

/** An input of `calculate` ready to compute with: checked, parsed, with defaults, its lines' amounts rounded. */
export interface ReadCalculation {
  /** The currency's decimals. */
  readonly exponent: number;
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  readonly lines: readonly TaxableLine<ReadTax>[];
}
