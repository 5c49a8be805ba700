import type { Party } from '../../directory/party.ts';
import type { Seller } from '../../directory/seller.ts';
import { taxIdsOf } from '../../directory/tax-id.ts';
import type { Fault } from '../../errors/fault.ts';
import type { VatParty } from '../../tax/vat-facts.ts';
import { checkOneVatPerLine, checkVatRules } from '../../tax/vat-rules.ts';
import type { Plan } from '../plan.ts';

/** What would keep a document from being finalized under the policy's VAT rules. */
export function vatWarnings(
  lines: Plan['lines'],
  { details: { deliverTo, supplyDate, servicePeriod }, policy }: Pick<Plan, 'details' | 'policy'>,
  seller: Seller,
  buyer: Party,
): Fault[] {
  if (policy.vatRules === 'off') return checkOneVatPerLine(lines);
  return checkVatRules({
    seller: {
      ...partyOf(seller),
      hasTaxRegistration: taxIdsOf(seller, 'tax_registration').length > 0,
      hasRepresentative: seller.taxRepresentative !== undefined,
    },
    buyer: { ...partyOf(buyer), hasLegalId: buyer.registrationId !== undefined },
    deliverToCountry: deliverTo?.address.country ?? null,
    hasDeliveryDate: supplyDate !== null || servicePeriod !== null,
    lines,
  });
}

function partyOf(party: Party): VatParty {
  return {
    vatCountries: taxIdsOf(party, 'vat').map(({ country, value }) =>
      /^(?:XI|EL)/.test(value) ? value.slice(0, 2) : country,
    ),
    country: party.address?.country ?? null,
  };
}
