import { clean } from '../clean.ts';

/** Basic Latin, Latin-1 Supplement, Latin Extended-A, and four letters of Romanian and the euro sign. */
const ALLOWED = /^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]*$/;
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '\u202f': ' ',
};

/**
 * The first characters of a text in the character set of the QR-bill, or `undefined` where it has others: a name in
 * another script cannot be spelt.
 */
export function swissText(text: string | undefined, most: number): string | undefined {
  const plain = [...clean(text ?? '').normalize('NFC')].map((char) => SUBSTITUTES[char] ?? char).join('');
  if (!ALLOWED.test(plain)) return undefined;
  const line = plain.replace(/\s+/g, ' ').trim();
  return [...line].slice(0, most).join('').trim();
}
