import { ValidationError } from '../errors/errors.ts';
import type { Calculation, CalculationInput } from './calculation.ts';
import { compute } from './compute.ts';
import { readCalculation } from './read-calculation.ts';
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
  return compute(read);
}
