import type { Party } from '../../directory/party.ts';

/** A deposit in the words of an invoice, by language. */
const WORDS: { readonly [language: string]: string } = {
  ar: 'دفعة مقدمة',
  cs: 'Záloha',
  da: 'Forudbetaling',
  de: 'Anzahlung',
  el: 'Προκαταβολή',
  en: 'Deposit',
  es: 'Anticipo',
  fi: 'Ennakkomaksu',
  fr: 'Acompte',
  he: 'מקדמה',
  it: 'Acconto',
  ja: '前受金',
  nl: 'Voorschot',
  pl: 'Zaliczka',
  pt: 'Adiantamento',
  sv: 'Förskott',
};

/**
 * The name of the line that deducts a deposit, in the first language of its parties that has a word for it, as documents
 * choose theirs: the customer's, the seller's, English.
 */
export function deductionName(number: string | null, parties: readonly Pick<Party, 'locale'>[]): string {
  const word = parties.map(({ locale = '' }) => WORDS[locale.split(/[-_]/)[0]?.toLowerCase() ?? '']).find(Boolean);
  return `${word ?? WORDS['en']} ${number}`;
}
