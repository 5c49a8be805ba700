import { compare, exact, ZERO } from '../../../statement/exact.ts';
import type { Statement } from '../../../statement/statement.ts';
import { type AnyRule, documentRule, isBlank, lineRule } from '../rule.ts';
import { frenchFigureRules } from './france-figures.ts';
import { frenchNoteRules } from './france-notes.ts';
import { frenchPartyRules } from './france-parties.ts';
import { type FindTexts, textFormRule } from './text-form-rule.ts';

const MODES = 'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' ');
const SPECIAL_MODES = 'B8 S8 M8 B9 S9 M9'.split(' ');
const PAID_MODES = ['B2', 'S2', 'M2'];
const FINAL_MODES = ['B4', 'S4', 'M4'];
const DEPOSITS = ['386', '500', '503'];
const CORRECTED = ['384', '471', '472', '473'];
const CREDITS = ['261', '381', '396', '502', '503'];
const TYPES = '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' ');

const mode = ({ process }: Statement): string => process.process ?? '';

const isNumber = (text: string): boolean => /^[A-Za-z0-9+\-_/]+$/.test(text);
const isOfCentury = (day: string): boolean => day.startsWith('20');

const DATES: readonly (readonly [term: string, find: FindTexts])[] = [
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

/** The rules of French e-invoicing (CTC, flux 2) on what our documents can say. */
export const frenchRules: readonly AnyRule[] = [
  textFormRule(
    'BR-FR-01',
    'BT-1',
    'a French number has 35 characters at most; shorten the pattern of the number series',
    (s) => s.number,
    (text) => text.length <= 35,
  ),
  textFormRule(
    'BR-FR-02',
    'BT-1',
    'a French number has letters, digits and + - _ / only; change the pattern of the number series',
    (s) => s.number,
    isNumber,
  ),
  textFormRule(
    'BR-FR-01',
    'BT-25',
    'a French number has 35 characters at most',
    (s) => s.precedingInvoices.map(({ number }) => number),
    (text) => text.length <= 35,
  ),
  textFormRule(
    'BR-FR-02',
    'BT-25',
    'a French number has letters, digits and + - _ / only',
    (s) => s.precedingInvoices.map(({ number }) => number),
    isNumber,
  ),
  lineRule(
    'BR-FR-02',
    'BT-128',
    'the object of a line has letters, digits and + - _ / only in UBL; correct references.object, or call toCii',
    ({ object }) => object !== undefined && !isNumber(object.value),
    { syntax: 'ubl', shows: ({ object }) => object?.value },
  ),
  ...DATES.map(([term, find]) => textFormRule('BR-FR-03', term, 'the year is from 2000 to 2099', find, isOfCentury)),
  textFormRule(
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
    'BR-FR-CO-12',
    'BT-5',
    'an invoice in another currency states VAT in euros; set the tax currency to EUR and exchangeRate',
    ({ currency, taxCurrency, totals }) =>
      currency !== 'EUR' && (taxCurrency !== 'EUR' || isBlank(totals.vatInTaxCurrency)),
    { shows: (s) => s.currency },
  ),
  ...frenchPartyRules,
  ...frenchNoteRules,
  ...frenchFigureRules,
];
