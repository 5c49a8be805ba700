import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { checkDecimal, type DecimalInput, decimalLeaf, readDecimal } from '../money/check-decimal.ts';
import type { Decimal } from '../money/decimal.ts';
import { isZeroDecimal } from '../money/sign.ts';
import { checkShape } from '../validation/check-shape.ts';
import { nullable } from '../validation/combine.ts';
import { oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import { Report } from '../validation/report.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { type Exemption, type Tax, type TaxScheme, type VatCategory, vatCategories } from './tax.ts';

/** The shape of an {@link Exemption}. */
export const exemptionShape: ObjectShape<Exemption> = object<Exemption>({
  code: optional(text(40)),
  text: optional(text(1000)),
});

/** A percentage from 0 to 1000. */
const rateLeaf: Leaf<DecimalInput> = leaf(decimalLeaf.json, (value, path) => {
  const rate = readDecimal(value);
  if (rate === undefined) return checkDecimal(value, path);
  if (isRateInRange(rate)) return undefined;
  return fault('tax.rate_out_of_range', path, `${show(value)} percent is outside 0 to 1000`);
});

/** The shape of a {@link Tax}, with the rules of {@link validateTax}. */
export const taxShape: ObjectShape<Tax> = refine(
  object<Tax>({
    code: text(),
    name: text(),
    scheme: text(40) as Leaf<TaxScheme>,
    rate: nullable(rateLeaf),
    category: optional(oneOf(vatCategories)),
    exemption: optional(exemptionShape),
    jurisdiction: optional(text(40)),
  }),
  taxRules,
);

const NO_TAX: readonly string[] = ['Z', 'E', 'AE', 'K', 'G', 'O'];
const NEEDS_EXEMPTION: readonly string[] = ['E', 'AE', 'K', 'G', 'O'];

/**
 * All faults of a tax as a catalogue holds it.
 *
 * A rate is a percentage from 0 to 1000. For VAT: the category says what the rate may be (S above zero, BR-S-05; Z, E,
 * AE, K and G zero, BR-Z-05 …; O none, BR-O-05; L and M from zero) and whether a reason is needed (BR-E-10, BR-AE-10,
 * BR-IC-10, BR-G-10, BR-O-10) or forbidden (BR-S-10, BR-Z-10, BR-AF-10, BR-AG-10).
 *
 * @param tax - what a host calls a tax
 * @param path - JSON Pointer of `tax` in the host's input
 * @returns `tax.rate_out_of_range`, `tax.rate_required`, `tax.category_required`, `tax.category_rate`,
 * `tax.exemption_required`, `tax.exemption_forbidden`, and the `field.*`, `text.*` and `decimal.*` codes
 */
export function validateTax(tax: unknown, path = ''): readonly Fault[] {
  return checkShape(taxShape, tax, path);
}

/** Whether a rate in percent lies from 0 to 1000. */
export function isRateInRange({ coefficient, scale }: Decimal): boolean {
  return coefficient >= 0 && Number(coefficient) <= 1000 * 10 ** scale;
}

/** Whether a tax keeps the rules that its shape cannot say: what scheme, category, rate and exemption ask of each other. */
export function keepsTaxRules(tax: Tax): boolean {
  const report = new Report();
  taxRules(tax, report);
  return report.faults.length === 0;
}

function taxRules(tax: Tax, report: Report): void {
  if (tax.scheme === 'VAT' || tax.category !== undefined) {
    const isZero = tax.rate === null ? undefined : isZeroDecimal(tax.rate);
    for (const one of vatRules(tax, isZero)) report.add(one);
  } else if (tax.rate === null) {
    report.add(fault('tax.rate_required', '/rate', `a ${tax.scheme} tax needs a rate; pass percent such as "7.25"`));
  }
}

function vatRules(tax: Tax, isZero: boolean | undefined): Fault[] {
  const { category, exemption } = tax;
  if (tax.scheme !== 'VAT') {
    return [
      fault(
        'field.conflict',
        '/category',
        `category "${category}" belongs to scheme "VAT", not "${tax.scheme}"; leave it out`,
      ),
    ];
  }
  if (category === undefined) {
    return [
      fault(
        'tax.category_required',
        '/category',
        `tax "${tax.code}" has scheme VAT but no category; use one of ${vatCategories.join(', ')}`,
      ),
    ];
  }
  const faults: Fault[] = [];
  const wrong = rateFault(category, isZero);
  if (wrong !== undefined)
    faults.push(
      fault('tax.category_rate', '/rate', `the rate of category ${category} must be ${wrong}, not ${show(tax.rate)}`),
    );
  const hasReason = exemption?.code !== undefined || exemption?.text !== undefined;
  if (needsExemption(category) && !hasReason) {
    faults.push(
      fault(
        'tax.exemption_required',
        '/exemption',
        `category ${category} must say why; give exemption.code (VATEX) or exemption.text`,
      ),
    );
  }
  if (!needsExemption(category) && exemption !== undefined) {
    faults.push(fault('tax.exemption_forbidden', '/exemption', `category ${category} has no exemption; leave it out`));
  }
  return faults;
}

function rateFault(category: VatCategory, isZero: boolean | undefined): string | undefined {
  if (category === 'O') return isZero === undefined ? undefined : 'null';
  if (category === 'S') return isZero === false ? undefined : 'above zero';
  if (NO_TAX.includes(category)) return isZero === true ? undefined : '"0"';
  return isZero === undefined ? 'zero or above' : undefined;
}

/** Whether a VAT category must say why no tax is due. */
export function needsExemption(category: string): boolean {
  return NEEDS_EXEMPTION.includes(category);
}
