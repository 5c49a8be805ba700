import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { pointer } from '../errors/pointer.ts';
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
import type { ObjectShape } from '../validation/shape.ts';
import type { CalculationTax } from './calculation.ts';

/** Most taxes of a line. */
export const MAX_TAXES = 100;

/** The shape of a {@link CalculationTax}. */
export const calculationTaxShape: ObjectShape<CalculationTax> = object<CalculationTax>({
  code: text(),
  name: optional(text()),
  scheme: optional(text(40)),
  rate: nullable(positiveDecimal('tax.rate_out_of_range', 'pass percent such as "19"', true)),
  category: optional(oneOf(vatCategories)),
  exemption: optional(exemptionShape),
  jurisdiction: optional(text(40)),
  taxableAmount: optional(decimalTextLeaf),
  amount: optional(decimalTextLeaf),
});

const { rate: _, ...others } = calculationTaxShape.fields;

/** The shape of a {@link CalculationTax} without its rate. */
export const ratelessTaxShape: ObjectShape<Omit<CalculationTax, 'rate'>> = object<Omit<CalculationTax, 'rate'>>(others);

/** All faults of a tax of `calculate`, for an exponent and a tax level. */
export function validateCalculationTax(
  tax: CalculationTax,
  path: string,
  exponent: number,
  taxLevel: unknown,
): Fault[] {
  const faults = checkShape(calculationTaxShape, tax, path);
  return faults.length > 0 ? faults : taxRules(tax, path, exponent, taxLevel);
}

/** The rules of a tax that its shape cannot say. */
export function taxRules(
  tax: Partial<CalculationTax>,
  path: string,
  exponent: number | undefined,
  taxLevel: unknown,
): Fault[] {
  const faults: Fault[] = [];
  const add = (code: FaultCode, member: string, message: string): unknown =>
    faults.push(fault(code, pointer(path, member), message));
  if (tax.rate === null && tax.category !== 'O')
    add('tax.rate_required', 'rate', 'only VAT category O has no rate; pass percent such as "19"');
  if (taxLevel === 'document' && typeof tax.scheme === 'string' && demandsEqualParts(tax.scheme))
    add(
      'rounding.scheme_conflict',
      'scheme',
      `${tax.scheme} must equal its counterpart, which tax level "document" cannot promise; use "rate"`,
    );
  if (tax.taxableAmount !== undefined && tax.amount === undefined)
    add('field.required', 'amount', '"amount" is missing');
  for (const key of ['taxableAmount', 'amount'] as const) {
    const scale = typeof tax[key] === 'string' ? parseDecimal(tax[key])?.scale : undefined;
    if (exponent !== undefined && scale !== undefined && scale > exponent)
      add('decimal.too_long', key, `${show(tax[key])} has more decimals than the currency has (${exponent})`);
  }
  return faults;
}
