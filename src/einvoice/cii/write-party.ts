import type { Identifier } from '../../directory/identifier.ts';
import type { StatementAddress, StatementContact, StatementSeller } from '../../statement/statement-party.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';

/** What a party of CII can say; each of ours says some of it. */
export type CiiParty = Partial<StatementSeller>;

/** A party. */
export function ciiParty(name: string, one: CiiParty | undefined): string {
  if (one === undefined) return '';
  const identifiers = one.identifiers ?? [];
  return element(
    name,
    each(identifiers, (id) => (id.scheme === undefined ? textElement('ram:ID', id.value) : '')) +
      each(identifiers, (id) => (id.scheme === undefined ? '' : schemed('ram:GlobalID', id))) +
      textElement('ram:Name', one.name) +
      textElement('ram:Description', one.legalNote) +
      element(
        'ram:SpecifiedLegalOrganization',
        schemed('ram:ID', one.registration) + textElement('ram:TradingBusinessName', one.tradingName),
      ) +
      contact(one.contact) +
      address(one.address) +
      element('ram:URIUniversalCommunication', schemed('ram:URIID', one.endpoint)) +
      taxRegistration(one.vatId, 'VA') +
      taxRegistration(one.taxNumber, 'FC'),
  );
}

function schemed(name: string, id: Identifier | undefined): string {
  return textElement(name, id?.value, attribute('schemeID', id?.scheme));
}

function contact(one: StatementContact | undefined): string {
  if (one === undefined) return '';
  return element(
    'ram:DefinedTradeContact',
    textElement('ram:PersonName', one.name) +
      element('ram:TelephoneUniversalCommunication', textElement('ram:CompleteNumber', one.phone)) +
      element('ram:EmailURIUniversalCommunication', textElement('ram:URIID', one.email)),
  );
}

function address(one: StatementAddress | undefined): string {
  if (one === undefined) return '';
  return element(
    'ram:PostalTradeAddress',
    textElement('ram:PostcodeCode', one.postalCode) +
      textElement('ram:LineOne', one.line1) +
      textElement('ram:LineTwo', one.line2) +
      textElement('ram:LineThree', one.line3) +
      textElement('ram:CityName', one.city) +
      textElement('ram:CountryID', one.country) +
      textElement('ram:CountrySubDivisionName', one.region),
  );
}

function taxRegistration(id: string | undefined, scheme: string): string {
  return element('ram:SpecifiedTaxRegistration', textElement('ram:ID', id, attribute('schemeID', scheme)));
}
