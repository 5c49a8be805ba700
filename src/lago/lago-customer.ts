import type { Party } from '../directory/party.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { misfitFault } from '../invoice/documents/misfit-fault.ts';
import { buyerShape } from '../invoice/documents/party-shape.ts';
import { fromRow } from '../validation/row.ts';
import { lagoId } from './lago-id.ts';
import type { LagoCustomer } from './lago-types.ts';

/**
 * A buyer as Lago writes it: `name` is the name it trades under, `legal_name` the registered one where they differ.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no party
 */
export async function lagoCustomer(tenant: string, party: Party): Promise<LagoCustomer> {
  const record = fromRow<Party>(party);
  const found = misfitFault(record, buyerShape, 'the customer of an invoice', '/party');
  throwFaults(found === undefined ? [] : [found]);
  return customerOf(tenant, record);
}

/** {@link lagoCustomer} of a party that was checked. */
export async function customerOf(tenant: string, party: Party): Promise<LagoCustomer> {
  const { name, tradingName, address } = party;
  return {
    lago_id: await lagoId(tenant, 'customer', party.id),
    external_id: party.id,
    name: tradingName ?? name,
    legal_name: tradingName === undefined ? null : name,
    legal_number: party.registrationId?.value ?? null,
    tax_identification_number: party.taxIds?.[0]?.value ?? null,
    email: party.email ?? null,
    phone: party.contact?.phone ?? null,
    address_line1: address?.line1 ?? null,
    address_line2: address?.line2 ?? null,
    city: address?.city ?? null,
    state: address?.region ?? null,
    zipcode: address?.postalCode ?? null,
    country: address?.country ?? null,
  };
}
