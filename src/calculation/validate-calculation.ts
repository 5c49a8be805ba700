import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { baseQuantityLeaf, decimalLeaf } from '../money/check-decimal.ts';
import { type Currency, checkCurrency, checkCustomCurrency, lookUpCurrency } from '../money/currency.ts';
import { checkPrice, priceLeaf } from '../money/price.ts';
import { roundingModes } from '../money/rounding.ts';
import { taxLevels } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { flag, oneOf } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';
import type { CalculationInput, CalculationLine, CalculationTax, Rounding } from './calculation.ts';
import { calculationTaxShape, taxRules } from './validate-calculation-tax.ts';

/** Most lines that `calculate` takes. */
export const MAX_LINES = 10_000;

const currencyLeaf: Leaf<string | Currency> = {
  kind: 'leaf',
  type: 'currency',
  check: (value, path) => (typeof value === 'object' ? checkCustomCurrency(value, path) : checkCurrency(value, path)),
};

/** The shape of a {@link CalculationLine}. */
export const calculationLineShape: ObjectShape<CalculationLine> = object<CalculationLine>({
  quantity: decimalLeaf,
  unitPrice: priceLeaf,
  baseQuantity: optional(baseQuantityLeaf),
  taxes: optional(list(calculationTaxShape)),
});

/** The shape of a {@link Rounding} of which any part may be left out. */
export const roundingShape: ObjectShape<Partial<Rounding>> = object<Partial<Rounding>>({
  taxLevel: optional(oneOf(taxLevels)),
  mode: optional(oneOf(roundingModes)),
});

/** The shape of a {@link CalculationInput}. */
export const calculationShape: ObjectShape<CalculationInput> = object<CalculationInput>({
  currency: currencyLeaf,
  lines: list(calculationLineShape),
  pricesIncludeTax: optional(flag),
  rounding: optional(roundingShape),
});

/**
 * All faults of an input of `calculate`.
 *
 * @returns what `calculate` would throw, in the order of the input, but for `amount.too_large`, which only computing shows
 */
export function validateCalculation(input: unknown): readonly Fault[] {
  const lines: unknown = (input as Partial<CalculationInput> | null)?.lines;
  if (Array.isArray(lines) && lines.length > MAX_LINES) {
    return [
      fault('lines.too_many', '/lines', `${lines.length} lines are more than ${MAX_LINES}; split the invoice`, {
        max: MAX_LINES,
      }),
    ];
  }
  const faults = checkShape(calculationShape, input);
  if (!Array.isArray(lines)) return faults;
  const { currency, rounding } = input as Partial<CalculationInput>;
  const exponent = (typeof currency === 'string' ? lookUpCurrency(currency) : currency)?.exponent;
  lines.forEach((line: Partial<CalculationLine> | null, index) => {
    faults.push(...lineRules(line ?? {}, pointer('/lines', index), currency, exponent, rounding?.taxLevel));
  });
  return faults;
}

function lineRules(
  line: Partial<CalculationLine>,
  path: string,
  currency: unknown,
  exponent: number | undefined,
  taxLevel: unknown,
): Fault[] {
  const faults: Fault[] = [];
  const code = typeof currency === 'string' ? currency : (currency as Partial<Currency> | null | undefined)?.code;
  const wrongCurrency =
    typeof code === 'string' ? checkPrice(line.unitPrice, pointer(path, 'unitPrice'), code) : undefined;
  if (wrongCurrency?.code === 'price.currency_mismatch') faults.push(wrongCurrency);
  if (Array.isArray(line.taxes)) {
    line.taxes.forEach((tax: Partial<CalculationTax> | null, index) => {
      faults.push(...taxRules(tax ?? {}, pointer(pointer(path, 'taxes'), index), exponent, taxLevel));
    });
  }
  return faults;
}
