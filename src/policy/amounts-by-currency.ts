import { fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { type Currency, lookUpCurrency } from '../money/currency.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { isPlainObject } from '../validation/object.ts';
import { record } from '../validation/record.ts';
import type { Report } from '../validation/report.ts';
import { type Leaf, leaf, type Shape } from '../validation/shape.ts';

/** Amounts in major units, by the ISO 4217 code of their currency. */
export interface AmountsByCurrency {
  readonly [currency: string]: string;
}

const MOST_CURRENCIES = 200;

/** Whether the code is a currency is checked with the host's own ones, later. */
const codeKey: Leaf<string> = leaf({ type: 'string', maxLength: 12 }, () => undefined);

/** The shape of {@link AmountsByCurrency}. */
export const amountsByCurrency: Shape<AmountsByCurrency> = record({
  key: codeKey,
  value: decimalTextLeaf,
  max: MOST_CURRENCIES,
  tooMany: (count, max) => fault('policy.invalid', '', `${count} currencies, at most ${max} are allowed`),
  noun: 'an object of amounts by currency, such as { CHF: "0.05" }',
});

/** Add the faults of amounts whose currency is unknown, that are not above zero, or finer than their currency. */
export function addAmountFaults(
  amounts: AmountsByCurrency,
  path: string,
  currencies: readonly Currency[] | undefined,
  report: Report,
): void {
  for (const [code, amount] of Object.entries(amounts)) {
    const at = pointer(path, code);
    const currency = lookUpCurrency(code, currencies ?? []);
    if (currency === undefined) {
      report.add(fault('policy.invalid', at, `${show(code)} is not a currency; pass an ISO 4217 code such as "CHF"`));
    } else if (!isWholeMinorUnits(amount, currency.exponent)) {
      const message = `${show(amount)} is not an amount of ${code} above zero with at most ${currency.exponent} decimals; pass one such as "${example(currency.exponent)}"`;
      report.add(fault('policy.invalid', at, message));
    }
  }
}

/** The amount of a currency; `undefined` where none is named. */
export function amountIn(amounts: AmountsByCurrency | string | null, currency: string): string | undefined {
  if (!isPlainObject(amounts)) return amounts ?? undefined;
  return Object.hasOwn(amounts, currency) ? (amounts as AmountsByCurrency)[currency] : undefined;
}

function isWholeMinorUnits(amount: string, exponent: number): boolean {
  const decimal = parseDecimal(amount);
  const shortest = decimal && parseDecimal(formatDecimal(decimal));
  return shortest !== undefined && shortest.coefficient > 0 && shortest.scale <= exponent;
}

function example(exponent: number): string {
  return exponent === 0 ? '1' : `0.${'0'.repeat(exponent - 1)}5`;
}
