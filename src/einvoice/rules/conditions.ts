import { countries } from '../../code-lists/countries.ts';
import { divideRounded } from '../../money/rounding.ts';
import { compare, type Exact, exact, isNear, minus, multiplyExact, plus, total, ZERO } from '../../statement/exact.ts';
import { type AnyRule, documentRule, isBlank, lineRule, vatRule } from './rule.ts';

/** Official rules let VAT differ by less than one unit of currency from base × rate: it may be rounded line by line. */
const LESS_THAN_A_UNIT: Exact = { value: 99n, scale: 2 };

const HUNDREDTH: Exact = { value: 1n, scale: 2 };
const HALF: Exact = { value: 5n, scale: 1 };
const MINUS_HALF: Exact = { value: -5n, scale: 1 };

const isEqual = (a: Exact, b: Exact): boolean => compare(a, b) === 0;

/** How terms depend on each other (EN 16931-1, BR-29, BR-30 and BR-CO-03 to BR-CO-26). */
export const conditionRules: readonly AnyRule[] = [
  documentRule(
    'BR-29',
    'BT-74',
    'the service period ends before it begins; swap from and to',
    ({ period }) => period?.from !== undefined && period.to !== undefined && period.to < period.from,
  ),
  lineRule(
    'BR-30',
    'BT-135',
    "the line's period ends before it begins; swap from and to",
    ({ period }) => period?.from !== undefined && period.to !== undefined && period.to < period.from,
  ),
  documentRule(
    'BR-53',
    'BT-111',
    'VAT in the tax currency is missing; give exchangeRate, so that it can be computed',
    (s) => s.taxCurrency !== undefined && isBlank(s.totals.vatInTaxCurrency),
  ),
  documentRule(
    'BR-CO-03',
    'BT-8',
    'taxPointDate and taxPointEvent exclude each other; leave one out',
    (s) => s.taxPointDate !== undefined && s.taxPointEvent !== undefined,
  ),
  lineRule(
    'BR-CO-04',
    'BT-151',
    'every line needs a VAT category; name a tax of scheme VAT, of category O where VAT does not apply',
    (line) => isBlank(line.category),
  ),
  documentRule(
    'BR-CO-09',
    'BT-31',
    "the seller's VAT id does not begin with a country; set country and value of the tax id",
    (s) => isUnprefixed(s.seller.vatId),
    { shows: (s) => s.seller.vatId },
  ),
  documentRule(
    'BR-CO-09',
    'BT-48',
    "the buyer's VAT id does not begin with a country; set country and value of the tax id",
    (s) => isUnprefixed(s.buyer.vatId),
    { shows: (s) => s.buyer.vatId },
  ),
  documentRule(
    'BR-CO-09',
    'BT-63',
    "the tax representative's VAT id does not begin with a country; set country and value of the tax id",
    (s) => isUnprefixed(s.taxRepresentative?.vatId),
    { shows: (s) => s.taxRepresentative?.vatId },
  ),
  documentRule(
    'BR-CO-10',
    'BT-106',
    'the subtotal is not the sum of the lines',
    (s) => !isEqual(exact(s.totals.lines), total(s.lines.map(({ amount }) => amount))),
  ),
  documentRule(
    'BR-CO-11',
    'BT-107',
    'the sum of allowances is not what the allowances add up to',
    (s) => !isEqual(exact(s.totals.allowances), total(s.allowances.map(({ amount }) => amount))),
  ),
  documentRule(
    'BR-CO-12',
    'BT-108',
    'the sum of charges is not what the charges add up to',
    (s) => !isEqual(exact(s.totals.charges), total(s.charges.map(({ amount }) => amount))),
  ),
  documentRule(
    'BR-CO-13',
    'BT-109',
    'the total without VAT is not lines − allowances + charges',
    ({ totals }) =>
      !isEqual(
        exact(totals.withoutVat),
        plus(minus(exact(totals.lines), exact(totals.allowances)), exact(totals.charges)),
      ),
  ),
  documentRule(
    'BR-CO-14',
    'BT-110',
    'the VAT is not the sum of the VAT rows',
    (s) => !isEqual(exact(s.totals.vat), total(s.vat.map(({ tax }) => tax))),
  ),
  documentRule(
    'BR-CO-15',
    'BT-112',
    'the total with VAT is not the total without VAT + VAT',
    ({ totals }) => !isEqual(exact(totals.withVat), plus(exact(totals.withoutVat), exact(totals.vat))),
  ),
  documentRule(
    'BR-CO-16',
    'BT-115',
    'the amount due is not the total with VAT − what was paid + rounding',
    ({ totals }) =>
      !isEqual(exact(totals.due), plus(minus(exact(totals.withVat), exact(totals.paid)), exact(totals.rounding))),
  ),
  vatRule(
    'BR-CO-17',
    'BT-117',
    'the VAT of a row is not its taxable amount × rate',
    ({ taxable, tax, rate }) => !isTaxOfRow(taxable, rate, tax),
    { shows: ({ tax }) => tax },
  ),
  documentRule(
    'BR-CO-18',
    'BG-23',
    'the document has no VAT; name a tax of scheme VAT on its lines',
    (s) => s.vat.length === 0,
  ),
  documentRule(
    'BR-CO-19',
    'BG-14',
    'the service period has neither a first nor a last day',
    ({ period }) => period !== undefined && isBlank(period.from) && isBlank(period.to),
  ),
  lineRule(
    'BR-CO-20',
    'BG-26',
    "the line's period has neither a first nor a last day",
    ({ period }) => period !== undefined && isBlank(period.from) && isBlank(period.to),
  ),
  documentRule(
    'BR-CO-25',
    'BT-9',
    'an amount is due, so when must be said; give paymentTerm',
    (s) =>
      compare(exact(s.totals.due), ZERO) > 0 && s.kind === 'invoice' && isBlank(s.dueDate) && isBlank(s.paymentTerms),
    { syntax: 'ubl' },
  ),
  documentRule(
    'BR-CO-26',
    'BT-31',
    'the seller needs an identifier; set a VAT id, registrationId or identifiers on the billing entity',
    ({ seller }) => isBlank(seller.vatId) && seller.registration === undefined && seller.identifiers.length === 0,
  ),
  documentRule(
    'UBL-SR-16',
    'BT-46',
    'an e-invoice has one identifier of the buyer; leave one in identifiers of the customer',
    ({ buyer }) => buyer.identifiers.length > 1,
    { syntax: 'ubl' },
  ),
];

