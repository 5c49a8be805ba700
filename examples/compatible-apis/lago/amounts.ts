import { isLosslessNumber } from 'lossless-json';
import { fromMinorUnits, toMinorUnits, validateCurrency } from 'oneoff';
import * as z from 'zod';
import { plainDecimal } from '../request-decimal.ts';
import { invalid } from './errors.ts';

const MOST = 1e12;

/** A whole JSON number, read exactly as written; `50000.5` and `1e400` are refused. */
export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }): z.ZodType<number> {
  const exact = (value: unknown): unknown => {
    const text = isLosslessNumber(value) ? plainDecimal(value) : undefined;
    return text !== undefined && !text.includes('.') ? Number(text) : value;
  };
  return z.preprocess(exact, z.number().min(min).max(max));
}

/** Lago's `*_cents`, in minor units. JSON numbers are exact up to 2^53, and so must be their sums. */
export const centsSchema: z.ZodType<number> = wholeNumber({ min: 0, max: MOST });

/** The same, above zero. */
export const positiveCents: z.ZodType<number> = wholeNumber({ min: 1, max: MOST });

/** From cents to a decimal string, here and nowhere else. `field` is where the currency came from. */
export function fromCents(cents: number, currency: string, field = 'currency'): string {
  if (validateCurrency(currency).length > 0) throw invalid({ [field]: ['value_is_invalid'] });
  return fromMinorUnits(BigInt(cents), currency);
}

/** From a decimal string to cents. */
export function toCents(amount: string, currency: string): number {
  const cents = Number(toMinorUnits(amount, currency));
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${amount} ${currency} has no exact number of minor units`);
  return cents;
}
