import { compare, exact, ZERO } from '../../../statement/exact.ts';
import type { Statement } from '../../../statement/statement.ts';
import type { PaymentInstructions } from '../../../statement/statement-payment.ts';
import { type AnyRule, documentRule, isBlank, lineRule } from '../rule.ts';

type Test = (s: Statement) => boolean;

const danish: Test = ({ seller }) => seller.address?.country === 'DK';
const bothDanish: Test = (s) => danish(s) && s.buyer.address?.country === 'DK';
const icelandic: Test = ({ seller }) => seller.address?.country === 'IS';
const bothIcelandic: Test = (s) => icelandic(s) && s.buyer.address?.country === 'IS';

function where(applies: Test, id: string, term: string, says: string, breaks: Test): AnyRule {
  return documentRule(id, term, says, (s) => applies(s) && breaks(s));
}

/** A rule on payment between Danish parties; it speaks of invoices only. */
function danishPayment(
  id: string,
  term: string,
  says: string,
  breaks: (payment: PaymentInstructions) => boolean,
): AnyRule {
  return where(
    bothDanish,
    id,
    term,
    says,
    ({ kind, payment }) => kind === 'invoice' && payment !== undefined && breaks(payment),
  );
}

function icelandicAccount(id: string, means: string): AnyRule {
  return where(
    icelandic,
    id,
    'BT-84',
    `in Iceland an account has twelve digits with payment means ${means}; set it in paymentMeans`,
    ({ payment }) => payment?.means === means && payment.accounts[0]?.account.length !== 12,
  );
}

const DANISH_MEANS = ['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97'];
const cardType = ({ remittance = '' }: PaymentInstructions): string => remittance.slice(0, 3);
const lengthOf = ({ remittance = '' }: PaymentInstructions): number => remittance.length;
const accountOf = ({ accounts }: PaymentInstructions): string => accounts[0]?.account ?? '';

