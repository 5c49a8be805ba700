import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Tax } from '../tax/tax.ts';
import { standardRates } from './rates.ts';

export type { CountryRates, StandardRate } from './rates.ts';
export { RATES_AS_OF, standardRates } from './rates.ts';

/**
 * The standard rate of a country as taxes of one code: one for each rate since 2016, with the days on which it was valid.
 *
 * For the EU, the United Kingdom, Switzerland and Norway. Reduced rates and regions with rates of their own (Madeira, the
 * Azores, the Greek islands) are not in it. Laws change: what was decided after
 * `RATES_AS_OF` is not in it, and a tax of your own takes its place.
 *
 * @param country - ISO 3166-1 alpha-2
 * @param code - the code of the taxes, default `vat-de-standard` for Germany and so on
 * @throws {ValidationError} `field.value` for a country that is not in the table, `field.type` for a code that is no text
 * @example
 * countryTaxes({ DE: { DE: standardVat('DE'), AT: standardVat('AT') } })
 */
export function standardVat(country: string, code?: string): readonly Tax[] {
  const found =
    typeof country === 'string' && Object.hasOwn(standardRates, country) ? standardRates[country] : undefined;
  if (found === undefined) {
    const known = Object.keys(standardRates).join(', ');
    const message = `no standard rate of ${show(country)} is known; pass one of ${known}, or a tax of your own`;
    throw new ValidationError([fault('field.value', '', message)]);
  }
  if (code !== undefined && (typeof code !== 'string' || code === ''))
    throw new ValidationError([fault('field.type', '', `${show(code)} is not a code; pass a text, or leave it out`)]);
  return found.rates.map(({ rate, from, until }) => ({
    code: code ?? `vat-${country.toLowerCase()}-standard`,
    name: found.name,
    scheme: 'VAT',
    category: 'S',
    rate,
    jurisdiction: country,
    validFrom: from,
    ...(until !== undefined && { validUntil: until }),
  }));
}
