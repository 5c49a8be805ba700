import type { DecimalInput } from './check-decimal.ts';

const BELOW_ZERO = /^-(?=.*[1-9])\d+(\.\d+)?$/;
const SOME_DIGIT = /[1-9]/;

/** Whether a value is a decimal below zero, by its sign and digits alone: nothing is parsed. */
export function isBelowZero(value: unknown): boolean {
  return typeof value === 'number' ? value < 0 : typeof value === 'string' && BELOW_ZERO.test(value);
}

/** Whether a decimal is zero, by its digits alone: nothing is parsed. */
export function isZeroDecimal(decimal: DecimalInput): boolean {
  return typeof decimal === 'number' ? decimal === 0 : !SOME_DIGIT.test(decimal);
}
