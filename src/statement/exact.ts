import { formatFixed } from '../money/decimal.ts';

/** A decimal without limits of size: `value ÷ 10^scale`. */
export interface Exact {
  readonly value: bigint;
  readonly scale: number;
}

/** Zero. */
export const ZERO: Exact = { value: 0n, scale: 0 };

/** The value of a plain decimal text; anything else is zero, for a rule of its own refuses it. */
export function exact(text: string | undefined): Exact {
  if (text === undefined || !isDecimal(text)) return ZERO;
  const point = text.indexOf('.');
  if (point < 0) return { value: BigInt(text), scale: 0 };
  return { value: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** Whether a text is a decimal as EN 16931 has it: digits, a point, a minus. */
function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** a + b */
export function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { value: at(a, scale) + at(b, scale), scale };
}

/** a − b */
export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { value: -b.value, scale: b.scale });
}

/** a × b */
export function multiplyExact(a: Exact, b: Exact): Exact {
  return { value: a.value * b.value, scale: a.scale + b.scale };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  const difference = minus(a, b).value;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether a and b differ by so much at most. */
export function isNear(a: Exact, b: Exact, slack: Exact): boolean {
  const difference = minus(a, b);
  const size = difference.value < 0n ? { ...difference, value: -difference.value } : difference;
  return compare(size, slack) <= 0;
}

/** The sum of decimal texts; `undefined` ones count as zero. */
export function total(amounts: Iterable<string | undefined>): Exact {
  let sum = ZERO;
  for (const amount of amounts) sum = plus(sum, exact(amount));
  return sum;
}

/** The decimal text, with all of its decimals. */
export function exactText({ value, scale }: Exact): string {
  return formatFixed(value, scale);
}

function at({ value, scale }: Exact, to: number): bigint {
  return scale === to ? value : value * 10n ** BigInt(to - scale);
}
