import type { Address } from '../directory/address.ts';
import type { Identifier } from '../directory/identifier.ts';
import type { Party } from '../directory/party.ts';
import { type TaxId, taxIdsOf, taxIdTypeOf } from '../directory/tax-id.ts';
import type { OtherTaxId } from './beyond.ts';
import { present, presentOrNone, textOf } from './present.ts';
import type { StatementAddress, StatementContact, StatementSeller } from './statement-party.ts';

/** A seller or buyer in the terms of BG-4 and BG-7. */
export function partyOf(party: Party): StatementSeller {
  return present<StatementSeller>({
    name: textOf(party.name),
    tradingName: textOf(party.tradingName),
    identifiers: identifiersOf(party),
    registration: identifierOf(party.registrationId),
    vatId: vatIdOf(party.taxIds),
    endpoint: identifierOf(party.electronicAddress),
    address: party.address && addressOf(party.address),
    contact: party.contact && contactOf(party.contact, party.email),
    taxNumber: textOf(taxIdsOf(party, 'tax_registration')[0]?.value),
    legalNote: textOf(party.legalNote),
  });
}

/** The tax ids that are neither a VAT id nor a tax number. */
export function otherTaxIds({ taxIds = [] }: Party): readonly OtherTaxId[] {
  return taxIds
    .filter((id) => !['vat', 'tax_registration'].includes(taxIdTypeOf(id) ?? ''))
    .map(({ country, type = 'other', value }) => ({ country, type, value }));
}

/** An address without blank parts. */
export function addressOf(address: Address): StatementAddress {
  return present<StatementAddress>({
    line1: textOf(address.line1),
    line2: textOf(address.line2),
    line3: textOf(address.line3),
    city: textOf(address.city),
    postalCode: textOf(address.postalCode),
    region: textOf(address.region),
    country: textOf(address.country),
  });
}

/** An identifier, or `undefined` where its value is blank. */
export function identifierOf(
  id: { readonly scheme?: string; readonly value: string } | null | undefined,
): Identifier | undefined {
  const value = textOf(id?.value);
  return value === undefined ? undefined : present<Identifier>({ scheme: textOf(id?.scheme), value });
}

function contactOf(contact: NonNullable<Party['contact']>, email: string | undefined): StatementContact | undefined {
  return presentOrNone<StatementContact>({
    name: textOf(contact.name),
    phone: textOf(contact.phone),
    email: textOf(contact.email) ?? textOf(email),
  });
}

/** BT-29, BT-46; those without a scheme first, as CII has them. */
function identifiersOf({ identifiers = [] }: Party): readonly Identifier[] {
  const all = identifiers.flatMap((id) => identifierOf(id) ?? []);
  return [...all.filter(({ scheme }) => scheme === undefined), ...all.filter(({ scheme }) => scheme !== undefined)];
}

/** BT-31, BT-48, BT-63: with the country's prefix (BR-CO-09), `EL` for Greece, without blanks, dots and dashes. */
export function vatIdOf(taxIds: readonly TaxId[] | undefined): string | undefined {
  const [id] = taxIdsOf({ ...(taxIds && { taxIds }) }, 'vat');
  if (id === undefined) return undefined;
  const prefix = id.country === 'GR' ? 'EL' : id.country;
  const compact = id.value
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^GR/, 'EL');
  return compact === '' ? undefined : compact.startsWith(prefix) ? compact : prefix + compact;
}
