import { isPlainObject } from '../validation/object.ts';
import type { Tax } from './tax.ts';

/**
 * The tax that is valid on a date, of those with one code; of several the one that began last.
 *
 * @param date - the ISO date whose taxes apply
 */
export function validOn<T extends Pick<Tax, 'validFrom' | 'validUntil'>>(
  taxes: readonly T[],
  date: string,
): T | undefined {
  let last: T | undefined;
  for (const one of taxes) {
    const { validFrom = '', validUntil = '9999-12-31' } = one;
    const isValid = validFrom <= date && date <= validUntil;
    if (isValid && (last === undefined || (last.validFrom ?? '') < validFrom)) last = one;
  }
  return last;
}

/** A tax without its validity, as lines store it; anything else is returned unchanged. */
export function withoutValidity<T>(tax: T): T {
  if (!isPlainObject(tax) || (tax['validFrom'] === undefined && tax['validUntil'] === undefined)) return tax;
  const { validFrom: _, validUntil: __, ...rest } = tax;
  return rest as T;
}
