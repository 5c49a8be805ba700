import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { type Leaf, leaf } from '../validation/shape.ts';
import { checkDecimalText } from './check-decimal.ts';
import { type Decimal, formatFixed, parseDecimal } from './decimal.ts';

/** What a Dinero object gives of itself; any Dinero object (number or bigint) fits. */
export interface DineroSource {
  toJSON(): {
    readonly amount: number | bigint;
    readonly currency: { readonly code: string; readonly base: unknown; readonly exponent: unknown };
    readonly scale: number | bigint;
  };
}

/** A price as callers write it: a decimal string in major units such as `"150.00"`, or a Dinero object. */
export type PriceInput = string | DineroSource;

/** Whether a value is a Dinero object, by its `toJSON`. */
export function isDinero(value: unknown): value is DineroSource {
  return typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON === 'function';
}

/**
 * The fault of a value that should be a price; a bare JS number is refused, because it cannot say whether it means cents.
 *
 * @param currency - the invoice's currency, where it is known: a Dinero object must be in it
 */
export function checkPrice(value: unknown, path: string, currency?: string): Fault | undefined {
  const text = priceText(value);
  if (text !== undefined)
    return (
      (currency === undefined ? undefined : checkPriceCurrency(value, path, currency)) ?? checkDecimalText(text, path)
    );
  if (isDinero(value))
    return fault('price.invalid', path, 'not a Dinero object of base 10 with a safe amount; pass a decimal string');
  const isNumber = typeof value === 'number';
  const example = isNumber && Number.isFinite(value) ? value.toFixed(2) : '150.00';
  const why = isNumber ? 'a number, which cannot say whether it means cents' : 'not a price';
  const wayOut = `pass a decimal string in major units such as "${example}", or a Dinero object`;
  return fault(isNumber ? 'price.is_number' : 'field.type', path, `${show(value)} is ${why}; ${wayOut}`);
}

/** The fault of a Dinero object in another currency than the invoice's; other prices do not name a currency. */
export function checkPriceCurrency(value: unknown, path: string, currency: string): Fault | undefined {
  const read = readDinero(value);
  if (read === undefined || read.code === currency) return undefined;
  return fault(
    'price.currency_mismatch',
    path,
    `the price is in ${show(read.code)} but the invoice in "${currency}"; prices are never converted`,
  );
}

/** The decimal text of a price in major units; `undefined` where {@link checkPrice} has a fault. */
export function priceText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : readDinero(value)?.text;
}

/** Read a price; `undefined` where {@link checkPrice} has a fault. */
export function readPrice(value: unknown, currency: string): Decimal | undefined {
  if (typeof value === 'string') return parseDecimal(value);
  const read = readDinero(value);
  return read?.code === currency ? parseDecimal(read.text) : undefined;
}

/** The decimal text and the currency code of a Dinero object; `undefined` for any other value and for an inexact amount. */
function readDinero(value: unknown): { readonly text: string; readonly code: string } | undefined {
  if (typeof value !== 'object') return undefined;
  try {
    const { amount, currency, scale } = (value as DineroSource).toJSON();
    const decimals = Number(scale);
    const isExact = typeof amount === 'bigint' || Number.isSafeInteger(amount);
    const isShort = Number.isInteger(decimals) && decimals >= 0 && decimals <= 30;
    if (isExact && isShort && String(currency.base) === '10')
      return { text: formatFixed(amount, decimals), code: currency.code };
  } catch {
    // Whatever a foreign toJSON throws or returns, it is not a price.
  }
  return undefined;
}

/** A price: a decimal string in major units, or a Dinero object, which JSON does not know, in the `currency` of the check's context. */
export const priceLeaf: Leaf<PriceInput> = leaf({ type: 'string' }, (value, path, { context }) =>
  checkPrice(value, path, context['currency'] as string | undefined),
);
