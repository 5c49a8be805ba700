import { currencyCodes, findCurrency } from '../money/currency-table.ts';
import { withdrawalOf } from '../money/withdrawals.ts';
import { type CodeList, codeList, wordMeant } from './code-list.ts';

/** What people write for a currency, beside its English name. A dollar and a crown are those of many countries. */
const MEANT: { readonly [written: string]: string } = {
  '€': 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  sterling: 'GBP',
  sfr: 'CHF',
  rmb: 'CNY',
  '₹': 'INR',
  zł: 'PLN',
};

/**
 * Currencies in use (ISO 4217 list one as of January 2026, amendment 180; BT-5) that have a minor unit: metals, test codes
 * and `XXX` have none, so nothing can be billed in them. Withdrawn ones are left out, though an invoice in one stays valid.
 */
export const currencies: CodeList = codeList(
  'currencies (ISO 4217)',
  () => currencyCodes().filter((code) => withdrawalOf(code) === undefined),
  (written) => wordMeant(MEANT, written) ?? currencyNamed(written),
);

/** The decimals of a currency's minor unit by ISO 4217, withdrawn ones too: 2 for `EUR`, 0 for `JPY`; `undefined` for another text. */
export function currencyDigits(code: string): number | undefined {
  return findCurrency(code)?.exponent;
}

/** The names by ISO 4217 of currencies that a runtime may not know yet. */
const NEW_NAMES: { readonly [code: string]: string } = {
  XAD: 'Arab Accounting Dinar',
  XCG: 'Caribbean Guilder',
  ZWG: 'Zimbabwe Gold',
};

/** The English name of a currency, such as `"Swiss Franc"` for `CHF`, as the runtime's CLDR has it; `undefined` for another text. */
export function currencyName(code: string): string | undefined {
  return findCurrency(code) && (namesOfCurrencies().of(code) ?? NEW_NAMES[code]);
}

/** The code of a currency by its English name, where the runtime knows the names. */
function currencyNamed(name: string): string | undefined {
  const names = namesOfCurrencies();
  const wanted = name.trim().toLowerCase();
  return currencies.codes().find((code) => names.of(code)?.toLowerCase() === wanted);
}

function namesOfCurrencies(): Intl.DisplayNames {
  return new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
}
