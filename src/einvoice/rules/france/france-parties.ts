import type { Identifier } from '../../../directory/identifier.ts';
import type { Statement } from '../../../statement/statement.ts';
import { type AnyRule, documentRule, isBlank } from '../rule.ts';
import { textFormRule } from './text-form-rule.ts';

const SIREN = /^\d{9}$/;
const sirenOf = ({ registration }: Statement['seller']): string | undefined =>
  registration?.scheme === '0002' ? registration.value : undefined;
const siretOf = ({ identifiers }: { readonly identifiers: readonly Identifier[] }): string | undefined =>
  identifiers.find(({ scheme }) => scheme === '0009')?.value;
const isAddress = (text: string): boolean => /^[A-Za-z0-9+\-_.]+$/.test(text);
const isSiret = (siret: string | undefined, siren: string | undefined): boolean =>
  siret === undefined || (/^\d{14}$/.test(siret) && siret.slice(0, 9) === siren);

const hasTwice = (ids: readonly Identifier[]): boolean => {
  const schemes = ids.flatMap(({ scheme }) => scheme ?? []);
  return new Set(schemes).size < schemes.length;
};

/** The rules of France on who sells and who buys. */
export const frenchPartyRules: readonly AnyRule[] = [
  documentRule(
    'BR-FR-09',
    'BT-29',
    "the seller's SIRET (scheme 0009) has 14 digits and begins with the SIREN; correct identifiers",
    ({ seller }) => !isSiret(siretOf(seller), sirenOf(seller)),
    { shows: ({ seller }) => siretOf(seller) },
  ),
  documentRule(
    'BR-FR-09',
    'BT-46',
    "the buyer's SIRET (scheme 0009) has 14 digits and begins with the SIREN; correct identifiers",
    ({ buyer }) => !isSiret(siretOf(buyer), sirenOf(buyer)),
    { shows: ({ buyer }) => siretOf(buyer) },
  ),
  documentRule(
    'BR-FR-10',
    'BT-30',
    'France needs the seller\'s SIREN, nine digits; set registrationId of scheme "0002" on the billing entity',
    ({ seller }) => !SIREN.test(sirenOf(seller) ?? ''),
    { shows: ({ seller }) => sirenOf(seller) },
  ),
  documentRule(
    'BR-FR-12',
    'BT-49',
    'France needs the electronic address of the buyer; set electronicAddress on the customer',
    ({ buyer }) => buyer.endpoint === undefined,
  ),
  documentRule(
    'BR-FR-13',
    'BT-34',
    'France needs the electronic address of the seller; set electronicAddress on the billing entity',
    ({ seller }) => seller.endpoint === undefined,
  ),
  textFormRule(
    'BR-FR-23',
    'BT-34',
    'an electronic address of scheme 0225 has letters, digits and + - _ . only',
    (s) => (s.seller.endpoint?.scheme === '0225' ? s.seller.endpoint.value : undefined),
    isAddress,
  ),
  textFormRule(
    'BR-FR-23',
    'BT-49',
    'an electronic address of scheme 0225 has letters, digits and + - _ . only',
    (s) => (s.buyer.endpoint?.scheme === '0225' ? s.buyer.endpoint.value : undefined),
    isAddress,
  ),
  textFormRule(
    'BR-FR-25',
    'BT-34',
    'a French electronic address has 125 characters at most',
    (s) => s.seller.endpoint?.value,
    (text) => text.length <= 125,
  ),
  textFormRule(
    'BR-FR-25',
    'BT-49',
    'a French electronic address has 125 characters at most',
    (s) => s.buyer.endpoint?.value,
    (text) => text.length <= 125,
  ),
  textFormRule(
    'BR-FR-24',
    'BT-29',
    'an identifier of scheme 0224 has letters, digits and + - _ . only',
    (s) => withScheme(s.seller, '0224'),
    isAddress,
  ),
  textFormRule(
    'BR-FR-24',
    'BT-46',
    'an identifier of scheme 0224 has letters, digits and + - _ . only',
    (s) => withScheme(s.buyer, '0224'),
    isAddress,
  ),
  textFormRule(
    'BR-FR-26',
    'BT-29',
    'an identifier of scheme 0224 has 100 characters at most',
    (s) => withScheme(s.seller, '0224'),
    (text) => text.length <= 100,
  ),
  textFormRule(
    'BR-FR-26',
    'BT-46',
    'an identifier of scheme 0224 has 100 characters at most',
    (s) => withScheme(s.buyer, '0224'),
    (text) => text.length <= 100,
  ),
  textFormRule(
    'BR-FR-32',
    'BT-30',
    'scheme 0002 is a SIREN of nine digits; correct registrationId',
    (s) => sirenOf(s.seller),
    (text) => SIREN.test(text),
  ),
  textFormRule(
    'BR-FR-32',
    'BT-47',
    'scheme 0002 is a SIREN of nine digits; correct registrationId',
    (s) => sirenOf(s.buyer),
    (text) => SIREN.test(text),
  ),
  textFormRule(
    'BR-FR-32',
    'BT-29',
    'schemes 0002 and 0231 are nine digits; correct identifiers',
    (s) => [...withScheme(s.seller, '0002'), ...withScheme(s.seller, '0231')],
    (text) => SIREN.test(text),
  ),
  textFormRule(
    'BR-FR-32',
    'BT-46',
    'schemes 0002 and 0231 are nine digits; correct identifiers',
    (s) => [...withScheme(s.buyer, '0002'), ...withScheme(s.buyer, '0231')],
    (text) => SIREN.test(text),
  ),
  documentRule(
    'BR-FR-CO-10',
    'BT-29',
    'a scheme is given twice; leave one in identifiers of the billing entity',
    ({ seller }) => hasTwice(seller.identifiers),
  ),
  documentRule(
    'BR-FR-CO-10',
    'BT-46',
    'a scheme is given twice; leave one in identifiers of the customer',
    ({ buyer }) => hasTwice(buyer.identifiers),
  ),
  documentRule(
    'BR-FR-CO-15',
    'BG-11',
    'a member of a single taxable person (scheme 0231) names its tax representative; set taxRepresentative',
    ({ seller, taxRepresentative }) => withScheme(seller, '0231').length > 0 && isBlank(taxRepresentative?.vatId),
  ),
];

function withScheme(
  { identifiers }: { readonly identifiers: readonly Identifier[] },
  scheme: string,
): readonly string[] {
  return identifiers.filter((id) => id.scheme === scheme).map(({ value }) => value);
}
