import { pageOptions } from '../options.ts';
import type { firstEnglish } from './en/first-en.ts';
import type { moreEnglish } from './en/more-en.ts';

/** A key of the page's texts. */
export type TextKey = keyof typeof firstEnglish | keyof typeof moreEnglish;

type Words = { readonly [key: string]: string };

let texts: Words = {};
let hostTexts: Words = {};
let language = 'en';
let tag = 'en';

/** The reader's locale. */
export function locale(): string {
  return tag;
}

interface Language {
  readonly first: () => Promise<Words>;
  readonly more: () => Promise<Words>;
}

const english: Language = {
  first: async () => (await import('./en/first-en.ts')).firstEnglish,
  more: async () => (await import('./en/more-en.ts')).moreEnglish,
};
const languages: { readonly [language: string]: Language } = {
  en: english,
  de: {
    first: async () => (await import('./de/first-de.ts')).firstGerman,
    more: async () => (await import('./de/more-de.ts')).moreGerman,
  },
  fr: {
    first: async () => (await import('./fr/first-fr.ts')).firstFrench,
    more: async () => (await import('./fr/more-fr.ts')).moreFrench,
  },
};

/** Load the first screen's texts in the reader's language, and the host's own on top of them. */
export async function loadTexts(wanted: string | undefined): Promise<void> {
  const { locale: fixed, texts: file } = pageOptions();
  tag = fixed !== 'browser' ? fixed : (wanted ?? navigator.language ?? 'en');
  language = new Intl.Locale(tag).language;
  const [ours, hosts] = await Promise.all([
    (languages[language] ?? english).first(),
    file === undefined ? {} : fetch(`assets/${file}`).then((answer) => answer.json()),
  ]);
  const given = hosts as { readonly [locale: string]: Words };
  hostTexts = { ...given[language], ...given[tag] };
  texts = { ...ours, ...hostTexts };
  const isKnown = languages[language] !== undefined || given[language] !== undefined || given[tag] !== undefined;
  document.documentElement.lang = isKnown ? tag : 'en';
  document.documentElement.dir = isKnown && RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** Load the texts of all other screens. */
export async function loadMoreTexts(): Promise<void> {
  texts = { ...texts, ...(await (languages[language] ?? english).more()), ...hostTexts };
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** A text with its values: `{name}` is replaced, and `n` chooses between `key.one` and `key`. */
export function t(key: TextKey, values: { readonly [name: string]: string | number } = {}): string {
  const one = `${key}.one`;
  const isOne = typeof values['n'] === 'number' && new Intl.PluralRules(tag).select(values['n']) === 'one';
  const text = (isOne ? texts[one] : undefined) ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A text that may not be there, such as the words of a fault's code. */
export function maybe(key: string): string | undefined {
  return texts[key];
}
