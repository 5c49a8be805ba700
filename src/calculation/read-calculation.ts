import { readDecimal } from '../money/check-decimal.ts';
import { type Currency, checkCustomCurrency, lookUpCurrency } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import { type Integer, multiply, powerOfTen } from '../money/integer.ts';
import { readPrice } from '../money/price.ts';
import { divideRounded, type RoundingMode, roundingModes } from '../money/rounding.ts';
import { taxLevels } from '../tax/tax.ts';
import { hasOnly } from '../validation/has-only.ts';
import { isPlainObject } from '../validation/object.ts';
import type { CalculationInput, CalculationLine, Rounding } from './calculation.ts';
import { createTaxReader, type ReadTax } from './read-tax.ts';
import { calculationLineShape, calculationShape, MAX_LINES, roundingShape } from './validate-calculation.ts';

/** An input of `calculate`, read: line amounts rounded to minor units, net or gross as the prices are. */
export interface ReadCalculation {
  readonly exponent: number;
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  readonly lines: readonly { readonly amount: Integer; readonly taxes: readonly ReadTax[] }[];
}

const ONE: Decimal = { coefficient: 1, scale: 0 };

/** Read an input on the fast path; `undefined` as soon as anything is off, for the validator to say what. */
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
  const read = new Array<{ amount: Integer; taxes: readonly ReadTax[] }>(lines.length);
  for (let index = 0; index < lines.length; index++) {
    const line: CalculationLine = lines[index];
    const amount = readAmount(line, currency, mode);
    const taxes = amount === undefined ? undefined : readTaxes(line.taxes);
    if (amount === undefined || taxes === undefined) return undefined;
    let surplus = -membersOf(line);
    for (const _ in line) surplus++;
    if (surplus !== 0 && !hasOnly(calculationLineShape, line)) return undefined;
    read[index] = { amount, taxes };
  }
  return { exponent, pricesIncludeTax, rounding: { taxLevel, mode }, lines: read };
}

/** `round(quantity × unitPrice ÷ baseQuantity)` in minor units. */
function readAmount(line: CalculationLine, { code, exponent }: Currency, mode: RoundingMode): Integer | undefined {
  const quantity = readDecimal(line?.quantity);
  if (quantity === undefined) return undefined;
  const price = readPrice(line.unitPrice, code);
  if (price === undefined) return undefined;
  const product = multiply(quantity.coefficient, price.coefficient);
  const base = line.baseQuantity === undefined ? ONE : readDecimal(line.baseQuantity);
  if (base === undefined || base.coefficient <= 0) return undefined;
  const shift = base.scale + exponent - quantity.scale - price.scale;
  if (shift === 0 && base === ONE) return product;
  return shift >= 0
    ? divideRounded(multiply(product, powerOfTen(shift)), base.coefficient, mode)
    : divideRounded(product, multiply(base.coefficient, powerOfTen(-shift)), mode);
}

function membersOf({ baseQuantity, taxes }: CalculationLine): number {
  return 2 + (baseQuantity === undefined ? 0 : 1) + (taxes === undefined ? 0 : 1);
}
