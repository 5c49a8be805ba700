import { ValidationError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { isLocale } from '../check-options.ts';
import type { Labels } from '../labels/labels.ts';
import { builtInLanguages } from '../languages.ts';
import type { DocumentOptions } from '../options.ts';

/** A locale with the words of its language. */
export interface Localized {
  readonly locale: string;
  readonly labels: Labels;
}

/**
 * The locale of a document: the one asked for, else the customer's, the seller's, or English. A record's locale without
 * labels is passed over; one that was asked for is refused.
 *
 * @throws {ValidationError} `document.language_missing`
 */
export function localeOf(options: DocumentOptions, records: readonly (string | undefined)[]): Localized {
  const languages = [...(options.languages ?? []), ...builtInLanguages];
  const find = (locale: string) => languages.find(({ language }) => language === new Intl.Locale(locale).language);
  const asked = options.locale;
  const locale = asked ?? records.find((one) => isLocale(one) && find(one) !== undefined) ?? 'en';
  const labels = find(locale);
  if (labels === undefined) throw new ValidationError([languageMissing(locale, languages)]);
  return { locale: withHome(locale), labels: withOwn(labels, options.labels ?? {}) };
}

function languageMissing(locale: string, languages: readonly Labels[]): Fault {
  const known = languages.map(({ language }) => language).join(', ');
  return fault(
    'document.language_missing',
    '/locale',
    `there are no labels for "${locale}", only for ${known}; pass others as languages, from oneoff/documents/labels`,
  );
}

function withOwn(labels: Labels, own: Partial<Labels>): Labels {
  const given = Object.entries(own).filter(([, text]) => text !== undefined);
  return { ...labels, ...Object.fromEntries(given) };
}

/** Our Portuguese is that of Portugal, but `Intl` takes `pt` for Brazil. */
function withHome(locale: string): string {
  return locale === 'pt' ? 'pt-PT' : locale;
}
