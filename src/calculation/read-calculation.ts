import { readDecimal } from '../money/check-decimal.ts';
import { ONE } from '../money/decimal.ts';
import { readPrice } from '../money/price.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { TaxableLine } from '../tax/line-tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import type { CalculationInput, CalculationLine } from './calculation.ts';
import { lineAmount } from './line-amount.ts';
import type { ReadCalculation } from './read-form.ts';
import { createTaxReader, type ReadTax, type TaxReader } from './read-tax.ts';
import { calculationLineShape, contextOf, headShape, MAX_LINES } from './validate-calculation.ts';
import type { CalculationContext } from './validate-calculation-tax.ts';

/** The context of an input whose currency is right. */
type KnownContext = CalculationContext & { readonly currency: string; readonly exponent: number };

/** Read an input on the fast path; `undefined` as soon as anything is wrong, and the validator then says what. */
export function readCalculation(input: CalculationInput): ReadCalculation | undefined {
  if (checkShape(headShape, input).length > 0) return undefined;
  const { lines, pricesIncludeTax = false, rounding: { taxLevel = 'rate', mode = 'half-up' } = {} } = input;
  if (!Array.isArray(lines) || lines.length > MAX_LINES) return undefined;
  const { currency, exponent } = contextOf(input) as KnownContext;
  const context: KnownContext = { currency, exponent, taxLevel };
  const readTaxes = createTaxReader(context);
  const read = new Array<TaxableLine<ReadTax>>(lines.length);
  for (let index = 0; index < lines.length; index++) {
    const line = readLine(lines[index], context, mode, readTaxes);
    if (line === undefined) return undefined;
    read[index] = line;
  }
  return { exponent: context.exponent, pricesIncludeTax, rounding: { taxLevel, mode }, lines: read };
}

function readLine(
  line: CalculationLine,
  context: KnownContext,
  mode: RoundingMode,
  readTaxes: TaxReader,
): TaxableLine<ReadTax> | undefined {
  const quantity = readDecimal(line?.quantity);
  if (quantity === undefined) return undefined;
  const unitPrice = readPrice(line.unitPrice, context.currency);
  if (unitPrice === undefined) return undefined;
  const baseQuantity = line.baseQuantity === undefined ? ONE : readDecimal(line.baseQuantity);
  if (baseQuantity === undefined || baseQuantity.coefficient <= 0) return undefined;
  const taxes = readTaxes(line.taxes);
  if (taxes === undefined) return undefined;
  let surplus = -2;
  if (line.baseQuantity !== undefined) surplus--;
  if (line.taxes !== undefined) surplus--;
  for (const _ in line) surplus++;
  // Members that are undefined do no harm, and others do.
  if (surplus !== 0 && checkShape(calculationLineShape, line, '', context).length > 0) return undefined;
  return { amount: lineAmount({ quantity, unitPrice, baseQuantity }, context.exponent, mode), taxes };
}
