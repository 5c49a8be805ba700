import type { Identifier } from '../../directory/identifier.ts';
import { compare, exact, ZERO } from '../../statement/exact.ts';
import type { Statement } from '../../statement/statement.ts';
import { frenchFigureRules } from './france-figures.ts';
import { frenchNoteRules } from './france-notes.ts';
import { type AnyRule, documentRule, isBlank } from './rule.ts';

type Find = (s: Statement) => string | undefined | readonly (string | undefined)[];

const MODES = 'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' ');
const SPECIAL_MODES = 'B8 S8 M8 B9 S9 M9'.split(' ');
const PAID_MODES = ['B2', 'S2', 'M2'];
const FINAL_MODES = ['B4', 'S4', 'M4'];
const DEPOSITS = ['386', '500', '503'];
const CORRECTED = ['384', '471', '472', '473'];
const CREDITS = ['261', '381', '396', '502', '503'];
const TYPES = '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' ');

const SIREN = /^\d{9}$/;
const mode = ({ process }: Statement): string => process.process ?? '';
const sirenOf = ({ registration }: Statement['seller']): string | undefined =>
  registration?.scheme === '0002' ? registration.value : undefined;
const siretOf = ({ identifiers }: { readonly identifiers: readonly Identifier[] }): string | undefined =>
  identifiers.find(({ scheme }) => scheme === '0009')?.value;

/** A rule that texts have a form. */
function form(id: string, term: string, says: string, find: Find, isFine: (text: string) => boolean): AnyRule {
  const wrong = (s: Statement): string | undefined =>
    [find(s)].flat().find((text) => text !== undefined && !isFine(text));
  return documentRule(id, term, says, (s) => wrong(s) !== undefined, { shows: wrong });
}

const isNumber = (text: string): boolean => /^[A-Za-z0-9+\-_/]+$/.test(text);
const isOfCentury = (day: string): boolean => day.startsWith('20');
const isAddress = (text: string): boolean => /^[A-Za-z0-9+\-_.]+$/.test(text);
const isSiret = (siret: string | undefined, siren: string | undefined): boolean =>
  siret === undefined || (/^\d{14}$/.test(siret) && siret.slice(0, 9) === siren);

const DATES: readonly (readonly [term: string, find: Find])[] = [
  ['BT-2', (s) => s.issueDate],
  ['BT-7', (s) => s.taxPointDate],
  ['BT-9', (s) => s.dueDate],
  ['BT-26', (s) => s.precedingInvoices.map(({ issueDate }) => issueDate)],
  ['BT-72', (s) => s.delivery?.date],
  ['BT-73', (s) => s.period?.from],
  ['BT-74', (s) => s.period?.to],
  ['BT-134', (s) => s.lines.map(({ period }) => period?.from)],
  ['BT-135', (s) => s.lines.map(({ period }) => period?.to)],
];

const hasTwice = (ids: readonly Identifier[]): boolean => {
  const schemes = ids.flatMap(({ scheme }) => scheme ?? []);
  return new Set(schemes).size < schemes.length;
};

