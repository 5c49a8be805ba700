import type { Address, Customer, TaxId } from 'oneoff';
import { lagoCustomer } from 'oneoff/lago';
import type { CustomerRequest } from './customer-request.ts';
import { invalid } from './errors.ts';

/** The customer record after an upsert. Fields that the request leaves out, and those that Lago does not have, stay. */
export async function toCustomer(
  request: CustomerRequest,
  before: Customer | null,
  { tenant, sequence }: { readonly tenant: string; readonly sequence: number },
): Promise<Customer> {
  const said: CustomerRequest = { ...(before && (await lagoCustomer(tenant, before))), ...request };
  const { legal_name: legalName, name, external_id: id } = said;
  const names = [said.firstname, said.lastname].filter((part) => part).join(' ');
  return withoutGaps({
    ...before,
    id,
    name: legalName ?? name ?? (names || id),
    tradingName: legalName && name ? name : undefined,
    registrationId: said.legal_number ? { ...before?.registrationId, value: said.legal_number } : undefined,
    taxIds: 'tax_identification_number' in request ? taxIdsOf(said) : before?.taxIds,
    email: said.email ?? undefined,
    contact: contactOf(said, before?.contact),
    address: addressOf(said, before?.address),
    locale: request.billing_configuration?.document_locale ?? before?.locale,
    currency: 'currency' in request ? (request.currency ?? undefined) : before?.currency,
    taxCodes: 'tax_codes' in request ? (request.tax_codes ?? undefined) : before?.taxCodes,
    paymentTerm: 'net_payment_term' in request ? termOf(request.net_payment_term) : before?.paymentTerm,
    billingEntityId:
      'billing_entity_code' in request ? (request.billing_entity_code ?? undefined) : before?.billingEntityId,
    sequence: before?.sequence ?? sequence,
  });
}

/** Lago has no country of a tax id: use the customer's, or the one that the id starts with. */
function taxIdsOf({ tax_identification_number: value, country }: CustomerRequest): readonly TaxId[] | undefined {
  if (!value) return undefined;
  const known = country ?? /^[A-Z]{2}/.exec(value)?.[0];
  if (known === undefined) throw invalid({ country: ['value_is_mandatory'] });
  return [{ country: known, value }];
}

function contactOf({ phone }: CustomerRequest, before: Customer['contact']): Customer['contact'] {
  const { phone: _, ...others } = before ?? {};
  const contact = phone ? { ...others, phone } : others;
  return Object.keys(contact).length === 0 ? undefined : contact;
}

/** An address without a country is left out (BT-55). */
function addressOf(said: CustomerRequest, before: Address | undefined): Address | undefined {
  const lines = [said.address_line1, said.address_line2, said.city, said.state, said.zipcode];
  if (!said.country && lines.some((line) => line)) throw invalid({ country: ['value_is_mandatory'] });
  if (!said.country) return undefined;
  return withoutGaps({
    ...before,
    line1: said.address_line1 ?? undefined,
    line2: said.address_line2 ?? undefined,
    city: said.city ?? undefined,
    region: said.state ?? undefined,
    postalCode: said.zipcode ?? undefined,
    country: said.country,
  });
}

function termOf(days: number | null | undefined): Customer['paymentTerm'] {
  return days === null || days === undefined ? undefined : { type: 'net', days };
}

/** Without the members that are `undefined`. */
function withoutGaps<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
