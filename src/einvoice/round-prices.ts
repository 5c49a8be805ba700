import { formatFixed } from '../money/decimal.ts';
import { divideRounded } from '../money/rounding.ts';
import { exact } from '../statement/exact.ts';
import type { StatementLine } from '../statement/statement-line.ts';

const DECIMALS = 6;

/** Prices with six decimals at most, as France wants them (BR-FR-DEC-03); the amounts of the lines stay. */
export function roundPrices(lines: readonly StatementLine[]): readonly StatementLine[] {
  return lines.map((line) => {
    const { value, scale } = exact(line.price.net);
    if (scale <= DECIMALS) return line;
    const rounded = divideRounded(value, 10n ** BigInt(scale - DECIMALS), 'half-up');
    return { ...line, price: { ...line.price, net: formatFixed(rounded, DECIMALS).replace(/\.?0+$/, '') } };
  });
}
