import type { Statement } from '../../statement/statement.ts';
import type { StatementAddress } from '../../statement/statement-party.ts';
import type { PaymentInstructions } from '../../statement/statement-payment.ts';
import { type AnyRule, documentRule, isBlank, vatRule } from './rule.ts';

/** How the ids of the German rules are written, and when they apply. */
export interface GermanRules {
  /** From the number of a BR-DE rule, such as `"23-a"`. */
  readonly id: (number: string) => string;
  readonly applies: (statement: Statement) => boolean;
}

const TRANSFER: readonly string[] = ['30', '58'];
const CARD: readonly string[] = ['48', '54', '55'];
const SKONTO = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/;
const VAT_CODES: readonly (string | undefined)[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];

/**
 * The German rules that refuse a document: of XRechnung 3.0 as BR-DE-…, of Peppol between two German parties as DE-R-….
 */
export function germanRules({ id, applies }: GermanRules): readonly AnyRule[] {
  const rule = (
    number: string,
    term: string,
    says: string,
    breaks: (s: Statement) => boolean,
    shows?: (s: Statement) => string | undefined,
  ): AnyRule => documentRule(id(number), term, says, (s) => applies(s) && breaks(s), shows && { shows });
  const missing = (number: string, term: string, says: string, find: (s: Statement) => string | undefined): AnyRule =>
    rule(number, term, says, (s) => find(s) === undefined);
  const ofMeans = (
    number: string,
    term: string,
    codes: readonly string[],
    says: string,
    breaks: (payment: PaymentInstructions) => boolean,
  ): AnyRule =>
    rule(
      number,
      term,
      says,
      ({ payment }) => payment !== undefined && codes.includes(payment.means) && breaks(payment),
      ({ payment }) => payment?.means,
    );
  return [
    rule('1', 'BG-16', 'Germany needs payment instructions; set paymentMeans', (s) => s.payment === undefined),
    rule(
      '2',
      'BG-6',
      "Germany needs the seller's contact; set contact on the billing entity",
      (s) => s.seller.contact === undefined,
    ),
    missing('3', 'BT-37', "Germany needs the seller's city; set address.city on the billing entity", (s) =>
      inAddress(s.seller.address, 'city'),
    ),
    missing('4', 'BT-38', "Germany needs the seller's post code; set address.postalCode on the billing entity", (s) =>
      inAddress(s.seller.address, 'postalCode'),
    ),
    rule(
      '5',
      'BT-41',
      "the seller's contact has no name; set contact.name on the billing entity",
      ({ seller }) => seller.contact !== undefined && isBlank(seller.contact.name),
    ),
    rule(
      '6',
      'BT-42',
      "the seller's contact has no phone; set contact.phone on the billing entity",
      ({ seller }) => seller.contact !== undefined && isBlank(seller.contact.phone),
    ),
    rule(
      '7',
      'BT-43',
      "the seller's contact has no e-mail address; set contact.email on the billing entity",
      ({ seller }) => seller.contact !== undefined && isBlank(seller.contact.email),
    ),
    missing('8', 'BT-52', "Germany needs the buyer's city; set address.city on the customer", (s) =>
      inAddress(s.buyer.address, 'city'),
    ),
    missing('9', 'BT-53', "Germany needs the buyer's post code; set address.postalCode on the customer", (s) =>
      inAddress(s.buyer.address, 'postalCode'),
    ),
    rule(
      '10',
      'BT-77',
      'the address of delivery has no city; set deliverTo.address.city',
      ({ delivery }) => delivery?.address !== undefined && isBlank(delivery.address.city),
    ),
    rule(
      '11',
      'BT-78',
      'the address of delivery has no post code; set deliverTo.address.postalCode',
      ({ delivery }) => delivery?.address !== undefined && isBlank(delivery.address.postalCode),
    ),
    vatRule(
      id('14'),
      'BT-119',
      'Germany needs a rate in each row of VAT, so category O cannot be used; bill these lines as a PDF or with category E',
      (row, s) => applies(s) && isBlank(row.rate),
    ),
    missing(
      '15',
      'BT-10',
      'Germany needs a buyer reference; set buyerReference, for an authority to its Leitweg-ID',
      (s) => s.references.buyer,
    ),
    rule(
      '16',
      'BT-31',
      'Germany needs the VAT id or the tax number of the seller; add a taxId of type "vat" or "tax_registration" to the billing entity',
      (s) =>
        [...s.lines, ...s.allowances, ...s.charges].some(({ category }) => VAT_CODES.includes(category)) &&
        isBlank(s.seller.vatId) &&
        isBlank(s.seller.taxNumber) &&
        s.taxRepresentative === undefined,
    ),
    rule(
      '18',
      'BT-20',
      'a line of the payment terms that begins with # is a discount such as #SKONTO#TAGE=10#PROZENT=2.00#',
      (s) =>
        (s.paymentTerms ?? '').split(/\r?\n/).some((line) => line.trim().startsWith('#') && !SKONTO.test(line.trim())),
    ),
    rule('22', 'BT-125', 'attached files need different names', ({ attachments }) => {
      const names = attachments.flatMap(({ content }) => content?.fileName ?? []);
      return new Set(names).size < names.length;
    }),
    ofMeans(
      '23-a',
      'BT-84',
      TRANSFER,
      'a credit transfer needs an account; set it in paymentMeans',
      (p) => p.accounts.length === 0,
    ),
    ofMeans(
      '23-b',
      'BT-81',
      TRANSFER,
      'a credit transfer has no card and no mandate; leave them out',
      (p) => p.card !== undefined || p.directDebit !== undefined,
    ),
    ofMeans(
      '24-a',
      'BT-87',
      CARD,
      'a card payment needs the card; set paymentMeans of type "card"',
      (p) => p.card === undefined,
    ),
    ofMeans(
      '24-b',
      'BT-81',
      CARD,
      'a card payment has no account and no mandate; leave them out',
      (p) => p.accounts.length > 0 || p.directDebit !== undefined,
    ),
    ofMeans(
      '25-a',
      'BT-89',
      ['59'],
      'a direct debit needs its mandate; set paymentMeans of type "direct_debit"',
      (p) => p.directDebit === undefined,
    ),
    ofMeans(
      '25-b',
      'BT-81',
      ['59'],
      'a direct debit has no account of the seller and no card; leave them out',
      (p) => p.accounts.length > 0 || p.card !== undefined,
    ),
    rule(
      '30',
      'BT-90',
      "a direct debit needs the creditor's id; set creditorId in paymentMeans",
      ({ payment }) => payment?.directDebit !== undefined && isBlank(payment.directDebit.creditor),
    ),
    rule(
      '31',
      'BT-91',
      'a direct debit needs the account that is debited; set debtorIban in paymentMeans',
      ({ payment }) => payment?.directDebit !== undefined && isBlank(payment.directDebit.account),
    ),
  ];
}

/** A member of an address; a missing address is another rule's. */
function inAddress(address: StatementAddress | undefined, member: 'city' | 'postalCode'): string | undefined {
  return address === undefined ? '' : address[member];
}
