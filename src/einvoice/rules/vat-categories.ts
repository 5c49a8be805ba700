import { compare, exact, ZERO } from '../../statement/exact.ts';
import type { Statement } from '../../statement/statement.ts';
import { type AnyRule, documentRule, lineRule } from './rule.ts';
import { type VatFamily, vatFamilyRules } from './vat-family.ts';

const sellerVat = (s: Statement): boolean => (s.seller.vatId ?? s.taxRepresentative?.vatId) !== undefined;
const sellerTax = (s: Statement): boolean => sellerVat(s) || s.seller.taxNumber !== undefined;
const buyerVat = (s: Statement): boolean => s.buyer.vatId !== undefined;

const SELLER_TAX =
  'the seller\'s VAT id or tax number is missing; add a taxId of type "vat" or "tax_registration" to the billing entity';
const SELLER_VAT = 'the seller\'s VAT id is missing; add a taxId of type "vat" to the billing entity';

const rated = {
  rate: 'any',
  byRate: true,
  reason: 'refused',
  parties: sellerTax,
  partiesSay: SELLER_TAX,
  partiesTerm: 'BT-31',
} as const;
const unrated = { ...rated, rate: 'zero', byRate: false, reason: 'required' } as const;

const FAMILIES: readonly VatFamily[] = [
  { ...rated, letters: 'S', category: 'S', name: 'the standard rate', rate: 'positive' },
  { ...unrated, letters: 'Z', category: 'Z', name: 'zero rate', reason: 'refused' },
  { ...unrated, letters: 'E', category: 'E', name: 'exempt' },
  {
    ...unrated,
    letters: 'AE',
    category: 'AE',
    name: 'reverse charge',
    parties: (s) => sellerTax(s) && (buyerVat(s) || s.buyer.registration !== undefined),
    partiesSay:
      "reverse charge needs the seller's VAT id or tax number, and the buyer's VAT id or registration; add taxIds to both",
    partiesTerm: 'BT-48',
  },
  {
    ...unrated,
    letters: 'IC',
    category: 'K',
    name: 'intra-community supply',
    parties: (s) => sellerVat(s) && buyerVat(s),
    partiesSay: 'an intra-community supply needs the VAT ids of both parties; add taxIds of type "vat"',
    partiesTerm: 'BT-48',
  },
  { ...unrated, letters: 'G', category: 'G', name: 'export', parties: sellerVat, partiesSay: SELLER_VAT },
  {
    ...unrated,
    letters: 'O',
    category: 'O',
    name: 'outside the scope of VAT',
    rate: 'none',
    parties: (s) => !sellerVat(s) && !buyerVat(s),
    partiesSay:
      'a document outside the scope of VAT names no VAT id; bill it from a billing entity and to a customer without one, or use category E',
  },
  { ...rated, letters: 'AF', category: 'L', name: 'IGIC of the Canary Islands' },
  { ...rated, letters: 'AG', category: 'M', name: 'IPSI of Ceuta and Melilla' },
];

/** Whether a category stands anywhere in a document. */
function has(s: Statement, category: string): boolean {
  const isIt = (one: { readonly category?: string }): boolean => one.category === category;
  return s.lines.some(isIt) || s.vat.some(isIt) || s.allowances.some(isIt) || s.charges.some(isIt);
}

const isNotO = (one: { readonly category?: string }): boolean => one.category !== undefined && one.category !== 'O';
const O_ALONE = 'category O stands alone in a document; bill the other lines in another one';
const hasRowO = (s: Statement): boolean => s.vat.some(({ category }) => category === 'O');

/** The rules of each VAT category (EN 16931-1, 6.4.3.3), and those of Italian split payment (B). */
export const vatCategoryRules: readonly AnyRule[] = [
  ...FAMILIES.flatMap(vatFamilyRules),
  lineRule(
    'BR-AF-05',
    'BT-152',
    'the rate of IGIC on a line is above 0 in CII; call toUbl, or use category Z or E',
    ({ category, rate }) => category === 'L' && rate !== undefined && compare(exact(rate), ZERO) === 0,
    { syntax: 'cii' },
  ),
  documentRule(
    'BR-IC-11',
    'BT-72',
    'an intra-community supply needs a date of delivery; set supplyDate or servicePeriod',
    (s) => s.vat.some(({ category }) => category === 'K') && s.delivery?.date === undefined && s.period === undefined,
  ),
  documentRule(
    'BR-IC-12',
    'BT-80',
    'an intra-community supply needs a country of delivery; set deliverTo.address',
    (s) => s.vat.some(({ category }) => category === 'K') && s.delivery?.address?.country === undefined,
  ),
  documentRule('BR-O-11', 'BG-23', O_ALONE, (s) => hasRowO(s) && s.vat.some(isNotO)),
  documentRule('BR-O-12', 'BG-25', O_ALONE, (s) => hasRowO(s) && s.lines.some(isNotO)),
  documentRule('BR-O-13', 'BG-20', O_ALONE, (s) => hasRowO(s) && s.allowances.some(isNotO)),
  documentRule('BR-O-14', 'BG-21', O_ALONE, (s) => hasRowO(s) && s.charges.some(isNotO)),
  documentRule(
    'BR-B-01',
    'BT-151',
    'split payment (category B) is for invoices inside Italy; use another category',
    (s) =>
      has(s, 'B') &&
      [s.seller.address, s.buyer.address, s.delivery?.address, s.taxRepresentative?.address].some(
        (address) => address?.country !== undefined && address.country !== 'IT',
      ),
  ),
  documentRule(
    'BR-B-02',
    'BT-151',
    'split payment (category B) and the standard rate do not stand in one document; bill them apart',
    (s) => has(s, 'B') && has(s, 'S'),
  ),
];
