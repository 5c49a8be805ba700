import { type Fault, fault } from '../errors/fault.ts';
import type { VatFacts } from './vat-facts.ts';

/** The categories that need a tax id of the seller, and the rules that say so. */
const NEEDS_ID: { readonly [category: string]: string } = {
  S: 'BR-S-02',
  Z: 'BR-Z-02',
  E: 'BR-E-02',
  AE: 'BR-AE-02',
  L: 'BR-AF-02',
  M: 'BR-AG-02',
  B: 'BR-S-02',
};

/** The categories that need the seller's VAT id itself: its tax registration is not enough. */
const NEEDS_VAT_ID: { readonly [category: string]: string } = { G: 'BR-G-02', K: 'BR-IC-02' };

/** The faults of ids that a category needs or forbids. */
export function checkVatIds({ seller, buyer }: VatFacts, present: ReadonlyMap<string, string>): Fault[] {
  const faults = checkSellerId(seller, present);
  const hasVatId = buyer.vatCountries.length > 0;
  if (present.has('AE') && !hasVatId && !buyer.hasLegalId) {
    faults.push(
      fault(
        'tax.buyer_id_required',
        '/customer/taxIds',
        "reverse charge needs the buyer's VAT id or legal registration; add one to the customer (BR-AE-02)",
      ),
    );
  }
  if (present.has('K') && !hasVatId) {
    faults.push(
      fault(
        'tax.buyer_id_required',
        '/customer/taxIds',
        "an intra-community supply needs the buyer's VAT id; add it to the customer (BR-IC-02)",
      ),
    );
  }
  if (present.has('O')) faults.push(...checkForbidden(seller, hasVatId));
  return faults;
}

function checkSellerId(seller: VatFacts['seller'], present: ReadonlyMap<string, string>): Fault[] {
  if (seller.vatCountries.length > 0 || seller.hasRepresentative) return [];
  const strict = Object.keys(NEEDS_VAT_ID).find((category) => present.has(category));
  const loose = Object.keys(NEEDS_ID).find((category) => present.has(category));
  if (strict !== undefined) return [idRequired(strict, NEEDS_VAT_ID[strict] as string, 'VAT id', 'type "vat"')];
  if (loose === undefined || seller.hasTaxRegistration) return [];
  const types = 'type "vat" or "tax_registration"';
  return [idRequired(loose, NEEDS_ID[loose] as string, 'VAT id or tax registration', types)];
}

function idRequired(category: string, rule: string, what: string, types: string): Fault {
  return fault(
    'tax.seller_id_required',
    '/billingEntity/taxIds',
    `category ${category} needs the seller's ${what}; add a tax id of ${types} to the billing entity, or a tax representative (${rule})`,
  );
}

/** Who is outside the scope of VAT states no VAT id on the invoice. */
function checkForbidden(seller: VatFacts['seller'], buyerHasVatId: boolean): Fault[] {
  const forbidden = (path: string, whose: string, wayOut: string): Fault =>
    fault(
      'tax.vat_id_forbidden',
      path,
      `category O is outside the scope of VAT, so the invoice states no VAT id of the ${whose}; ${wayOut} (BR-O-02)`,
    );
  const faults: Fault[] = [];
  if (seller.vatCountries.length > 0)
    faults.push(
      forbidden('/billingEntity/taxIds', 'seller', 'use another category, or a billing entity without a VAT id'),
    );
  if (seller.hasRepresentative)
    faults.push(forbidden('/billingEntity/taxRepresentative', 'tax representative', 'use another category'));
  if (buyerHasVatId) faults.push(forbidden('/customer/taxIds', 'buyer', 'use another category, or leave the id out'));
  return faults;
}
