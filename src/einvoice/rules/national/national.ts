import { compare, exact, ZERO } from '../../../statement/exact.ts';
import type { Statement } from '../../../statement/statement.ts';
import type { StatementAddress } from '../../../statement/statement-party.ts';
import { isNorwegianNumber, isSwedishNumber } from '../check-digits.ts';
import { type AnyRule, documentRule, isBlank, lineRule } from '../rule.ts';
import { greekRules } from './greece.ts';
import { nordicRules } from './nordic.ts';

type Test = (s: Statement) => boolean;

const sellerIn = (country: string) => (s: Statement) => s.seller.address?.country === country;
const bothIn = (country: string) => (s: Statement) => sellerIn(country)(s) && s.buyer.address?.country === country;
const isIncomplete = (address: StatementAddress | undefined): boolean =>
  address !== undefined && (isBlank(address.line1) || isBlank(address.city) || isBlank(address.postalCode));

function where(applies: Test, id: string, term: string, says: string, breaks: Test): AnyRule {
  return documentRule(id, term, says, (s) => applies(s) && breaks(s));
}

/** The country of the seller as Peppol reads it: of the VAT id, else of the representative's, else of the address. */
function taxCountry({ seller, taxRepresentative }: Statement): string | undefined {
  return (seller.vatId ?? taxRepresentative?.vatId)?.slice(0, 2) ?? seller.address?.country;
}

const ofItaly: Test = (s) => taxCountry(s) === 'IT';
const ofNorway: Test = (s) => taxCountry(s) === 'NO';
const ofSweden = sellerIn('SE');
const KVK = ['0106', '0190'];
const SWEDISH_RATES = ['25', '12', '6'];

