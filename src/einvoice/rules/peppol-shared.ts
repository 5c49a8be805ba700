import { compare, exact, isNear, minus, multiplyExact, plus, total, ZERO } from '../../statement/exact.ts';
import type { StatementLine } from '../../statement/statement-line.ts';
import type { AllowanceCharge } from '../../statement/statement-totals.ts';
import {
  type AnyRule,
  allowanceRule,
  chargeRule,
  documentRule,
  isBlank,
  lineAllowanceRule,
  lineChargeRule,
  lineRule,
} from './rule.ts';

const id = (number: string): string => `PEPPOL-EN16931-R${number}`;

/** The Peppol rules that XRechnung has too. */
export const sharedPeppolRules: readonly AnyRule[] = [
  documentRule(id('001'), 'BT-23', 'the business process is missing; name a profile', (s) =>
    isBlank(s.process.process),
  ),
  documentRule(
    id('005'),
    'BT-6',
    'the tax currency is the currency of the document; leave it out',
    (s) => s.taxCurrency === s.currency,
  ),
  documentRule(
    id('010'),
    'BT-49',
    'the buyer has no electronic address; set electronicAddress on the customer',
    (s) => s.buyer.endpoint === undefined,
  ),
  documentRule(
    id('020'),
    'BT-34',
    'the seller has no electronic address; set electronicAddress on the billing entity',
    (s) => s.seller.endpoint === undefined,
  ),
  documentRule(
    id('055'),
    'BT-111',
    'VAT and VAT in the tax currency have different signs',
    ({ totals }) =>
      totals.vatInTaxCurrency !== undefined &&
      compare(exact(totals.vat), ZERO) * compare(exact(totals.vatInTaxCurrency), ZERO) < 0,
    { syntax: 'ubl' },
  ),
  documentRule(
    id('055'),
    'BT-111',
    'VAT and VAT in the tax currency are both below zero, or neither is, in CII; call toUbl, or bill a larger amount',
    ({ totals }) =>
      totals.vatInTaxCurrency !== undefined &&
      compare(exact(totals.vat), ZERO) < 0 !== compare(exact(totals.vatInTaxCurrency), ZERO) < 0,
    { syntax: 'cii' },
  ),
  documentRule(
    id('061'),
    'BT-89',
    'a direct debit needs its mandate; set paymentMeans of type "direct_debit"',
    ({ payment }) => (payment?.means === '49' || payment?.means === '59') && isBlank(payment.directDebit?.mandate),
  ),
  lineRule(
    id('110'),
    'BT-134',
    "the line's period begins before the service period; widen servicePeriod",
    (line, { period }) =>
      period?.from !== undefined && line.period?.from !== undefined && line.period.from < period.from,
    { shows: ({ period }) => period?.from },
  ),
  lineRule(
    id('111'),
    'BT-135',
    "the line's period ends after the service period; widen servicePeriod",
    (line, { period }) => period?.to !== undefined && line.period?.to !== undefined && line.period.to > period.to,
    { shows: ({ period }) => period?.to },
  ),
  lineRule(
    id('121'),
    'BT-149',
    'the base quantity is above 0; set baseQuantity',
    ({ price }) => price.baseQuantity !== undefined && compare(exact(price.baseQuantity), ZERO) <= 0,
    { shows: ({ price }) => price.baseQuantity },
  ),
  lineRule(
    id('046'),
    'BT-146',
    'the net price is not the gross price − the discount',
    ({ price }) =>
      price.gross !== undefined && compare(exact(price.net), minus(exact(price.gross), exact(price.discount))) !== 0,
    { shows: ({ price }) => price.net },
  ),
  ...[allowanceRule, lineAllowanceRule].flatMap((rule) => percentRules(rule, 'BT-93')),
  ...[chargeRule, lineChargeRule].flatMap((rule) => percentRules(rule, 'BT-100')),
];

/** Quantity × price is the amount of the line: refused by Peppol, a warning in XRechnung. */
export const lineAmountRule: AnyRule = lineRule(
  id('120'),
  'BT-131',
  'the net amount is not quantity × price ÷ base quantity + charges − allowances',
  (line) => isOff(line),
  { shows: (line) => line.amount },
);

function isOff({ amount, quantity, price, charges, allowances }: StatementLine): boolean {
  const base = exact(price.baseQuantity ?? '1');
  const more = minus(total(charges.map((one) => one.amount)), total(allowances.map((one) => one.amount)));
  const expected = plus(multiplyExact(exact(quantity), exact(price.net)), multiplyExact(more, base));
  return !isNear(multiplyExact(exact(amount), base), expected, multiplyExact({ value: 2n, scale: 2 }, base));
}

type AllowanceMaker = (id: string, term: string, says: string, breaks: (one: AllowanceCharge) => boolean) => AnyRule;

function percentRules(rule: AllowanceMaker, term: string): readonly AnyRule[] {
  return [
    rule(
      id('040'),
      term,
      'the amount is not base × percent',
      ({ amount, base, percent }) =>
        base !== undefined &&
        percent !== undefined &&
        !isNear(exact(amount), multiplyExact(multiplyExact(exact(base), exact(percent)), { value: 1n, scale: 2 }), {
          value: 2n,
          scale: 2,
        }),
    ),
    rule(
      id('041'),
      term,
      'a percent needs a base amount',
      ({ base, percent }) => percent !== undefined && base === undefined,
    ),
    rule(
      id('042'),
      term,
      'a base amount needs a percent',
      ({ base, percent }) => base !== undefined && percent === undefined,
    ),
  ];
}
