import { ValidationError } from '../errors/errors.ts';
import type { Fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { formatFixed } from '../money/decimal.ts';
import { add, type Integer } from '../money/integer.ts';
import { computeTaxes } from '../tax/compute-taxes.ts';
import type { ComputedRow } from '../tax/line-tax.ts';
import { amountTooLarge, isTooLarge } from './amount-limit.ts';
import type { CalculatedLine, Calculation, CalculationInput, LineTaxShare, TaxRow } from './calculation.ts';
import { readCalculation } from './read-calculation.ts';
import type { ReadTax } from './read-tax.ts';
import { validateCalculation } from './validate-calculation.ts';

/**
 * Calculate an invoice: line amounts, tax rows, shares and totals. Pure; the same in server, edge and browser.
 *
 * A line is `quantity × unitPrice ÷ baseQuantity`, rounded once to the currency's decimals. Tax is computed per VAT
 * category and rate, other schemes per code and rate (EN 16931 BR-CO-10, -13, -14, -15, -17), and shared over the
 * lines so that they always add up to it.
 *
 * @param input - prices in major units, quantities and rates (percent) as decimal strings or numbers
 * @throws {ValidationError} with every fault: `decimal.*`, `price.*`, `currency.unknown`, `field.*`, `lines.too_many`,
 * `base_quantity.not_positive`, `rounding.scheme_conflict`, `amount.too_large`
 * @example
 * ```ts
 * calculate({
 *   currency: 'USD',
 *   lines: [
 *     { quantity: 1, unitPrice: '500.00', taxes: [{ code: 'tax-18', rate: '18' }] },
 *     { quantity: 8, unitPrice: '150.00', taxes: [{ code: 'tax-18', rate: '18' }] },
 *   ],
 * }).total; // "2006.00"
 * ```
 */
export function calculate(input: CalculationInput): Calculation {
  const read = readCalculation(input);
  if (read === undefined) throw new ValidationError(validateCalculation(input));
  const { lines, exponent, pricesIncludeTax, rounding } = read;
  const { rows, nets, shares } = computeTaxes(lines, pricesIncludeTax, rounding);
  let subtotal: Integer = 0;
  let place = 0;
  const calculated = new Array<CalculatedLine>(lines.length);
  for (let index = 0; index < lines.length; index++) {
    const net = nets[index] as Integer;
    const { taxes } = lines[index] as (typeof lines)[number];
    subtotal = add(subtotal, net);
    calculated[index] = presentLine(net, taxes, shares, place, exponent);
    place += taxes.length;
  }
  let taxAmount: Integer = 0;
  for (const row of rows) taxAmount = add(taxAmount, row.amount);
  const total = add(subtotal, taxAmount);
  refuseTooLarge(lines, total, exponent);
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
    const { code, rateText, category } = taxes[place] as ReadTax;
    const share = shares[start + place] as Integer;
    tax = add(tax, share);
    taxAmount = formatFixed(share, exponent);
    presented[place] = { code, rate: rateText, category, amount: taxAmount };
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

function refuseTooLarge(lines: readonly { readonly amount: Integer }[], total: Integer, exponent: number): void {
  const faults: Fault[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (isTooLarge((lines[index] as { readonly amount: Integer }).amount, exponent))
      faults.push(amountTooLarge(pointer('/lines', index)));
  }
  if (faults.length === 0 && isTooLarge(total, exponent)) faults.push(amountTooLarge('/lines'));
  throwFaults(faults);
}
