import { ibanFlaw } from '../../code-lists/iban.ts';
import type { Statement } from '../../statement/statement.ts';
import type { GermanRules } from './german.ts';
import { type AnyRule, documentRule } from './rule.ts';

const TYPES: readonly string[] = ['326', '380', '384', '389', '381', '875', '876', '877'];

/** The German rules that only warn. */
export function germanWarnings({ id, applies }: GermanRules): readonly AnyRule[] {
  const rule = (number: string, term: string, says: string, breaks: (s: Statement) => boolean): AnyRule =>
    documentRule(id(number), term, says, (s) => applies(s) && breaks(s));
  const flawed = (iban: string | undefined): boolean =>
    iban === undefined || ibanFlaw(iban.replaceAll(' ', '')) !== undefined;
  return [
    rule(
      '17',
      'BT-3',
      'Germany expects one of the types 326, 380, 381, 384, 389, 875, 876, 877',
      (s) => !TYPES.includes(s.typeCode),
    ),
    rule(
      '19',
      'BT-84',
      'a SEPA credit transfer needs a correct IBAN',
      ({ payment }) => payment?.means === '58' && payment.accounts.some(({ account }) => flawed(account)),
    ),
    rule(
      '20',
      'BT-91',
      'a SEPA direct debit needs a correct IBAN',
      ({ payment }) =>
        payment?.means === '59' && payment.directDebit !== undefined && flawed(payment.directDebit.account),
    ),
    rule(
      '26',
      'BG-3',
      'a corrected invoice (384) names the invoice that it corrects; set precedingInvoices',
      (s) => s.typeCode === '384' && s.precedingInvoices.length === 0,
    ),
    rule(
      '27',
      'BT-42',
      "the seller's phone number has fewer than three digits",
      ({ seller }) => seller.contact?.phone !== undefined && !/(?:\d.*){3}/.test(seller.contact.phone),
    ),
    rule(
      '28',
      'BT-43',
      "the seller's e-mail address is not valid",
      ({ seller }) =>
        seller.contact?.email !== undefined && !/^[^@\s]+@(?:[^@.\s]+\.)+[^@.\s]+$/.test(seller.contact.email),
    ),
  ];
}
