import { isLosslessNumber } from 'lossless-json';
import { fromMinorUnits, toMinorUnits, validateCurrency } from 'oneoff';
import * as z from 'zod';
import { plainDecimal } from '../wire-decimal.ts';
import { invalid } from './errors.ts';

const MOST = 1e12;

/** A whole JSON number, exactly as it is written: `50000.5` and `1e400` are none. */
export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }): z.ZodType<number> {
  const exact = (value: unknown): unknown => {
    const text = isLosslessNumber(value) ? plainDecimal(value) : undefined;
    return text !== undefined && !text.includes('.') ? Number(text) : value;
  };
  return z.preprocess(exact, z.number().min(min).max(max));
}

/** Lago's `*_cents`, in minor units. A JSON number is exact up to 2^53, and what they add up to must be. */
export const centsSchema: z.ZodType<number> = wholeNumber({ min: 0, max: MOST });

/** The same, and something. */
export const positiveCents: z.ZodType<number> = wholeNumber({ min: 1, max: MOST });

/** From the wire: cents become decimal text here and nowhere else. `field` is where the currency came from. */
export function fromCents(cents: number, currency: string, field = 'currency'): string {
  if (validateCurrency(currency).length > 0) throw invalid({ [field]: ['value_is_invalid'] });
  return fromMinorUnits(BigInt(cents), currency);
}

/** To the wire. */
export function toCents(amount: string, currency: string): number {
  const cents = Number(toMinorUnits(amount, currency));
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${amount} ${currency} has no exact number of minor units`);
  return cents;
}