function isUnprefixed(vatId: string | undefined): boolean {
  if (vatId === undefined) return false;
  const prefix = vatId.slice(0, 2);
  return prefix !== 'EL' && !countries.has(prefix);
}

/** Whether a tax is base × rate, rounded to cents and less than one unit of currency off (BR-S-09 and the like). */
export function isTaxOf(taxable: string, rate: string | undefined, tax: string): boolean {
  return isNear(exact(tax), expectedTax(taxable, rate), LESS_THAN_A_UNIT);
}

/** base × rate, rounded to cents. */
export function expectedTax(taxable: string, rate: string | undefined): Exact {
  return rounded(multiplyExact(multiplyExact(exact(taxable), exact(rate)), HUNDREDTH));
}

/** {@link isTaxOf} as BR-CO-17 has it: a rate below half a percent counts as zero, so its tax is below half a unit. */
function isTaxOfRow(taxable: string, rate: string | undefined, tax: string): boolean {
  if (compare(exact(rate), HALF) >= 0) return isTaxOf(taxable, rate, tax);
  return compare(exact(tax), HALF) < 0 && compare(exact(tax), MINUS_HALF) >= 0;
}

function rounded({ value, scale }: Exact): Exact {
  if (scale <= 2) return { value, scale };
  return { value: BigInt(divideRounded(value, 10n ** BigInt(scale - 2), 'half-up')), scale: 2 };
}
