import type { CalculatedLine } from '../calculation/calculation.ts';
import type { ReadTax } from '../calculation/read-tax.ts';
import type { LineWithholding, Withholding } from '../invoice/payable.ts';
import type { Currency } from '../money/currency.ts';
import { type Decimal, formatFixed, parseDecimal, rescale } from '../money/decimal.ts';
import type { Integer } from '../money/integer.ts';
import type { RoundingMode } from '../money/rounding.ts';
import { computeTaxes } from '../tax/compute-taxes.ts';
import type { PlannedLine } from './plan.ts';

const NO_SHARES: readonly LineWithholding[] = Object.freeze([]);

/** The withheld taxes of a document, and each line's shares of them. */
export interface Withheld {
  readonly rows: readonly Withholding[];
  /** One list per line, in the order of the lines. */
  readonly lines: readonly (readonly LineWithholding[])[];
}

/**
 * The taxes that the customer withholds: per code and rate on the net amounts, rounded once and shared over the lines as
 * other taxes are. They are no part of the invoice's taxes or of its total.
 */
export function withhold(
  lines: readonly PlannedLine[],
  computed: readonly CalculatedLine[],
  { exponent }: Currency,
  mode: RoundingMode,
): Withheld {
  if (lines.every(({ withheld }) => withheld.length === 0)) return { rows: [], lines: lines.map(() => NO_SHARES) };
  const taxable = lines.map(({ withheld: taxes }, index) => {
    const { amount } = computed[index] as CalculatedLine;
    // A sum of amounts may have more digits than an input, but a line's net amount may not.
    return { amount: rescale(parseDecimal(amount) as Decimal, exponent), taxes };
  });
  const { rows, shares } = computeTaxes<ReadTax>(taxable, false, { taxLevel: 'rate', mode });
  let place = 0;
  const print = (amount: Integer): string => formatFixed(amount, exponent);
  return {
    rows: rows.map(({ tax, taxableAmount, amount }) => ({
      code: tax.code,
      name: tax.name as string,
      scheme: tax.scheme as string,
      rate: tax.rateText as string,
      jurisdiction: tax.jurisdiction,
      base: print(taxableAmount),
      amount: print(amount),
    })),
    lines: lines.map(({ withheld }) =>
      withheld.map(({ code, rateText }) => ({
        code,
        rate: rateText as string,
        amount: print(shares[place++] as Integer),
      })),
    ),
  };
}