/** The rules of French e-invoicing (CTC, flux 2) on what our documents can say. */
export const frenchRules: readonly AnyRule[] = [
  form(
    'BR-FR-01',
    'BT-1',
    'a French number has 35 characters at most; shorten the pattern of the number series',
    (s) => s.number,
    (text) => text.length <= 35,
  ),
  form(
    'BR-FR-02',
    'BT-1',
    'a French number has letters, digits and + - _ / only; change the pattern of the number series',
    (s) => s.number,
    isNumber,
  ),
  form(
    'BR-FR-01',
    'BT-25',
    'a French number has 35 characters at most',
    (s) => s.precedingInvoices.map(({ number }) => number),
    (text) => text.length <= 35,
  ),
  form(
    'BR-FR-02',
    'BT-25',
    'a French number has letters, digits and + - _ / only',
    (s) => s.precedingInvoices.map(({ number }) => number),
    isNumber,
  ),
  ...DATES.map(([term, find]) => form('BR-FR-03', term, 'the year is from 2000 to 2099', find, isOfCentury)),
  form(
    'BR-FR-04',
    'BT-3',
    'France has no documents of this type; set documentType',
    (s) => s.typeCode,
    (code) => TYPES.includes(code),
  ),
  documentRule(
    'BR-FR-08',
    'BT-23',
    'France needs the kind of supply; set operation to "goods", "services" or "mixed"',
    (s) => !MODES.includes(mode(s)),
    { shows: (s) => s.process.process },
  ),
  documentRule(
    'BR-FR-MV-01',
    'BT-23',
    'bills on behalf of several sellers have lines that EN 16931 does not; use another platform for them',
    (s) => SPECIAL_MODES.includes(mode(s)),
  ),
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
  form(
    'BR-FR-23',
    'BT-34',
    'an electronic address of scheme 0225 has letters, digits and + - _ . only',
    (s) => (s.seller.endpoint?.scheme === '0225' ? s.seller.endpoint.value : undefined),
    isAddress,
  ),
  form(
    'BR-FR-23',
    'BT-49',
    'an electronic address of scheme 0225 has letters, digits and + - _ . only',
    (s) => (s.buyer.endpoint?.scheme === '0225' ? s.buyer.endpoint.value : undefined),
    isAddress,
  ),
  form(
    'BR-FR-25',
    'BT-34',
    'a French electronic address has 125 characters at most',
    (s) => s.seller.endpoint?.value,
    (text) => text.length <= 125,
  ),
  form(
    'BR-FR-25',
    'BT-49',
    'a French electronic address has 125 characters at most',
    (s) => s.buyer.endpoint?.value,
    (text) => text.length <= 125,
  ),
  form(
    'BR-FR-24',
    'BT-29',
    'an identifier of scheme 0224 has letters, digits and + - _ . only',
    (s) => withScheme(s.seller, '0224'),
    isAddress,
  ),
  form(
    'BR-FR-24',
    'BT-46',
    'an identifier of scheme 0224 has letters, digits and + - _ . only',
    (s) => withScheme(s.buyer, '0224'),
    isAddress,
  ),
  form(
    'BR-FR-26',
    'BT-29',
    'an identifier of scheme 0224 has 100 characters at most',
    (s) => withScheme(s.seller, '0224'),
    (text) => text.length <= 100,
  ),
  form(
    'BR-FR-26',
    'BT-46',
    'an identifier of scheme 0224 has 100 characters at most',
    (s) => withScheme(s.buyer, '0224'),
    (text) => text.length <= 100,
  ),
  form(
    'BR-FR-32',
    'BT-30',
    'scheme 0002 is a SIREN of nine digits; correct registrationId',
    (s) => sirenOf(s.seller),
    (text) => SIREN.test(text),
  ),
  form(
    'BR-FR-32',
    'BT-47',
    'scheme 0002 is a SIREN of nine digits; correct registrationId',
    (s) => sirenOf(s.buyer),
    (text) => SIREN.test(text),
  ),
  form(
    'BR-FR-32',
    'BT-29',
    'schemes 0002 and 0231 are nine digits; correct identifiers',
    (s) => [...withScheme(s.seller, '0002'), ...withScheme(s.seller, '0231')],
    (text) => SIREN.test(text),
  ),
  form(
    'BR-FR-32',
    'BT-46',
    'schemes 0002 and 0231 are nine digits; correct identifiers',
    (s) => [...withScheme(s.buyer, '0002'), ...withScheme(s.buyer, '0231')],
    (text) => SIREN.test(text),
  ),
  documentRule(
    'BR-FR-CO-04',
    'BG-3',
    'a corrected invoice names the one invoice that it corrects; set precedingInvoices',
    (s) => CORRECTED.includes(s.typeCode) && s.precedingInvoices.length !== 1,
  ),
  documentRule(
    'BR-FR-CO-05',
    'BG-3',
    'a credit note names the invoice that it corrects',
    (s) => CREDITS.includes(s.typeCode) && s.precedingInvoices.length === 0,
  ),
  documentRule(
    'BR-FR-CO-07',
    'BT-9',
    'the due date is not before the issue date; set paymentTerm',
    (s) =>
      s.dueDate !== undefined &&
      s.dueDate < (s.issueDate ?? '') &&
      !DEPOSITS.includes(s.typeCode) &&
      !PAID_MODES.includes(mode(s)),
    { shows: (s) => s.dueDate },
  ),
  documentRule(
    'BR-FR-CO-08',
    'BT-23',
    'a final invoice after deposits is not a prepayment invoice',
    (s) => FINAL_MODES.includes(mode(s)) && DEPOSITS.includes(s.typeCode),
  ),
  documentRule(
    'BR-FR-CO-09',
    'BT-113',
    'an invoice that is paid already has paid the total, owes nothing and has a due date',
    (s) =>
      PAID_MODES.includes(mode(s)) &&
      (compare(exact(s.totals.paid), exact(s.totals.withVat)) !== 0 ||
        compare(exact(s.totals.due), ZERO) !== 0 ||
        isBlank(s.dueDate)),
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
    'BR-FR-CO-12',
    'BT-5',
    'an invoice in another currency states VAT in euros; set the tax currency to EUR and exchangeRate',
    ({ currency, taxCurrency, totals }) =>
      currency !== 'EUR' && (taxCurrency !== 'EUR' || isBlank(totals.vatInTaxCurrency)),
    { shows: (s) => s.currency },
  ),
  documentRule(
    'BR-FR-CO-15',
    'BG-11',
    'a member of a single taxable person (scheme 0231) names its tax representative; set taxRepresentative',
    ({ seller, taxRepresentative }) => withScheme(seller, '0231').length > 0 && isBlank(taxRepresentative?.vatId),
  ),
  ...frenchNoteRules,
  ...frenchFigureRules,
];

function withScheme(
  { identifiers }: { readonly identifiers: readonly Identifier[] },
  scheme: string,
): readonly string[] {
  return identifiers.filter((id) => id.scheme === scheme).map(({ value }) => value);
}
