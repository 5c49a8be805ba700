import { ONE } from '../money/decimal.ts';
import { type Integer, multiply, powerOfTen } from '../money/integer.ts';
import { divideRounded, type RoundingMode } from '../money/rounding.ts';
import type { TaxableLine } from '../tax/line-tax.ts';
import type { ReadLine } from './read-form.ts';
import type { ReadTax } from './read-tax.ts';

/** A line with its amount: what taxes are computed of. */
export function taxableLine(line: ReadLine, exponent: number, mode: RoundingMode): TaxableLine<ReadTax> {
  return { amount: lineAmount(line, exponent, mode), taxes: line.taxes };
}

/** A line's `round(quantity × unitPrice ÷ baseQuantity)`, in minor units. */
export function lineAmount(
  { quantity, unitPrice, baseQuantity }: Omit<ReadLine, 'taxes'>,
  exponent: number,
  mode: RoundingMode,
): Integer {
  const product = multiply(quantity.coefficient, unitPrice.coefficient);
  const shift = baseQuantity.scale + exponent - quantity.scale - unitPrice.scale;
  if (shift === 0 && baseQuantity === ONE) return product;
  return shift >= 0
    ? divideRounded(multiply(product, powerOfTen(shift)), baseQuantity.coefficient, mode)
    : divideRounded(product, multiply(baseQuantity.coefficient, powerOfTen(-shift)), mode);
}
