import { type Fault, fault } from '../errors/fault.ts';
import { baseQuantityLeaf, decimalLeaf } from '../money/check-decimal.ts';
import { type Currency, checkCurrency, checkCustomCurrency, lookUpCurrency } from '../money/currency.ts';
import { priceLeaf } from '../money/price.ts';
import { roundingModes } from '../money/rounding.ts';
import { taxLevels } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list } from '../validation/combine.ts';
import { flag, oneOf } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import type { CalculationInput, CalculationLine, Rounding } from './calculation.ts';
import { type CalculationContext, calculationTaxShape, MAX_TAXES } from './validate-calculation-tax.ts';

/** Most lines that `calculate` takes. */
export const MAX_LINES = 10_000;

const currencyLeaf = leaf<string | Currency>({}, (value, path, report) =>
  typeof value === 'object' ? checkCustomCurrency(value, path) : checkCurrency(value, path, [], report),
);

/** The shape of a {@link CalculationLine}. */
export const calculationLineShape: ObjectShape<CalculationLine> = object<CalculationLine>({
  quantity: decimalLeaf,
  unitPrice: priceLeaf,
  baseQuantity: optional(baseQuantityLeaf),
  taxes: optional(list(calculationTaxShape, { max: MAX_TAXES })),
});

/** The shape of a {@link Rounding} of which any part may be left out. */
const roundingShape: ObjectShape<Partial<Rounding>> = object<Partial<Rounding>>({
  taxLevel: optional(oneOf(taxLevels)),
  mode: optional(oneOf(roundingModes)),
});

function inputShapeOf(lines: Shape<CalculationInput['lines']>): ObjectShape<CalculationInput> {
  return object<CalculationInput>({
    currency: currencyLeaf,
    lines,
    pricesIncludeTax: optional(flag),
    rounding: optional(roundingShape),
  });
}

const inputShape = inputShapeOf(list(calculationLineShape, { max: MAX_LINES, tooMany: tooManyLines }));

/** The shape of a {@link CalculationInput} whose lines are checked as they are read. */
export const headShape: ObjectShape<CalculationInput> = inputShapeOf(leaf({}, () => undefined));

/** The shape of a {@link CalculationInput}, with the rules that need its currency and its rounding. */
export const calculationShape: ObjectShape<CalculationInput> = {
  ...inputShape,
  check: (input, report) => {
    for (const one of checkShape(inputShape, input, '', contextOf(input))) report.add(one);
  },
};

/** The fault of an invoice with too many lines. */
export function tooManyLines(count: number, max: number): Fault {
  return fault('lines.too_many', '', `${count} lines, at most ${max} are allowed on one invoice; split it`, { max });
}

/**
 * All faults of an input of `calculate`.
 *
 * @returns what `calculate` would throw, in the order of the input, but for `amount.too_large`, which only computing shows
 */
export function validateCalculation(input: unknown): readonly Fault[] {
  return checkShape(calculationShape, input);
}

/** What the lines' rules need of an input that may be wrong. */
export function contextOf(input: unknown): CalculationContext {
  const { currency, rounding } = (input ?? {}) as { readonly [key in keyof CalculationInput]?: unknown };
  const own = typeof currency === 'string' || checkCustomCurrency(currency, '') ? undefined : (currency as Currency);
  const { code, exponent }: Partial<Currency> = (typeof currency === 'string' ? lookUpCurrency(currency) : own) ?? {};
  return { currency: code, exponent, taxLevel: (rounding as Partial<Rounding> | null | undefined)?.taxLevel };
}
