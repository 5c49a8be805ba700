const WHOLE_DIGITS = 25;
const DECIMALS = 25;

/**
 * A decimal as text that sorts as the number does, for databases without exact decimals.
 *
 * Negative ones have each digit turned around, so that the larger amount sorts first.
 */
export function sortableDecimal(value: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^([+-]?)0*(\d*)\.?(\d*)$/.exec(value) ?? [];
  const digits = whole.padStart(WHOLE_DIGITS, '0') + decimals.padEnd(DECIMALS, '0');
  if (sign !== '-' || !/[1-9]/.test(digits)) return `1${digits}`;
  return `0${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}`;
}
