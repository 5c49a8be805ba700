import type { Identifier } from '../../directory/identifier.ts';
import type { StatementDelivery } from '../../statement/statement.ts';
import type {
  StatementAddress,
  StatementContact,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from '../../statement/statement-party.ts';
import { attribute, each, element, textElement } from '../xml/write.ts';

/** BG-4; `sepa` is the creditor's id of a direct debit (BT-90), which UBL keeps with the party that is paid. */
export function ublSupplier(seller: StatementSeller, sepa: string | undefined): string {
  return element('cac:AccountingSupplierParty', party(seller, sepa));
}

/** BG-7. */
export function ublCustomer(buyer: StatementSeller): string {
  return element('cac:AccountingCustomerParty', party(buyer, undefined));
}

/** BG-10. */
export function ublPayee(payee: StatementPayee | undefined, sepa: string | undefined): string {
  if (payee === undefined) return '';
  return element(
    'cac:PayeeParty',
    (payee.identifier === undefined ? '' : identification(payee.identifier)) +
      sepaIdentification(sepa) +
      element('cac:PartyName', textElement('cbc:Name', payee.name)) +
      element('cac:PartyLegalEntity', identifier('cbc:CompanyID', payee.registration)),
  );
}

/** BG-11. */
export function ublTaxRepresentative(one: StatementRepresentative | undefined): string {
  if (one === undefined) return '';
  return element(
    'cac:TaxRepresentativeParty',
    element('cac:PartyName', textElement('cbc:Name', one.name)) +
      address('cac:PostalAddress', one.address) +
      taxScheme(one.vatId, 'VAT'),
  );
}

/** BG-13. */
export function ublDelivery(delivery: StatementDelivery | undefined): string {
  if (delivery === undefined) return '';
  return element(
    'cac:Delivery',
    textElement('cbc:ActualDeliveryDate', delivery.date) +
      element(
        'cac:DeliveryLocation',
        identifier('cbc:ID', delivery.location) + address('cac:Address', delivery.address),
      ) +
      element('cac:DeliveryParty', element('cac:PartyName', textElement('cbc:Name', delivery.name))),
  );
}

function party(one: StatementSeller, sepa: string | undefined): string {
  return element(
    'cac:Party',
    identifier('cbc:EndpointID', one.endpoint) +
      each(one.identifiers, identification) +
      sepaIdentification(sepa) +
      element('cac:PartyName', textElement('cbc:Name', one.tradingName)) +
      address('cac:PostalAddress', one.address) +
      taxScheme(one.vatId, 'VAT') +
      taxScheme(one.taxNumber, 'FC') +
      element(
        'cac:PartyLegalEntity',
        textElement('cbc:RegistrationName', one.name) +
          identifier('cbc:CompanyID', one.registration) +
          textElement('cbc:CompanyLegalForm', one.legalNote),
      ) +
      contact(one.contact),
  );
}

function identification(id: Identifier): string {
  return element('cac:PartyIdentification', identifier('cbc:ID', id));
}

function sepaIdentification(value: string | undefined): string {
  return value === undefined ? '' : identification({ scheme: 'SEPA', value });
}

function identifier(name: string, id: Identifier | undefined): string {
  return textElement(name, id?.value, attribute('schemeID', id?.scheme));
}

function taxScheme(id: string | undefined, scheme: string): string {
  if (id === undefined) return '';
  return element(
    'cac:PartyTaxScheme',
    textElement('cbc:CompanyID', id) + element('cac:TaxScheme', textElement('cbc:ID', scheme)),
  );
}

function address(name: string, one: StatementAddress | undefined): string {
  if (one === undefined) return '';
  return element(
    name,
    textElement('cbc:StreetName', one.line1) +
      textElement('cbc:AdditionalStreetName', one.line2) +
      textElement('cbc:CityName', one.city) +
      textElement('cbc:PostalZone', one.postalCode) +
      textElement('cbc:CountrySubentity', one.region) +
      element('cac:AddressLine', textElement('cbc:Line', one.line3)) +
      element('cac:Country', textElement('cbc:IdentificationCode', one.country)),
  );
}

function contact(one: StatementContact | undefined): string {
  if (one === undefined) return '';
  return element(
    'cac:Contact',
    textElement('cbc:Name', one.name) +
      textElement('cbc:Telephone', one.phone) +
      textElement('cbc:ElectronicMail', one.email),
  );
}
