import { type Fault, fault } from '../errors/fault.ts';
import { type Currency, checkCurrency } from './currency.ts';
import { type Withdrawal, withdrawalOn } from './withdrawals.ts';

/** What {@link validateCurrency} takes beside the code. */
export interface CurrencyOptions {
  /** ISO date of issue: a currency withdrawn on or before it is refused. */
  readonly on?: string;
  /** Currencies of your own; they win over the table. */
  readonly custom?: readonly Currency[];
}

/**
 * The faults of a currency code: none, or one.
 *
 * Codes are ISO 4217, upper case, from this library's own dated list; `Intl` is not used, because it disagrees on the
 * minor units of 17 of them.
 *
 * @param code - such as `"EUR"`
 * @returns `currency.unknown` with the near miss, or `currency.withdrawn`
 */
export function validateCurrency(code: unknown, { on, custom }: CurrencyOptions = {}, path = ''): readonly Fault[] {
  const unknown = checkCurrency(code, path, custom);
  if (unknown) return [unknown];
  const withdrawal = on === undefined ? undefined : withdrawalOn(code as string, on, custom);
  if (withdrawal === undefined) return [];
  const { successor } = withdrawal;
  const wayOut = successor
    ? `bill in ${successor.code}, its successor, at ${successor.rate} ${code} for 1 ${successor.code}`
    : 'bill in its successor';
  return [
    fault(
      'currency.withdrawn',
      path,
      `"${code}" was withdrawn on ${withdrawal.on} and the issue date is ${on}; ${wayOut}`,
      withdrawalDetails(withdrawal),
    ),
  ];
}

/** The figures behind a fault about a withdrawn currency. */
export function withdrawalDetails({ on, successor }: Withdrawal): NonNullable<Fault['details']> {
  return { withdrawnOn: on, ...(successor && { successor: successor.code, rate: successor.rate }) };
}
