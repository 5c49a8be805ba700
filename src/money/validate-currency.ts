import { type Fault, fault } from '../errors/fault.ts';
import { type Currency, checkCurrency } from './currency.ts';
import { withdrawalOf } from './withdrawals.ts';

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
  const own = custom?.find((one) => one.code === code);
  const withdrawnOn = own ? own.withdrawnOn : withdrawalOf(code as string);
  if (withdrawnOn === undefined || on === undefined || on < withdrawnOn) return [];
  return [
    fault(
      'currency.withdrawn',
      path,
      `"${code}" was withdrawn on ${withdrawnOn} and the issue date is ${on}; bill in its successor`,
      { withdrawnOn },
    ),
  ];
}
