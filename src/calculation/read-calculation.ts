import { readDecimal } from '../money/check-decimal.ts';
import { checkCustomCurrency, lookUpCurrency } from '../money/currency.ts';
import { ONE } from '../money/decimal.ts';
import { readPrice } from '../money/price.ts';
import { roundingModes } from '../money/rounding.ts';
import { taxLevels } from '../tax/tax.ts';
import { hasOnly } from '../validation/has-only.ts';
import { isPlainObject } from '../validation/object.ts';
import type { CalculationInput, CalculationLine, Rounding } from './calculation.ts';
import type { ReadCalculation, ReadLine } from './read-form.ts';
import { createTaxReader, type TaxReader } from './read-tax.ts';
import { calculationLineShape, calculationShape, MAX_LINES, roundingShape } from './validate-calculation.ts';

/** Read an input on the fast path; `undefined` as soon as anything is wrong, and the validator then says what. */
export function readCalculation(input: CalculationInput): ReadCalculation | undefined {
  const currency = typeof input?.currency === 'string' ? lookUpCurrency(input.currency) : input?.currency;
  if (currency === undefined || checkCustomCurrency(currency, '') !== undefined) return undefined;
  const { pricesIncludeTax = false, rounding = {}, lines } = input;
  if (!isPlainObject(rounding)) return undefined;
  const { taxLevel = 'rate', mode = 'half-up' }: Partial<Rounding> = rounding;
  const known = typeof pricesIncludeTax === 'boolean' && taxLevels.includes(taxLevel) && roundingModes.includes(mode);
  if (!known || !Array.isArray(lines) || lines.length > MAX_LINES) return undefined;
  if (!hasOnly(calculationShape, input) || !hasOnly(roundingShape, rounding)) return undefined;
  const { exponent } = currency;
  const readTaxes = createTaxReader(exponent, taxLevel);
  const read = new Array<ReadLine>(lines.length);
  for (let index = 0; index < lines.length; index++) {
    const line = readLine(lines[index], currency.code, readTaxes);
    if (line === undefined) return undefined;
    read[index] = line;
  }
  return { exponent, pricesIncludeTax, rounding: { taxLevel, mode }, lines: read };
}

function readLine(line: CalculationLine, currency: string, readTaxes: TaxReader): ReadLine | undefined {
  const quantity = readDecimal(line?.quantity);
  if (quantity === undefined) return undefined;
  const unitPrice = readPrice(line.unitPrice, currency);
  if (unitPrice === undefined) return undefined;
  const baseQuantity = line.baseQuantity === undefined ? ONE : readDecimal(line.baseQuantity);
  if (baseQuantity === undefined || baseQuantity.coefficient <= 0) return undefined;
  const taxes = readTaxes(line.taxes);
  if (taxes === undefined) return undefined;
  let surplus = -membersOf(line);
  for (const _ in line) surplus++;
  if (surplus !== 0 && !hasOnly(calculationLineShape, line)) return undefined;
  return { quantity, unitPrice, baseQuantity, taxes };
}

function membersOf({ baseQuantity, taxes }: CalculationLine): number {
  return 2 + (baseQuantity === undefined ? 0 : 1) + (taxes === undefined ? 0 : 1);
}
