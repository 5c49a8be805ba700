import { findCurrency } from '../money/currency-table.ts';
import { formatFixed } from '../money/decimal.ts';

/** Zero with the decimals that ISO 4217 gives a currency; a host's own currency, of which nothing was found, has none. */
export function zeroIn(currency: string): string {
  return formatFixed(0, findCurrency(currency)?.exponent ?? 0);
}
