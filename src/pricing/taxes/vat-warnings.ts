import type { Party } from '../../directory/party.ts';
import type { Seller } from '../../directory/seller.ts';
import { taxIdsOf } from '../../directory/tax-id.ts';
import type { Fault } from '../../errors/fault.ts';
import type { VatFacts } from '../../tax/vat-facts.ts';
import { checkOneVatPerLine, checkVatRules } from '../../tax/vat-rules.ts';
import { oncePerSealed } from '../../validation/frozen.ts';
import type { Plan } from '../plan.ts';

/** What would keep a document from being finalized under the policy's VAT rules. */
export function vatWarnings(
  lines: Plan['lines'],
  { details: { deliverTo, supplyDate, servicePeriod }, policy }: Pick<Plan, 'details' | 'policy'>,
  seller: Seller,
  buyer: Party,
): Fault[] {
  const check = (judged: VatFacts['lines']): Fault[] =>
    policy.vatRules === 'off'
      ? checkOneVatPerLine(judged)
      : checkVatRules({
          seller: sellerFacts(seller),
          buyer: buyerFacts(buyer),
          deliverToCountry: deliverTo?.address.country ?? null,
          hasDeliveryDate: supplyDate !== null || servicePeriod !== null,
          lines: judged,
        });
  // Lines that share their taxes are right or wrong together; where some are wrong, every one of them is named.
  return check(withDistinctTaxes(lines)).length === 0 ? [] : check(lines);
}

function withDistinctTaxes(lines: VatFacts['lines']): VatFacts['lines'] {
  const seen = new Set<unknown>();
  return lines.filter(({ taxes }) => seen.size < seen.add(taxes).size);
}

const sellerFacts = /* @__PURE__ */ oncePerSealed((seller: Seller): VatFacts['seller'] => ({
  vatCountries: vatCountriesOf(seller),
  country: seller.address?.country ?? null,
  hasTaxRegistration: taxIdsOf(seller, 'tax_registration').length > 0,
  hasRepresentative: seller.taxRepresentative !== undefined,
}));

const buyerFacts = /* @__PURE__ */ oncePerSealed((buyer: Party): VatFacts['buyer'] => ({
  vatCountries: vatCountriesOf(buyer),
  country: buyer.address?.country ?? null,
  hasLegalId: buyer.registrationId !== undefined,
}));

function vatCountriesOf(party: Party): readonly string[] {
  return taxIdsOf(party, 'vat').map(({ country, value }) => (/^(?:XI|EL)/.test(value) ? value.slice(0, 2) : country));
}
