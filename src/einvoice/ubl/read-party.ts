import type { Identifier } from '../../directory/identifier.ts';
import { present, presentOrNone } from '../../statement/present.ts';
import type { StatementDelivery } from '../../statement/statement.ts';
import type {
  StatementAddress,
  StatementContact,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from '../../statement/statement-party.ts';
import type { NodeReader } from '../xml/node.ts';
import { readIdentifier } from './read-references.ts';

/** BG-4, BG-7. */
export function readUblParty(one: NodeReader | undefined): StatementSeller {
  const legal = one?.one('PartyLegalEntity');
  const schemes = one?.all('PartyTaxScheme') ?? [];
  return present<StatementSeller>({
    name: legal?.text('RegistrationName'),
    tradingName: one?.text('PartyName', 'Name'),
    identifiers: identifiers(one),
    registration: readIdentifier(legal?.one('CompanyID')),
    vatId: taxId(schemes, true),
    endpoint: readIdentifier(one?.one('EndpointID')),
    address: readAddress(one?.one('PostalAddress')),
    contact: readContact(one?.one('Contact')),
    taxNumber: taxId(schemes, false),
    legalNote: legal?.text('CompanyLegalForm'),
  });
}

/** BG-10. */
export function readUblPayee(one: NodeReader): StatementPayee {
  return present<StatementPayee>({
    name: one.text('PartyName', 'Name'),
    identifier: identifiers(one)[0],
    registration: readIdentifier(one.one('PartyLegalEntity')?.one('CompanyID')),
  });
}

/** BG-11. */
export function readUblTaxRepresentative(one: NodeReader | undefined): StatementRepresentative | undefined {
  if (one === undefined) return undefined;
  return present<StatementRepresentative>({
    name: one.text('PartyName', 'Name'),
    vatId: taxId(one.all('PartyTaxScheme'), true),
    address: readAddress(one.one('PostalAddress')),
  });
}

/** BG-13. */
export function readUblDelivery(one: NodeReader | undefined): StatementDelivery | undefined {
  const location = one?.one('DeliveryLocation');
  return presentOrNone<StatementDelivery>({
    name: one?.text('DeliveryParty', 'PartyName', 'Name'),
    location: readIdentifier(location?.one('ID')),
    date: one?.text('ActualDeliveryDate'),
    address: readAddress(location?.one('Address')),
  });
}

/** BT-90: the creditor's id of a direct debit. */
export function sepaCreditor(one: NodeReader | undefined): string | undefined {
  return ids(one).find(({ scheme }) => scheme === 'SEPA')?.value;
}

/** Without a scheme first, as CII has them. */
function identifiers(one: NodeReader | undefined): readonly Identifier[] {
  const all = ids(one).filter(({ scheme }) => scheme !== 'SEPA');
  return [...all.filter(({ scheme }) => scheme === undefined), ...all.filter(({ scheme }) => scheme !== undefined)];
}

function ids(one: NodeReader | undefined): readonly Identifier[] {
  return (one?.all('PartyIdentification') ?? []).flatMap((id) => readIdentifier(id.one('ID')) ?? []);
}

function taxId(schemes: readonly NodeReader[], isVat: boolean): string | undefined {
  return schemes.find((one) => (one.text('TaxScheme', 'ID')?.toUpperCase() === 'VAT') === isVat)?.text('CompanyID');
}

function readAddress(one: NodeReader | undefined): StatementAddress | undefined {
  return presentOrNone<StatementAddress>({
    line1: one?.text('StreetName'),
    line2: one?.text('AdditionalStreetName'),
    line3: one?.text('AddressLine', 'Line'),
    city: one?.text('CityName'),
    postalCode: one?.text('PostalZone'),
    region: one?.text('CountrySubentity'),
    country: one?.text('Country', 'IdentificationCode'),
  });
}

function readContact(one: NodeReader | undefined): StatementContact | undefined {
  return presentOrNone<StatementContact>({
    name: one?.text('Name'),
    phone: one?.text('Telephone'),
    email: one?.text('ElectronicMail'),
  });
}
