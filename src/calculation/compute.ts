import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { formatFixed } from '../money/decimal.ts';
import { add, type Integer } from '../money/integer.ts';
import { computeTaxes } from '../tax/compute-taxes.ts';
import type { ComputedRow, TaxableLine } from '../tax/line-tax.ts';
import { isVat } from '../tax/tax-group.ts';
import { amountTooLarge, isTooLarge } from './amount-limit.ts';
import type { CalculatedLine, Calculation, LineTaxShare, TaxRow } from './calculation.ts';
import type { ReadCalculation } from './read-form.ts';
import type { ReadTax } from './read-tax.ts';

/**
 * Compute the amounts of what was read: the second half of `calculate`.
 *
 * @throws {ValidationError} `amount.too_large`, with the line's path
 */
export function compute({ lines, exponent, pricesIncludeTax, rounding }: ReadCalculation): Calculation {
  const faults: Fault[] = [];
  const { rows, nets, shares } = computeTaxes(lines, pricesIncludeTax, rounding);
  let subtotal: Integer = 0;
  let place = 0;
  const calculated = new Array<CalculatedLine>(lines.length);
  for (let index = 0; index < lines.length; index++) {
    const net = nets[index] as Integer;
    const { amount, taxes } = lines[index] as TaxableLine<ReadTax>;
    if (isTooLarge(amount, exponent)) faults.push(amountTooLarge(pointer('/lines', index)));
    subtotal = add(subtotal, net);
    calculated[index] = presentLine(net, taxes, shares, place, exponent);
    place += taxes.length;
  }
  let taxAmount: Integer = 0;
  for (const row of rows) taxAmount = add(taxAmount, row.amount);
  const total = add(subtotal, taxAmount);
  if (faults.length === 0 && isTooLarge(total, exponent)) faults.push(amountTooLarge('/lines'));
  throwFaults(faults);
  return {
    subtotal: formatFixed(subtotal, exponent),
    taxAmount: formatFixed(taxAmount, exponent),
    total: formatFixed(total, exponent),
    taxes: rows.map((row) => presentRow(row, exponent)),
    lines: calculated,
  };
}

function presentLine(
  net: Integer,
  taxes: readonly ReadTax[],
  shares: readonly Integer[],
  start: number,
  exponent: number,
): CalculatedLine {
  let tax: Integer = 0;
  let taxAmount = '';
  const presented = new Array<LineTaxShare>(taxes.length);
  for (let place = 0; place < taxes.length; place++) {
    const one = taxes[place] as ReadTax;
    const { code, rateText: rate, category, jurisdiction } = one;
    const share = shares[start + place] as Integer;
    tax = add(tax, share);
    taxAmount = formatFixed(share, exponent);
    presented[place] =
      jurisdiction === null || !isVat(one)
        ? { code, rate, category, amount: taxAmount }
        : { code, rate, category, jurisdiction, amount: taxAmount };
  }
  // One tax is the common case: its text is the line's.
  if (presented.length !== 1) taxAmount = formatFixed(tax, exponent);
  return {
    amount: formatFixed(net, exponent),
    taxAmount,
    total: formatFixed(add(net, tax), exponent),
    taxes: presented,
  };
}

function presentRow({ tax, taxableAmount, amount }: ComputedRow<ReadTax>, exponent: number): TaxRow {
  return {
    code: tax.code,
    name: tax.name,
    scheme: tax.scheme,
    rate: tax.rateText,
    category: tax.category,
    exemption: tax.exemption && { ...tax.exemption },
    jurisdiction: tax.jurisdiction,
    taxableAmount: formatFixed(taxableAmount, exponent),
    amount: formatFixed(amount, exponent),
  };
}
