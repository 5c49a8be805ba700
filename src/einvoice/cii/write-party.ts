import type { StatementAddress, StatementContact, StatementSeller } from '../../statement/statement-party.ts';
import type { Identifier } from '../../statement/terms.ts';
import { attribute, each, element, leaf } from '../xml/write.ts';

/** What a party of CII can say; each of ours says some of it. */
export type CiiParty = Partial<StatementSeller>;

/** A party. */
export function ciiParty(name: string, one: CiiParty | undefined): string {
  if (one === undefined) return '';
  const identifiers = one.identifiers ?? [];
  return element(
    name,
    each(identifiers, (id) => (id.scheme === undefined ? leaf('ram:ID', id.value) : '')) +
      each(identifiers, (id) => (id.scheme === undefined ? '' : schemed('ram:GlobalID', id))) +
      leaf('ram:Name', one.name) +
      leaf('ram:Description', one.legalNote) +
      element(
        'ram:SpecifiedLegalOrganization',
        schemed('ram:ID', one.registration) + leaf('ram:TradingBusinessName', one.tradingName),
      ) +
      contact(one.contact) +
      address(one.address) +
      element('ram:URIUniversalCommunication', schemed('ram:URIID', one.endpoint)) +
      taxRegistration(one.vatId, 'VA') +
      taxRegistration(one.taxNumber, 'FC'),
  );
}

function schemed(name: string, id: Identifier | undefined): string {
  return leaf(name, id?.value, attribute('schemeID', id?.scheme));
}

function contact(one: StatementContact | undefined): string {
  if (one === undefined) return '';
  return element(
    'ram:DefinedTradeContact',
    leaf('ram:PersonName', one.name) +
      element('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', one.phone)) +
      element('ram:EmailURIUniversalCommunication', leaf('ram:URIID', one.email)),
  );
}

function address(one: StatementAddress | undefined): string {
  if (one === undefined) return '';
  return element(
    'ram:PostalTradeAddress',
    leaf('ram:PostcodeCode', one.postalCode) +
      leaf('ram:LineOne', one.line1) +
      leaf('ram:LineTwo', one.line2) +
      leaf('ram:LineThree', one.line3) +
      leaf('ram:CityName', one.city) +
      leaf('ram:CountryID', one.country) +
      leaf('ram:CountrySubDivisionName', one.region),
  );
}

function taxRegistration(id: string | undefined, scheme: string): string {
  return element('ram:SpecifiedTaxRegistration', leaf('ram:ID', id, attribute('schemeID', scheme)));
}
