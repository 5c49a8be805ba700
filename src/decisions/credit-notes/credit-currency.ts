import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import type { ExchangeRate, FinalizedInvoice } from '../../invoice/invoice.ts';
import { compareAmounts } from '../../money/amounts.ts';
import { readDecimal } from '../../money/check-decimal.ts';
import { type Currency, lookUpCurrency } from '../../money/currency.ts';
import { type Decimal, formatDecimal } from '../../money/decimal.ts';
import { withdrawalDetails } from '../../money/validate-currency.ts';
import { type Withdrawal, withdrawalOn } from '../../money/withdrawals.ts';
import type { ExchangeRateInput } from '../../pricing/input.ts';
import type { CreditNoteInput } from './credit-note-input.ts';

/** In which currency a credit note is, where that is not its invoice's. */
export interface CreditConversion {
  readonly currency: Currency;
  /** Units of the invoice's currency for one unit of the note's. */
  readonly exchangeRate: ExchangeRate;
}

/** What the currency of a credit note is read against. */
export interface CreditCurrencyContext {
  /** ISO date of the credit note. */
  readonly on: string;
  /** The host's own currencies. */
  readonly currencies: readonly Currency[];
}

/**
 * The currency of a credit note: its invoice's, but once that is withdrawn its successor's, at the rate that the law fixed.
 *
 * @returns `undefined` where it is the invoice's; or `currency.withdrawn`, `currency.unknown`,
 * `credit_note.currency_mismatch`, `exchange_rate.required`, `exchange_rate.not_fixed`
 */
export function creditConversion(
  { currency, exchangeRate }: Pick<CreditNoteInput, 'currency' | 'exchangeRate'>,
  invoice: FinalizedInvoice,
  { on, currencies }: CreditCurrencyContext,
): CreditConversion | Fault | undefined {
  const own = invoice.currency;
  const withdrawal = withdrawalOn(own, on, currencies);
  if (currency === undefined || currency === own) {
    if (exchangeRate !== undefined && withdrawal === undefined) return needless(own);
    return withdrawal && withdrawn(own, on, withdrawal);
  }
  const { successor } = withdrawal ?? {};
  if (withdrawal === undefined || (successor && successor.code !== currency))
    return mismatch(currency, own, withdrawal);
  const found = lookUpCurrency(currency, currencies);
  if (found === undefined)
    return fault('currency.unknown', '/currency', `${show(currency)} is not a currency; pass an ISO 4217 code`);
  const rate = exchangeRate === undefined ? undefined : formatDecimal(readDecimal(exchangeRate.rate) as Decimal);
  if (successor && rate !== undefined && compareAmounts(rate, successor.rate) !== 0)
    return fault(
      'exchange_rate.not_fixed',
      '/exchangeRate/rate',
      `${rate} ${own} for 1 ${currency} is not the fixed rate; pass ${show(successor.rate)}`,
      withdrawalDetails(withdrawal),
    );
  if (!successor && exchangeRate === undefined)
    return fault(
      'exchange_rate.required',
      '/exchangeRate',
      `the invoice is in ${own}, whose rate in ${currency} is not known; give exchangeRate, how many ${own} one ${currency} is`,
    );
  return { currency: found, exchangeRate: rateOf(exchangeRate, withdrawal) };
}

function rateOf(given: ExchangeRateInput | undefined, { on, successor }: Withdrawal): ExchangeRate {
  const { date = on, source = 'fixed by law' } = given ?? {};
  return { rate: successor?.rate ?? formatDecimal(readDecimal(given?.rate) as Decimal), date, source };
}

function withdrawn(own: string, on: string, withdrawal: Withdrawal): Fault {
  const { successor } = withdrawal;
  const [next, rate] = successor ? [successor.code, successor.rate] : ['its successor', '…'];
  const fixed = successor ? `; its successor is ${next}, at the fixed rate of ${rate} ${own} for 1 ${next}` : '';
  return fault(
    'currency.withdrawn',
    '/currency',
    `${show(own)} was withdrawn on ${withdrawal.on} and the credit note is of ${on}${fixed}. ` +
      `Either credit in ${next}: pass currency: ${show(successor?.code ?? '…')} and exchangeRate: { rate: ${show(rate)}, date, source }; ` +
      `or void the invoice and reissue it with another currency: reissue(id, { currency: ${show(successor?.code ?? '…')} })`,
    withdrawalDetails(withdrawal),
  );
}

function mismatch(currency: string, own: string, withdrawal: Withdrawal | undefined): Fault {
  const wayOut = withdrawal?.successor
    ? `its successor is ${withdrawal.successor.code}, so pass that`
    : `leave currency out, because ${own} is in use on that day`;
  return fault(
    'credit_note.currency_mismatch',
    '/currency',
    `the invoice is in ${own}, so it cannot be credited in ${show(currency)}; ${wayOut}`,
    withdrawal && withdrawalDetails(withdrawal),
  );
}

function needless(own: string): Fault {
  return fault(
    'credit_note.currency_mismatch',
    '/exchangeRate',
    `the credit note is in ${own}, as its invoice is, so nothing is converted; leave exchangeRate out`,
  );
}
