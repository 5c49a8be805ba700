import { pageOptions } from '../options.ts';
import type { Texts } from './en.ts';

/** A key of the page's texts. */
export type TextKey = keyof Texts;

let texts: { readonly [key: string]: string } = {};
let tag = 'en';

/** The reader's locale. */
export function locale(): string {
  return tag;
}

const own: { readonly [language: string]: () => Promise<{ readonly [key: string]: string }> } = {
  en: async () => (await import('./en.ts')).english,
  de: async () => (await import('./de.ts')).german,
  fr: async () => (await import('./fr.ts')).french,
};

/** Load the texts of the reader's language, and the host's own on top of them. */
export async function loadTexts(wanted: string | undefined): Promise<void> {
  const { locale: fixed, texts: file } = pageOptions();
  tag = fixed !== 'browser' ? fixed : (wanted ?? navigator.language ?? 'en');
  const language = new Intl.Locale(tag).language;
  const [ours, hosts] = await Promise.all([
    (own[language] ?? own['en'])?.(),
    file === undefined ? {} : fetch(`assets/${file}`).then((answer) => answer.json()),
  ]);
  const given = hosts as { readonly [locale: string]: { readonly [key: string]: string } };
  texts = { ...ours, ...given[language], ...given[tag] };
  document.documentElement.lang =
    own[language] === undefined && given[language] === undefined && given[tag] === undefined ? 'en' : tag;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) && document.documentElement.lang === tag ? 'rtl' : 'ltr';
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
