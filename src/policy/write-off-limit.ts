import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { parseDecimal } from '../money/decimal.ts';
import { nullable, union } from '../validation/combine.ts';
import { isPlainObject } from '../validation/object.ts';
import type { Shape } from '../validation/shape.ts';
import { type AmountsByCurrency, amountsByCurrency } from './amounts-by-currency.ts';

/**
 * Most that may be written off of one invoice, in major units: one amount for every currency, an amount per currency
 * (an invoice in another one is not written off), or `null` for whatever is due.
 */
export type WriteOffLimit = string | AmountsByCurrency | null;

/** The shape of a {@link WriteOffLimit}. */
export const writeOffLimitShape: Shape<WriteOffLimit> = nullable(
  union<string | AmountsByCurrency>([decimalTextLeaf, amountsByCurrency], (value) => {
    if (isPlainObject(value)) return amountsByCurrency;
    const isBelowZero = typeof value === 'string' && (parseDecimal(value)?.coefficient ?? 0) < 0;
    if (!isBelowZero) return decimalTextLeaf;
    return fault(
      'policy.invalid',
      '',
      `${show(value)} is below zero; pass "0" to write nothing off, or null for no limit`,
    );
  }),
);
