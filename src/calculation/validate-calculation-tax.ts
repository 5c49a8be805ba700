import { type Fault, fault } from '../errors/fault.ts';
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

const { rate: _, taxableAmount: __, amount: ___, ...labels } = calculationTaxShape.fields;

/** The shape of a {@link CalculationTax} without its decimals. */
export const taxLabelsShape: ObjectShape<Omit<CalculationTax, 'rate' | 'taxableAmount' | 'amount'>> =
  object<Omit<CalculationTax, 'rate' | 'taxableAmount' | 'amount'>>(labels);

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
  if (tax.rate === null && tax.category !== 'O') {
    faults.push(
      fault('tax.rate_required', pointer(path, 'rate'), 'only VAT category O has no rate; pass percent such as "19"'),
    );
  }
  if (taxLevel === 'document' && typeof tax.scheme === 'string' && demandsEqualParts(tax.scheme)) {
    faults.push(
      fault(
        'rounding.scheme_conflict',
        pointer(path, 'scheme'),
        `${tax.scheme} must equal its counterpart, which tax level "document" cannot promise; use "rate"`,
      ),
    );
  }
  if (tax.taxableAmount !== undefined && tax.amount === undefined) {
    faults.push(fault('field.required', pointer(path, 'amount'), '"amount" is missing'));
  }
  for (const key of ['taxableAmount', 'amount'] as const) {
    const decimal = typeof tax[key] === 'string' ? parseDecimal(tax[key]) : undefined;
    if (exponent !== undefined && decimal !== undefined && decimal.scale > exponent) {
      faults.push(
        fault(
          'decimal.too_long',
          pointer(path, key),
          `${show(tax[key])} has more decimals than the currency has (${exponent})`,
        ),
      );
    }
  }
  return faults;
}
