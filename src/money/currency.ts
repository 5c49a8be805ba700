import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { type NearMissSearch, nearest } from '../errors/nearest.ts';
import { show } from '../errors/show.ts';
import { type Currency, currencyCodes, findCurrency } from './currency-table.ts';

export type { Currency, CurrencySuccessor } from './currency-table.ts';

/**
 * The fault of a currency code, or `undefined`: whether it exists, not whether it is still in use.
 *
 * Codes are ISO 4217, upper case, from this library's own list; `Intl` is not used, because it disagrees on the minor
 * units of 17 of them.
 */
export function checkCurrency(
  code: unknown,
  path: string,
  custom: readonly Currency[] = [],
  near: NearMissSearch = { nearest },
): Fault | undefined {
  if (typeof code === 'string' && lookUpCurrency(code, custom)) return undefined;
  const text = typeof code === 'string' ? code.trim() : '';
  const meant = near.nearest(text, [...custom.map((one) => one.code), ...currencyCodes()]);
  const hint = meant ? `did you mean "${meant}"?` : 'pass an ISO 4217 code such as "EUR"';
  return fault('currency.unknown', path, `${show(code)} is not a currency; ${hint}`, meant && { meant });
}

/** The currency of a code, the host's own first; `undefined` if it is unknown. */
export function lookUpCurrency(code: string, custom: readonly Currency[] = []): Currency | undefined {
  return custom.find((one) => one.code === code) ?? findCurrency(code);
}

/**
 * The currency of a code; a {@link Currency} is checked and passed through.
 *
 * @throws {ValidationError} `currency.unknown`, `currency.invalid`
 */
export function requireCurrency(currency: string | Currency, custom: readonly Currency[] = []): Currency {
  const found =
    typeof currency === 'object' && currency !== null
      ? checkCustomCurrency(currency, '')
      : checkCurrency(currency, '', custom);
  if (found) throw new ValidationError([found]);
  return typeof currency === 'object' ? currency : (lookUpCurrency(currency, custom) as Currency);
}

/** The code of a currency that the host defines. */
export const OWN_CODE: RegExp = /^[A-Z][A-Z0-9]{2,11}$/;

/** The fault of a currency that a host registers, or `undefined`: `currency.invalid`. */
export function checkCustomCurrency(currency: unknown, path: string): Fault | undefined {
  const { code, exponent } = (currency ?? {}) as Partial<Currency>;
  if (
    typeof code === 'string' &&
    OWN_CODE.test(code) &&
    Number.isInteger(exponent) &&
    (exponent as number) >= 0 &&
    (exponent as number) <= 12
  )
    return undefined;
  return fault(
    'currency.invalid',
    path,
    `{ code: ${show(code)}, exponent: ${show(exponent)} } is not a currency; code is 3 to 12 capitals or digits, exponent 0 to 12`,
  );
}
