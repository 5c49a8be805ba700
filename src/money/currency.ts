import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { nearest } from '../errors/nearest.ts';
import { show } from '../errors/show.ts';
import { type Currency, currencyCodes, findCurrency } from './currency-table.ts';

export type { Currency } from './currency-table.ts';

/** What {@link validateCurrency} may be told beside the code. */
export interface CurrencyOptions {
  /** ISO date of issue: a currency withdrawn on or before it is refused. */
  readonly on?: string;
  /** Currencies of your own; they win over the table. */
  readonly custom?: readonly Currency[];
}

/**
 * The faults of a currency code: none, or one.
 *
 * Codes are ISO 4217, upper case, from this library's own dated list; `Intl` is not asked, for it disagrees on the
 * minor units of 17 of them.
 *
 * @param code - such as `"EUR"`
 * @returns `currency.unknown` with the near miss, or `currency.withdrawn`
 */
export function validateCurrency(code: unknown, options: CurrencyOptions = {}, path = ''): readonly Fault[] {
  const currency = typeof code === 'string' ? lookUpCurrency(code, options.custom) : undefined;
  if (currency === undefined) return [unknownCurrency(code, path, options.custom ?? [])];
  const { withdrawnOn } = currency;
  if (withdrawnOn === undefined || options.on === undefined || options.on < withdrawnOn) return [];
  return [
    fault('currency.withdrawn', path, `"${code}" was withdrawn on ${withdrawnOn} and the issue date is ${options.on}; bill in its successor`, { withdrawnOn }),
  ];
}

/** The currency of a code, the host's own first; `undefined` when there is none. */
export function lookUpCurrency(code: string, custom: readonly Currency[] = []): Currency | undefined {
  return custom.find((one) => one.code === code) ?? findCurrency(code);
}

/**
 * The currency of a code; a {@link Currency} is checked and passed through.
 *
 * @throws {ValidationError} `currency.unknown`, `currency.invalid`
 */
export function requireCurrency(currency: string | Currency, path = ''): Currency {
  const faults = typeof currency === 'object' && currency !== null ? validateCustomCurrency(currency, path) : validateCurrency(currency, {}, path);
  if (faults.length > 0) throw new ValidationError(faults);
  return typeof currency === 'object' ? currency : (findCurrency(currency) as Currency);
}

/** The faults of a currency that a host registers: `currency.invalid`. */
export function validateCustomCurrency(currency: unknown, path = ''): readonly Fault[] {
  const { code, exponent } = (currency ?? {}) as Partial<Currency>;
  const good = typeof code === 'string' && /^[A-Z][A-Z0-9]{2,11}$/.test(code) && Number.isInteger(exponent) && (exponent as number) >= 0 && (exponent as number) <= 12;
  if (good) return [];
  return [
    fault('currency.invalid', path, `{ code: ${show(code)}, exponent: ${show(exponent)} } is not a currency; the code is 3 to 12 capital letters or digits, the exponent a whole number from 0 to 12`),
  ];
}

function unknownCurrency(code: unknown, path: string, custom: readonly Currency[]): Fault {
  const text = typeof code === 'string' ? code.trim() : '';
  const known = [...custom.map((one) => one.code), ...currencyCodes()];
  const meant = known.includes(text.toUpperCase()) ? text.toUpperCase() : nearest(text, known);
  const hint = meant === undefined ? 'pass an ISO 4217 code in capitals, such as "EUR"' : `did you mean "${meant}"?`;
  return fault('currency.unknown', path, `${show(code)} is not a currency; ${hint}`, meant === undefined ? undefined : { meant });
}
