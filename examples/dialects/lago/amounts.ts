import { fromMinorUnits, toMinorUnits, validateCurrency } from 'oneoff';
import * as z from 'zod';
import { invalid } from './errors.ts';

/** Lago's `*_cents`: a whole number of minor units. A JSON number is exact up to 2^53, and what they add up to must be. */
export const centsSchema = z.int().max(1e12);

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
