import type { StatementPayee, StatementSeller } from '../../statement/statement-party.ts';
import { requiredPartRules } from './required-parts.ts';
import { type AnyRule, documentRule, isBlank } from './rule.ts';

/** What every e-invoice must say (EN 16931-1, BR-01 to BR-65). */
export const requiredRules: readonly AnyRule[] = [
  documentRule('BR-01', 'BT-24', 'the specification is missing; name a profile', (s) =>
    isBlank(s.process.specification),
  ),
  documentRule('BR-02', 'BT-1', 'the document has no number; finalize it first', (s) => isBlank(s.number)),
  documentRule('BR-03', 'BT-2', 'the document has no issue date; finalize it first', (s) => isBlank(s.issueDate)),
  documentRule('BR-04', 'BT-3', 'the type of the document is missing; set documentType', (s) => isBlank(s.typeCode)),
  documentRule('BR-05', 'BT-5', 'the currency is missing; set currency', (s) => isBlank(s.currency)),
  documentRule('BR-06', 'BT-27', "the seller's name is missing; set name on the billing entity", (s) =>
    isBlank(s.seller.name),
  ),
  documentRule('BR-07', 'BT-44', "the buyer's name is missing; set name on the customer", (s) => isBlank(s.buyer.name)),
  documentRule(
    'BR-08',
    'BG-5',
    'the seller has no address; set address on the billing entity',
    (s) => s.seller.address === undefined,
  ),
  documentRule(
    'BR-09',
    'BT-40',
    "the seller's country is missing; set address.country on the billing entity",
    (s) => s.seller.address !== undefined && isBlank(s.seller.address.country),
  ),
  documentRule(
    'BR-10',
    'BG-8',
    'the buyer has no address; set address on the customer',
    (s) => s.buyer.address === undefined,
  ),
  documentRule(
    'BR-11',
    'BT-55',
    "the buyer's country is missing; set address.country on the customer",
    (s) => s.buyer.address !== undefined && isBlank(s.buyer.address.country),
  ),
  documentRule('BR-12', 'BT-106', 'the sum of the lines is missing', (s) => isBlank(s.totals.lines)),
  documentRule('BR-13', 'BT-109', 'the total without VAT is missing', (s) => isBlank(s.totals.withoutVat)),
  documentRule('BR-14', 'BT-112', 'the total with VAT is missing', (s) => isBlank(s.totals.withVat)),
  documentRule('BR-15', 'BT-115', 'the amount due is missing', (s) => isBlank(s.totals.due)),
  documentRule('BR-16', 'BG-25', 'the document has no lines; add one', (s) => s.lines.length === 0),
  documentRule(
    'BR-17',
    'BT-59',
    "the payee's name is missing; set payee.name",
    (s) => s.payee !== undefined && isBlank(s.payee.name),
  ),
  documentRule(
    'BR-17',
    'BG-10',
    'the payee is the seller; leave payee out on the billing entity',
    ({ payee, seller }) => payee !== undefined && isSellerInUbl(payee, seller),
    { syntax: 'ubl' },
  ),
  documentRule(
    'UBL-SR-19',
    'BT-59',
    "the payee has the seller's name; leave payee out on the billing entity",
    ({ payee, seller }) => payee?.name !== undefined && payee.name === seller.name,
    { syntax: 'ubl' },
  ),
  documentRule(
    'BR-17',
    'BG-10',
    'the payee is the seller; leave payee out on the billing entity',
    ({ payee, seller }) => payee !== undefined && isSellerInCii(payee, seller),
    { syntax: 'cii' },
  ),
  documentRule(
    'BR-18',
    'BT-62',
    "the tax representative's name is missing; set taxRepresentative.name on the billing entity",
    (s) => s.taxRepresentative !== undefined && isBlank(s.taxRepresentative.name),
  ),
  documentRule(
    'BR-19',
    'BG-12',
    'the tax representative has no address; set taxRepresentative.address on the billing entity',
    (s) => s.taxRepresentative !== undefined && s.taxRepresentative.address === undefined,
  ),
  documentRule(
    'BR-20',
    'BT-69',
    "the tax representative's country is missing; set taxRepresentative.address.country on the billing entity",
    (s) => s.taxRepresentative?.address !== undefined && isBlank(s.taxRepresentative.address.country),
  ),
  documentRule(
    'BR-56',
    'BT-63',
    'the tax representative has no VAT id; add one to taxRepresentative.taxIds on the billing entity',
    (s) => s.taxRepresentative !== undefined && isBlank(s.taxRepresentative.vatId),
  ),
  documentRule(
    'BR-49',
    'BT-81',
    'the payment means have no code; set paymentMeans.code to one of UNCL 4461',
    (s) => s.payment !== undefined && isBlank(s.payment.means),
  ),
  documentRule(
    'BR-50',
    'BT-84',
    'an account is empty; set its IBAN or number',
    (s) => s.payment?.accounts.some(({ account }) => isBlank(account)) === true,
  ),
  documentRule(
    'BR-61',
    'BT-84',
    'a credit transfer (30, 58) needs an account; set its IBAN or number in paymentMeans',
    (s) => (s.payment?.means === '30' || s.payment?.means === '58') && s.payment.accounts.length === 0,
    { shows: (s) => s.payment?.means },
  ),
  documentRule('BR-52', 'BT-122', 'an attachment has no reference; set its id or name', (s) =>
    s.attachments.some(({ reference }) => isBlank(reference)),
  ),
  documentRule('BR-55', 'BT-25', 'a preceding invoice has no number; set precedingInvoices[].number', (s) =>
    s.precedingInvoices.some(({ number }) => isBlank(number)),
  ),
  documentRule(
    'BR-57',
    'BT-80',
    'the address of delivery has no country; set deliverTo.address.country',
    (s) => s.delivery?.address !== undefined && isBlank(s.delivery.address.country),
  ),
  documentRule(
    'BR-62',
    'BT-34',
    "the seller's electronic address has no scheme; set electronicAddress.scheme on the billing entity to an EAS code",
    (s) => s.seller.endpoint !== undefined && isBlank(s.seller.endpoint.scheme),
  ),
  documentRule(
    'BR-63',
    'BT-49',
    "the buyer's electronic address has no scheme; set electronicAddress.scheme on the customer to an EAS code",
    (s) => s.buyer.endpoint !== undefined && isBlank(s.buyer.endpoint.scheme),
  ),
  ...requiredPartRules,
];

function isSellerInUbl({ name, identifier }: StatementPayee, seller: StatementSeller): boolean {
  return (
    (name !== undefined && name === seller.tradingName) ||
    seller.identifiers.some(({ value }) => value === identifier?.value)
  );
}

function isSellerInCii({ name, identifier, registration }: StatementPayee, seller: StatementSeller): boolean {
  return (
    (name !== undefined && name === seller.name) ||
    seller.identifiers.some(({ scheme, value }) => scheme === undefined && value === identifier?.value) ||
    (registration !== undefined && registration.value === seller.registration?.value)
  );
}
