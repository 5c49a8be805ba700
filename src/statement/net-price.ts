import { formatFixed } from '../money/decimal.ts';
import { divideRounded } from '../money/rounding.ts';
import { type Exact, exact, isNear, multiplyExact } from './exact.ts';

/** Decimals of a price that is computed: enough for a line of 10^7 units to come out to the cent (Peppol R120). */
const DECIMALS = 10;
/** Less than the 0.02 by which Peppol R120 lets a line differ. */
const SLACK: Exact = { value: 1n, scale: 2 };

/** What a line's price is made of; decimal texts. */
export interface PricedLine {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly baseQuantity: string;
  /** Net. */
  readonly amount: string;
  /** Percent of all taxes that `unitPrice` includes; `"0"` for none. */
  readonly includedRate: string;
}

/**
 * The net price that belongs to a line's net amount (BT-146).
 *
 * It is the price as entered where price × quantity gives the amount to a hundredth. Where it does not, because the
 * entered price includes tax, or because the currency has no hundredths, it is amount ÷ quantity × base quantity to ten
 * decimals: EN 16931 does not limit the decimals of a price, and Peppol R120 wants the product to be the amount.
 */
export function netPrice(line: PricedLine): string {
  const [quantity, base, amount] = [exact(line.quantity), exact(line.baseQuantity), exact(line.amount)];
  const price = exact(line.unitPrice);
  const slack = multiplyExact(SLACK, base);
  if (line.includedRate === '0' && isNear(multiplyExact(price, quantity), multiplyExact(amount, base), slack))
    return line.unitPrice;
  if (quantity.value === 0n) return withoutTax(price, exact(line.includedRate));
  return quotient(amount.value * base.value, quantity.value, amount.scale + base.scale - quantity.scale);
}

/** price ÷ (1 + rate ÷ 100) */
function withoutTax(price: Exact, rate: Exact): string {
  const hundred = 100n * 10n ** BigInt(rate.scale);
  return quotient(price.value * hundred, hundred + rate.value, price.scale);
}

/** dividend ÷ divisor ÷ 10^scale, to ten decimals */
function quotient(dividend: bigint, divisor: bigint, scale: number): string {
  const sign = divisor < 0n ? -1n : 1n;
  const up = DECIMALS - scale;
  const [top, bottom] = up >= 0 ? [dividend * 10n ** BigInt(up), divisor] : [dividend, divisor * 10n ** BigInt(-up)];
  return formatFixed(divideRounded(top * sign, bottom * sign, 'half-up'), DECIMALS).replace(/\.?0+$/, '');
}
