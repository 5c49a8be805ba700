import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { show } from '../errors/show.ts';
import { decimalTextLeaf, positiveDecimal } from '../money/check-decimal.ts';
import { parseDecimal } from '../money/decimal.ts';
import { demandsEqualParts } from '../tax/equal-parts.ts';
import { exemptionShape } from '../tax/exemption.ts';
import { vatCategories } from '../tax/tax.ts';
import { checkShape } from '../validation/check-shape.ts';
import { nullable } from '../validation/combine.ts';
import { oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { type Loose, refineLoosely } from '../validation/refine.ts';
import type { CheckContext, Report } from '../validation/report.ts';
import type { ObjectShape } from '../validation/shape.ts';
import type { CalculationTax } from './calculation.ts';

/** Most taxes of a line. */
export const MAX_TAXES = 100;

/** What the rules of a calculation's members need of the whole: its currency and its rounding, as far as they are known. */
export interface CalculationContext extends CheckContext {
  readonly currency?: string | undefined;
  readonly exponent?: number | undefined;
  readonly taxLevel?: unknown;
}

/** The shape of a {@link CalculationTax}, with the rules that need its currency and its rounding. */
export const calculationTaxShape: ObjectShape<CalculationTax> = refineLoosely(
  object<CalculationTax>({
    code: text(),
    name: optional(text()),
    scheme: optional(text(40)),
    rate: nullable(positiveDecimal('tax.rate_out_of_range', 'pass percent such as "19"', true)),
    category: optional(oneOf(vatCategories)),
    exemption: optional(exemptionShape),
    jurisdiction: optional(text(40)),
    taxableAmount: optional(decimalTextLeaf),
    amount: optional(decimalTextLeaf),
  }),
  taxRules,
);

/** All faults of a tax of `calculate`, for an exponent and a tax level. */
export function validateCalculationTax(
  tax: CalculationTax,
  path: string,
  exponent: number,
  taxLevel: unknown,
): Fault[] {
  return checkShape(calculationTaxShape, tax, path, { exponent, taxLevel });
}

function taxRules(tax: Loose, report: Report): void {
  const { exponent, taxLevel }: CalculationContext = report.context;
  const { rate, category, scheme, taxableAmount, amount } = tax;
  const add = (code: FaultCode, member: string, message: string): void =>
    report.add(fault(code, `/${member}`, message));
  if (rate === null && category !== 'O')
    add('tax.rate_required', 'rate', 'only VAT category O has no rate; pass percent such as "19"');
  if (taxLevel === 'document' && typeof scheme === 'string' && demandsEqualParts(scheme))
    add(
      'rounding.scheme_conflict',
      'scheme',
      `${scheme} must equal its counterpart, which tax level "document" cannot promise; use "rate"`,
    );
  if (taxableAmount !== undefined && amount === undefined) add('field.required', 'amount', '"amount" is missing');
  for (const key of ['taxableAmount', 'amount']) {
    const given = tax[key];
    const scale = typeof given === 'string' ? parseDecimal(given)?.scale : undefined;
    if (exponent !== undefined && scale !== undefined && scale > exponent)
      add('decimal.too_long', key, `${show(given)} has more decimals than the currency has (${exponent})`);
  }
}