/** National rules of Peppol BIS Billing 3 that refuse a document, by the seller's country. */
export const nationalRules: readonly AnyRule[] = [
  where(
    ofNorway,
    'NO-R-001',
    'BT-31',
    'a Norwegian VAT id is NO, nine digits and MVA; correct the tax id of the billing entity',
    ({ seller }) =>
      seller.vatId !== undefined &&
      !(/^NO\d{9}MVA$/.test(seller.vatId) && isNorwegianNumber(seller.vatId.slice(2, 11))),
  ),
  where(
    ofItaly,
    'IT-R-001',
    'BT-32',
    'an Italian tax number has 11 to 16 letters and digits; correct the tax id of the billing entity',
    ({ seller }) => seller.taxNumber !== undefined && !/^[A-Z0-9]{11,16}$/.test(seller.taxNumber),
  ),
  where(
    ofItaly,
    'IT-R-002',
    'BT-35',
    'Italy needs the street of the seller; set address.line1 on the billing entity',
    ({ seller }) => isBlank(seller.address?.line1),
  ),
  where(
    ofItaly,
    'IT-R-003',
    'BT-37',
    'Italy needs the city of the seller; set address.city on the billing entity',
    ({ seller }) => isBlank(seller.address?.city),
  ),
  where(
    ofItaly,
    'IT-R-004',
    'BT-38',
    'Italy needs the post code of the seller; set address.postalCode on the billing entity',
    ({ seller }) => isBlank(seller.address?.postalCode),
  ),
  where(
    ofSweden,
    'SE-R-001',
    'BT-31',
    'a Swedish VAT id has 14 characters; correct the tax id of the billing entity',
    ({ seller }) => seller.vatId?.startsWith('SE') === true && seller.vatId.length !== 14,
  ),
  where(
    ofSweden,
    'SE-R-002',
    'BT-31',
    'a Swedish VAT id is SE and twelve digits; correct the tax id of the billing entity',
    ({ seller }) => seller.vatId?.startsWith('SE') === true && !/^\d+$/.test(seller.vatId.slice(2, 14)),
  ),
  where(
    ofSweden,
    'SE-R-003',
    'BT-30',
    'a Swedish organization number is digits alone; correct registrationId',
    ({ seller }) => seller.registration !== undefined && !/^\d+$/.test(seller.registration.value),
  ),
  where(
    ofSweden,
    'SE-R-004',
    'BT-30',
    'a Swedish organization number has ten digits; correct registrationId',
    ({ seller }) => seller.registration !== undefined && seller.registration.value.length !== 10,
  ),
  where(
    ofSweden,
    'SE-R-013',
    'BT-30',
    'the check digit of the Swedish organization number is wrong; correct registrationId',
    ({ seller }) => seller.registration !== undefined && !isSwedishNumber(seller.registration.value),
  ),
  where(
    ofSweden,
    'SE-R-005',
    'BT-32',
    'in Sweden the tax number says "Godkänd för F-skatt"; correct the tax id of the billing entity',
    ({ seller }) =>
      seller.registration !== undefined &&
      seller.taxNumber !== undefined &&
      seller.taxNumber.toUpperCase() !== 'GODKÄND FÖR F-SKATT',
  ),
  where(
    ofSweden,
    'SE-R-006',
    'BT-119',
    'Swedish VAT has the rates 25, 12 and 6; correct the taxes',
    (s) =>
      s.seller.vatId?.startsWith('SE') === true &&
      s.vat.some(
        ({ category, rate }) =>
          category === 'S' && !SWEDISH_RATES.some((one) => compare(exact(one), exact(rate)) === 0),
      ),
  ),
  where(
    sellerIn('NL'),
    'NL-R-001',
    'BG-3',
    'a Dutch credit note names the invoice that it corrects',
    (s) => s.kind === 'credit_note' && s.precedingInvoices.length === 0,
  ),
  where(
    sellerIn('NL'),
    'NL-R-002',
    'BG-5',
    "the Netherlands need the seller's street, city and post code; complete the address of the billing entity",
    ({ seller }) => isIncomplete(seller.address),
  ),
  where(
    sellerIn('NL'),
    'NL-R-003',
    'BT-30',
    'a Dutch registration is a KVK number (0106) or an OIN (0190); set registrationId.scheme on the billing entity',
    ({ seller }) => seller.registration !== undefined && !KVK.includes(seller.registration.scheme ?? ''),
  ),
  where(
    bothIn('NL'),
    'NL-R-004',
    'BG-8',
    "the Netherlands need the buyer's street, city and post code; complete the address of the customer",
    ({ buyer }) => isIncomplete(buyer.address),
  ),
  where(
    bothIn('NL'),
    'NL-R-005',
    'BT-47',
    'a Dutch registration is a KVK number (0106) or an OIN (0190); set registrationId.scheme on the customer',
    ({ buyer }) => buyer.registration !== undefined && !KVK.includes(buyer.registration.scheme ?? ''),
  ),
  where(
    sellerIn('NL'),
    'NL-R-006',
    'BG-12',
    "the Netherlands need the tax representative's street, city and post code",
    ({ taxRepresentative }) => taxRepresentative?.address?.country === 'NL' && isIncomplete(taxRepresentative.address),
  ),
  where(
    sellerIn('NL'),
    'NL-R-007',
    'BG-16',
    'the Netherlands need a means of payment; set paymentMeans',
    ({ kind, totals, payment }) =>
      payment === undefined &&
      (kind === 'invoice' ? compare(exact(totals.due), ZERO) > 0 : compare(exact(totals.due), ZERO) < 0),
  ),
  where(
    bothIn('NL'),
    'NL-R-008',
    'BT-81',
    'between Dutch parties the means of payment is one of 30, 48, 49, 57, 58, 59; set paymentMeans',
    ({ payment }) => payment !== undefined && !['30', '48', '49', '57', '58', '59'].includes(payment.means),
  ),
  lineRule(
    'NL-R-009',
    'BT-132',
    'a line of an order needs the order; set purchaseOrderNumber',
    ({ orderLine }, s) =>
      sellerIn('NL')(s) &&
      orderLine !== undefined &&
      s.references.purchaseOrder === undefined &&
      s.references.salesOrder === undefined,
  ),
  ...nordicRules,
  ...greekRules,
];
