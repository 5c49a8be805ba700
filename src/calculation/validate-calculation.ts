import { type Fault, fault } from '../errors/fault.ts';
import { baseQuantityLeaf, decimalLeaf } from '../money/check-decimal.ts';
import { type Currency, checkCurrency, checkCustomCurrency, lookUpCurrency, OWN_CODE } from '../money/currency.ts';
import { checkPriceCurrency, priceLeaf } from '../money/price.ts';
import { roundingModes } from '../money/rounding.ts';
import { taxLevels } from '../tax/tax.ts';
import { addUnder } from '../validation/add-under.ts';
import { checkShape } from '../validation/check-shape.ts';
import { list, union } from '../validation/combine.ts';
import { flag, oneOf } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { type Loose, refineLoosely } from '../validation/refine.ts';
import type { Report } from '../validation/report.ts';
import { leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import type { CalculationInput, CalculationLine, Rounding } from './calculation.ts';
import { calculationTaxShape, MAX_TAXES, taxRules } from './validate-calculation-tax.ts';

/** Most lines that `calculate` takes. */
export const MAX_LINES = 10_000;

const codeLeaf = leaf<string>({ type: 'string' }, (value, path, report) => checkCurrency(value, path, [], report));

const ownCurrency = leaf<Currency>(
  {
    type: 'object',
    properties: {
      code: { type: 'string', pattern: OWN_CODE.source },
      exponent: { type: 'integer', minimum: 0, maximum: 12 },
    },
    required: ['code', 'exponent'],
  },
  checkCustomCurrency,
);

const currencyShape: Shape<string | Currency> = union([codeLeaf, ownCurrency], (value) =>
  typeof value === 'object' ? ownCurrency : codeLeaf,
);

/** The shape of a {@link CalculationLine}. */
export const calculationLineShape: ObjectShape<CalculationLine> = object<CalculationLine>({
  quantity: decimalLeaf,
  unitPrice: priceLeaf,
  baseQuantity: optional(baseQuantityLeaf),
  taxes: optional(list(calculationTaxShape, { max: MAX_TAXES })),
});

/** The shape of a {@link Rounding} of which any part may be left out. */
export const roundingShape: ObjectShape<Partial<Rounding>> = object<Partial<Rounding>>({
  taxLevel: optional(oneOf(taxLevels)),
  mode: optional(oneOf(roundingModes)),
});

/** The shape of a {@link CalculationInput}, with the rules that need its currency and its rounding. */
export const calculationShape: ObjectShape<CalculationInput> = refineLoosely(
  object<CalculationInput>({
    currency: currencyShape,
    lines: list(calculationLineShape, { max: MAX_LINES, tooMany: tooManyLines }),
    pricesIncludeTax: optional(flag),
    rounding: optional(roundingShape),
  }),
  lineRules,
);

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

function lineRules({ lines, currency, rounding }: Loose, report: Report): void {
  if (!Array.isArray(lines) || lines.length > MAX_LINES) return;
  const { code, exponent }: Partial<Currency> =
    (typeof currency === 'string' ? lookUpCurrency(currency) : (currency as Partial<Currency> | undefined)) ?? {};
  const taxLevel = isPlainObject(rounding) ? rounding['taxLevel'] : undefined;
  for (let index = 0; index < lines.length && !report.isFull; index++) {
    const line: unknown = lines[index];
    if (!isPlainObject(line)) continue;
    const { unitPrice, taxes } = line;
    const wrong = typeof code === 'string' ? checkPriceCurrency(unitPrice, '', code) : undefined;
    if (wrong) addUnder(report, ['lines', index, 'unitPrice'], [wrong]);
    if (!Array.isArray(taxes) || taxes.length > MAX_TAXES) continue;
    for (let place = 0; place < taxes.length; place++) {
      const tax: unknown = taxes[place];
      if (isPlainObject(tax)) addUnder(report, ['lines', index, 'taxes', place], taxRules(tax, '', exponent, taxLevel));
    }
  }
}
