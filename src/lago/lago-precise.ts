import type { Invoice, InvoiceLine } from '../invoice/invoice.ts';
import { decimalsOf } from '../money/amounts.ts';
import { type Decimal, formatDecimal, parseDecimal, rescale } from '../money/decimal.ts';
import { add, multiply, powerOfTen } from '../money/integer.ts';

/** The figures of a line before anything is rounded, as Lago writes decimals. */
export interface PreciseFigures {
  /** Major units. */
  readonly amount: string;
  readonly taxes: string;
  readonly total: string;
  readonly amountInCents: string;
  /** Percent, the sum of the line's taxes. */
  readonly rate: number;
}

/**
 * A line's amounts before rounding: units × price, and that × rate.
 *
 * Lago has no gross prices, no base quantities and no amounts that a resolver states; such a line has its rounded amounts.
 */
export function preciseFigures(line: InvoiceLine, { pricesIncludeTax }: Invoice): PreciseFigures {
  const rate = line.taxes.map((tax) => decimal(tax.rate ?? '0')).reduce(sum, { coefficient: 0, scale: 0 });
  const exact = !pricesIncludeTax && line.baseQuantity === '1' && !line.taxSource?.startsWith('resolver');
  const amount = exact ? times(decimal(line.quantity), decimal(line.unitPrice)) : decimal(line.amount);
  const taxes = exact ? times(amount, { ...rate, scale: rate.scale + 2 }) : decimal(line.taxAmount);
  return {
    amount: bigDecimal(amount),
    taxes: bigDecimal(taxes),
    total: bigDecimal(sum(amount, taxes)),
    amountInCents: bigDecimal(times(amount, { coefficient: powerOfTen(decimalsOf(line.amount)), scale: 0 })),
    rate: Number(formatDecimal(rate)),
  };
}

/** A decimal as Ruby's BigDecimal writes it: with a digit behind the point. */
export function bigDecimal(value: Decimal | string): string {
  const text = formatDecimal(typeof value === 'string' ? decimal(value) : value);
  return text.includes('.') ? text : `${text}.0`;
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? { coefficient: BigInt(text.replace('.', '')), scale: decimalsOf(text) };
}

function times(a: Decimal, b: Decimal): Decimal {
  return { coefficient: multiply(a.coefficient, b.coefficient), scale: a.scale + b.scale };
}

function sum(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { coefficient: add(rescale(a, scale), rescale(b, scale)), scale };
}
