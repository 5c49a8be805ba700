import { isoDateLeaf } from '../calendar/iso-date.ts';
import { type CodeListContext, isUnchecked, unknownCode } from '../code-lists/code-leaf.ts';
import { categoryOfVatex, vatexCodes, vatexOfCategory } from '../code-lists/vatex.ts';
import { type Fault, fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { show } from '../errors/show.ts';
import { checkDecimal, DECIMAL, type DecimalInput } from '../money/check-decimal.ts';
import { isZeroDecimal } from '../money/sign.ts';
import { checkShape } from '../validation/check-shape.ts';
import { nullable } from '../validation/combine.ts';
import { checkText, flag, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import { type CheckContext, Report } from '../validation/report.ts';
import { fromRow } from '../validation/row.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { exemptionShape, needsExemption } from './exemption.ts';
import { type Tax, type TaxScheme, type VatCategory, vatCategories } from './tax.ts';
import { taxCodeOf } from './tax-key.ts';

/** A percentage from 0 to 1000. */
const rateLeaf: Leaf<DecimalInput> = leaf(DECIMAL, (value, path) => {
  const wrong = checkDecimal(value, path);
  if (wrong || (Number(value) >= 0 && Number(value) <= 1000)) return wrong;
  return fault('tax.rate_out_of_range', path, `${show(value)} percent is outside 0 to 1000`);
});

/** The text of a code; it cannot look like the key of a later version of another code. */
const codeLeaf: Leaf<string> = leaf({ type: 'string', minLength: 1, maxLength: 255 }, (value, path) => {
  const wrong = checkText(value, path, 255);
  if (wrong || taxCodeOf(value as string) === value) return wrong;
  return fault('field.value', path, `${show(value)} ends like a date of validity; give the date as validFrom`);
});

/** The shape of a {@link Tax}, with the rules of {@link validateTax}. */
export const taxShape: ObjectShape<Tax> = refine(
  object<Tax>({
    code: codeLeaf,
    name: text(),
    scheme: text(40) as Leaf<TaxScheme>,
    rate: nullable(rateLeaf),
    category: optional(oneOf(vatCategories)),
    exemption: optional(exemptionShape),
    jurisdiction: optional(text(40)),
    validFrom: optional(isoDateLeaf),
    validUntil: optional(isoDateLeaf),
    withheld: optional(flag),
  }),
  (tax: Tax, report) => {
    taxRules(tax, report);
    validityRule(tax, report);
  },
);

/**
 * All faults of a tax of the directory.
 *
 * A rate is a percentage from 0 to 1000. For VAT: the category says what the rate may be (S above zero, BR-S-05; Z, E,
 * AE, K and G zero, BR-Z-05 …; O none, BR-O-05; B above zero; L and M from zero) and whether a reason is needed (BR-E-10,
 * BR-AE-10, BR-IC-10, BR-G-10, BR-O-10) or forbidden (BR-S-10, BR-Z-10, BR-AF-10, BR-AG-10). A VATEX code is on its list
 * (BR-CL-22) and belongs to the category (Peppol P0104 to P0111).
 *
 * @param tax - the value to check
 * @param path - JSON Pointer of `tax` in the host's input
 * @param rules - whether VATEX codes are checked
 * @returns `tax.rate_out_of_range`, `tax.rate_required`, `tax.category_required`, `tax.category_rate`,
 * `tax.exemption_required`, `tax.exemption_forbidden`, `tax.exemption_category`,
 * `code.unknown`, `period.reversed`, and the `field.*`, `text.*` and `decimal.*` codes
 */
export function validateTax(tax: unknown, path = '', rules: CodeListContext = {}): readonly Fault[] {
  return checkShape(taxShape, fromRow(tax), path, rules as CheckContext);
}

/** Whether a rate in percent lies from 0 to 1000. */
export function isRateInRange(rate: DecimalInput): boolean {
  // A number has room for four digits before and twelve after the point.
  return Number(rate) >= 0 && Number(rate) <= 1000;
}

/** Whether a tax keeps the rules between its scheme, category, rate and exemption, which a shape cannot express. */
export function keepsTaxRules(tax: Tax, rules: CodeListContext): boolean {
  const report = new Report(rules as CheckContext);
  taxRules(tax, report);
  return report.faults.length === 0;
}

function taxRules(tax: Tax, report: Report): void {
  const { code, scheme, rate, category, exemption, withheld } = tax;
  const add = (reason: FaultCode, member: string, message: string): void =>
    report.add(fault(reason, `/${member}`, message));
  if (withheld === true) {
    if (scheme === 'VAT')
      add('field.conflict', 'scheme', `tax "${code}" is withheld; give it a scheme of its own, such as "IRPF"`);
    if (exemption !== undefined)
      add('tax.exemption_forbidden', 'exemption', 'a withheld tax has no exemption; leave it out');
    if (rate !== null && Number(rate) > 100)
      add('tax.rate_out_of_range', 'rate', `${show(rate)} percent is withheld; at most 100 can be`);
    if (scheme === 'VAT') return;
  }
  if (scheme !== 'VAT') {
    if (category !== undefined)
      add(
        'field.conflict',
        'category',
        `category "${category}" belongs to scheme "VAT", not "${scheme}"; leave it out`,
      );
    else if (rate === null)
      add('tax.rate_required', 'rate', `a tax of scheme ${show(scheme)} needs a rate; pass percent such as "7.25"`);
    return;
  }
  if (category === undefined) {
    add(
      'tax.category_required',
      'category',
      `tax "${code}" has scheme VAT but no category; use one of ${vatCategories.join(', ')}`,
    );
    return;
  }
  const wrong = rateFault(category, rate === null ? undefined : isZeroDecimal(rate));
  if (wrong !== undefined)
    add('tax.category_rate', 'rate', `the rate of category ${category} must be ${wrong}, not ${show(rate)}`);
  if (!needsExemption(category)) {
    if (exemption !== undefined)
      add('tax.exemption_forbidden', 'exemption', `category ${category} has no exemption; leave it out`);
  } else if (exemption?.code === undefined && exemption?.text === undefined)
    add(
      'tax.exemption_required',
      'exemption',
      `category ${category} must say why; give exemption.code (VATEX) or exemption.text`,
    );
  else if (exemption.code !== undefined) vatexRule(exemption.code, category, report);
}

function vatexRule(code: string, category: VatCategory, report: Report): void {
  if (isUnchecked(report)) return;
  const path = '/exemption/code';
  if (!vatexCodes.has(code)) {
    report.add(unknownCode(vatexCodes, code, path, report));
    return;
  }
  const meant = categoryOfVatex(code);
  if (meant === category) return;
  const own = vatexOfCategory(category);
  const others = own === undefined ? 'give another code' : `give code "${own}"`;
  const message = `"${code}" belongs to category ${meant}, not ${category}; ${others}, or use category "${meant}"`;
  report.add(fault('tax.exemption_category', path, message, { meant: own ?? meant }));
}

function validityRule({ validFrom, validUntil }: Tax, report: Report): void {
  if (validFrom === undefined || validUntil === undefined || validFrom <= validUntil) return;
  const message = `validFrom ${validFrom} comes after validUntil ${validUntil}; swap them`;
  report.add(fault('period.reversed', '/validUntil', message));
}

function rateFault(category: VatCategory, isZero: boolean | undefined): string | undefined {
  if (category === 'O') return isZero === undefined ? undefined : 'null';
  if (category === 'S' || category === 'B') return isZero === false ? undefined : 'above zero';
  if (category === 'Z' || needsExemption(category)) return isZero === true ? undefined : '"0"';
  return isZero === undefined ? 'zero or above' : undefined;
}