/** The rules of Denmark (DK-R-…) and Iceland (IS-R-…). */
export const nordicRules: readonly AnyRule[] = [
  where(
    danish,
    'DK-R-002',
    'BT-30',
    'a Danish seller names its CVR number; set registrationId on the billing entity',
    ({ seller }) => seller.registration === undefined,
  ),
  where(
    danish,
    'DK-R-014',
    'BT-30',
    'the scheme of a Danish CVR number is "0184"; set registrationId.scheme on the billing entity',
    ({ seller }) => seller.registration !== undefined && seller.registration.scheme !== '0184',
  ),
  where(
    bothDanish,
    'DK-R-016',
    'BT-115',
    'a Danish credit note is not negative; issue an invoice',
    ({ kind, totals }) => kind === 'credit_note' && compare(exact(totals.due), ZERO) < 0,
  ),
  where(
    bothDanish,
    'DK-R-013',
    'BT-29',
    'between Danish parties an identifier has a scheme; set identifiers[].scheme',
    ({ seller, buyer }) => [...seller.identifiers, ...buyer.identifiers].some(({ scheme }) => isBlank(scheme)),
  ),
  where(
    bothDanish,
    'DK-R-017',
    'BT-47',
    'the scheme of a Danish CVR number is "0184"; set registrationId.scheme on the customer',
    ({ buyer }) => buyer.registration !== undefined && buyer.registration.scheme !== '0184',
  ),
  danishPayment(
    'DK-R-005',
    'BT-81',
    `Danish means of payment are ${DANISH_MEANS.join(', ')}; set paymentMeans`,
    ({ means }) => !DANISH_MEANS.includes(means),
  ),
  danishPayment(
    'DK-R-006',
    'BT-84',
    'a Danish bank transfer (31, 42) needs the account and the registration number of the bank',
    ({ means, accounts }) =>
      (means === '31' || means === '42') && (accounts[0] === undefined || isBlank(accounts[0].bank)),
  ),
  danishPayment(
    'DK-R-007',
    'BT-89',
    'a Danish direct debit (49) needs the mandate and the account',
    ({ means, directDebit }) => means === '49' && (isBlank(directDebit?.mandate) || isBlank(directDebit?.account)),
  ),
  danishPayment(
    'DK-R-008',
    'BT-83',
    'a Danish giro payment (50) needs a reference that begins with 01#, 04# or 15#, and a giro number of 7 or 8 digits',
    (p) => p.means === '50' && !(['01#', '04#', '15#'].includes(cardType(p)) && /^\d{7,8}$/.test(accountOf(p))),
  ),
  danishPayment(
    'DK-R-009',
    'BT-83',
    'a Danish giro reference of type 04# or 15# has 16 digits after it',
    (p) => p.means === '50' && ['04#', '15#'].includes(cardType(p)) && lengthOf(p) !== 19,
  ),
  danishPayment(
    'DK-R-010',
    'BT-83',
    'a Danish FIK payment (93) needs a reference that begins with 71#, 73# or 75#, and a creditor number of 8 characters',
    (p) => p.means === '93' && !(['71#', '73#', '75#'].includes(cardType(p)) && accountOf(p).length === 8),
  ),
  danishPayment(
    'DK-R-011',
    'BT-83',
    'a Danish FIK reference of type 71# or 75# has 15 or 16 digits after it',
    (p) => p.means === '93' && ['71#', '75#'].includes(cardType(p)) && lengthOf(p) !== 18 && lengthOf(p) !== 19,
  ),
  lineRule(
    'DK-R-003',
    'BT-158',
    'between Danish parties UNSPSC codes (TST) are of version 19.05.01 or 26.08.01; set item.classifications[].version',
    ({ item }, s) => {
      const isCurrent = item.classifications.some(({ version }) => version === '19.05.01' || version === '26.08.01');
      return bothDanish(s) && item.classifications.some(({ list }) => list === 'TST') && !isCurrent;
    },
  ),
  where(
    icelandic,
    'IS-R-002',
    'BT-30',
    'an Icelandic seller names its kennitala of scheme "0196"; set registrationId on the billing entity',
    ({ seller }) => seller.registration?.scheme !== '0196',
  ),
  where(
    icelandic,
    'IS-R-003',
    'BG-5',
    "Iceland needs the seller's street and post code; complete the address of the billing entity",
    ({ seller }) => isBlank(seller.address?.line1) || isBlank(seller.address?.postalCode),
  ),
  where(
    bothIcelandic,
    'IS-R-004',
    'BT-47',
    'an Icelandic buyer is named by its kennitala of scheme "0196"; set registrationId on the customer',
    ({ buyer }) => buyer.registration?.scheme !== '0196',
  ),
  where(
    bothIcelandic,
    'IS-R-005',
    'BG-8',
    "Iceland needs the buyer's street and post code; complete the address of the customer",
    ({ buyer }) => isBlank(buyer.address?.line1) || isBlank(buyer.address?.postalCode),
  ),
  icelandicAccount('IS-R-006', '9'),
  icelandicAccount('IS-R-007', '42'),
  where(icelandic, 'IS-R-008', 'BT-122', 'the reference of an attachment EINDAGI is a date such as 2026-03-31', (s) =>
    eindagi(s).some((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day)),
  ),
  where(
    icelandic,
    'IS-R-009',
    'BT-9',
    'an attachment EINDAGI needs a due date',
    (s) => eindagi(s).length > 0 && isBlank(s.dueDate),
  ),
  where(icelandic, 'IS-R-010', 'BT-122', 'the date of EINDAGI is not before the due date', (s) =>
    eindagi(s).some((day) => s.dueDate !== undefined && day < s.dueDate),
  ),
];

function eindagi({ attachments }: Statement): readonly string[] {
  return attachments.flatMap(({ description, reference }) => (description === 'EINDAGI' ? [reference] : []));
}
