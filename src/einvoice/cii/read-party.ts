import type { Identifier } from '../../directory/identifier.ts';
import { present, presentOrNone } from '../../statement/present.ts';
import type {
  StatementAddress,
  StatementContact,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from '../../statement/statement-party.ts';
import type { NodeReader } from '../xml/node.ts';

/** BG-4, BG-7. */
export function readCiiParty(one: NodeReader | undefined): StatementSeller {
  const legal = one?.one('SpecifiedLegalOrganization');
  const registrations = one?.all('SpecifiedTaxRegistration') ?? [];
  return present<StatementSeller>({
    name: one?.text('Name'),
    tradingName: legal?.text('TradingBusinessName'),
    identifiers: readCiiIdentifiers(one),
    registration: schemed(legal?.one('ID')),
    vatId: taxId(registrations, 'VA'),
    endpoint: schemed(one?.one('URIUniversalCommunication')?.one('URIID')),
    address: readCiiAddress(one?.one('PostalTradeAddress')),
    contact: readContact(one?.one('DefinedTradeContact')),
    taxNumber: taxId(registrations, 'FC'),
    legalNote: one?.text('Description'),
  });
}

/** BG-10. */
export function readCiiPayee(one: NodeReader | undefined): StatementPayee | undefined {
  if (one === undefined) return undefined;
  return present<StatementPayee>({
    name: one.text('Name'),
    identifier: readCiiIdentifiers(one)[0],
    registration: schemed(one.one('SpecifiedLegalOrganization')?.one('ID')),
  });
}

/** BG-11. */
export function readCiiTaxRepresentative(one: NodeReader | undefined): StatementRepresentative | undefined {
  if (one === undefined) return undefined;
  return present<StatementRepresentative>({
    name: one.text('Name'),
    vatId: taxId(one.all('SpecifiedTaxRegistration'), 'VA'),
    address: readCiiAddress(one.one('PostalTradeAddress')),
  });
}

/** Ids without a scheme, then those with one: CII has an element for each. */
export function readCiiIdentifiers(one: NodeReader | undefined): readonly Identifier[] {
  return [...(one?.all('ID') ?? []), ...(one?.all('GlobalID') ?? [])].flatMap((id) => schemed(id) ?? []);
}

/** BG-5, BG-8, BG-12, BG-15. */
export function readCiiAddress(one: NodeReader | undefined): StatementAddress | undefined {
  return presentOrNone<StatementAddress>({
    line1: one?.text('LineOne'),
    line2: one?.text('LineTwo'),
    line3: one?.text('LineThree'),
    city: one?.text('CityName'),
    postalCode: one?.text('PostcodeCode'),
    region: one?.text('CountrySubDivisionName'),
    country: one?.text('CountryID'),
  });
}

function schemed(one: NodeReader | undefined): Identifier | undefined {
  if (one?.own === undefined) return undefined;
  return present<Identifier>({ scheme: one.attribute('schemeID'), value: one.own });
}

function taxId(registrations: readonly NodeReader[], scheme: string): string | undefined {
  return registrations.map((one) => one.one('ID')).find((id) => id?.attribute('schemeID') === scheme)?.own;
}

function readContact(one: NodeReader | undefined): StatementContact | undefined {
  return presentOrNone<StatementContact>({
    name: one?.text('PersonName'),
    phone: one?.text('TelephoneUniversalCommunication', 'CompleteNumber'),
    email: one?.text('EmailURIUniversalCommunication', 'URIID'),
  });
}
