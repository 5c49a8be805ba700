import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { VatFacts, VatParty } from './vat-facts.ts';

/** The member states of the European Union; `XI` is Northern Ireland, which counts as one for goods. */
const MEMBER_STATES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ');

/** Greek VAT ids begin with `EL`; Monaco belongs to France for VAT (directive 2006/112, art. 7). */
const SAME: ReadonlyMap<string | null, string> = new Map([
  ['EL', 'GR'],
  ['MC', 'FR'],
]);

/** The member state that a country is part of for VAT, or `undefined`. */
export function memberState(country: string | null): string | undefined {
  const own = SAME.get(country) ?? country;
  return MEMBER_STATES.find((one) => one === own);
}

/**
 * The faults of where it was delivered, and to whom.
 *
 * An intra-community supply (K) goes from one member state to another, to a buyer who is registered in another one than
 * the seller (directive 2006/112, art. 138; BR-IC-02, BR-IC-11, BR-IC-12). Split payment (B) stays in Italy (BR-B-01).
 */
export function checkVatPlaces(facts: VatFacts, present: ReadonlyMap<string, string>): Fault[] {
  return [...(present.has('K') ? checkIntraCommunity(facts) : []), ...(present.has('B') ? checkSplit(facts) : [])];
}

function checkIntraCommunity({ seller, buyer, deliverToCountry, hasDeliveryDate }: VatFacts): Fault[] {
  const faults: Fault[] = [];
  const home = homeOf(seller);
  if (home === undefined && seller.vatCountries.length > 0) {
    const where = seller.vatCountries.join(' and ');
    faults.push(notWithin('/billingEntity/taxIds', `the seller is registered in ${where}, which is no member state`));
  }
  if (deliverToCountry === null) {
    faults.push(
      fault(
        'tax.deliver_to_required',
        '/deliverTo',
        'an intra-community supply needs a country of delivery; give deliverTo (BR-IC-12)',
      ),
    );
  } else {
    const there = memberState(deliverToCountry);
    const to = show(deliverToCountry);
    if (there === undefined)
      faults.push(notWithin('/deliverTo', `it goes to ${to}, which is no member state; an export has category G`));
    else if (there === home)
      faults.push(notWithin('/deliverTo', `it stays in ${to}, the seller's own country; use the tax of that country`));
  }
  if (!hasDeliveryDate)
    faults.push(
      fault(
        'tax.delivery_date_required',
        '/supplyDate',
        'an intra-community supply needs a delivery date; give supplyDate or servicePeriod (BR-IC-11)',
      ),
    );
  const states = buyer.vatCountries.flatMap((country) => memberState(country) ?? []);
  if (buyer.vatCountries.length > 0 && !states.some((state) => state !== home)) {
    const where = buyer.vatCountries.join(' and ');
    const why = states.length > 0 ? "the seller's own country" : 'which is no member state';
    faults.push(
      notWithin(
        '/customer/taxIds',
        `the buyer is registered in ${where}, ${why}; give a VAT id of another member state`,
      ),
    );
  }
  return faults;
}

/** The member state that a seller supplies from: that of its address, if it is registered there. */
function homeOf({ vatCountries, country }: VatParty): string | undefined {
  const states = vatCountries.flatMap((one) => memberState(one) ?? []);
  const own = memberState(country);
  return vatCountries.length === 0 || states.some((state) => state === own) ? own : states[0];
}

function notWithin(path: string, why: string): Fault {
  return fault('tax.not_intra_community', path, `category K is a supply to another member state, but ${why}`);
}

function checkSplit({ seller, buyer, deliverToCountry }: VatFacts): Fault[] {
  const isItalian = ({ country, vatCountries }: VatParty): boolean =>
    country === null ? vatCountries.includes('IT') : country === 'IT';
  const faults: Fault[] = [];
  const add = (path: string, whose: string): unknown =>
    faults.push(
      fault(
        'tax.not_domestic',
        path,
        `category B is Italian split payment, but ${whose} is not in Italy; use another category (BR-B-01)`,
      ),
    );
  if (!isItalian(seller)) add('/billingEntity/address', 'the seller');
  if (!isItalian(buyer)) add('/customer/address', 'the buyer');
  if (deliverToCountry !== null && deliverToCountry !== 'IT') add('/deliverTo', 'the place of delivery');
  return faults;
}
