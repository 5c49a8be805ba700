import type { CalculatedLine } from '../calculation/calculation.ts';
import { compute } from '../calculation/compute.ts';
import { createTaxReader } from '../calculation/read-tax.ts';
import { validateCalculationTax } from '../calculation/validate-calculation-tax.ts';
import { snapshotParty } from '../directory/party.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { validateTax } from '../tax/validate-tax.ts';
import { taxDateOf } from './details.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { presentLine } from './plan-line.ts';
import type { ResolvedTax, TaxAnswer, TaxRequest } from './tax-request.ts';

/**
 * What to ask the tax resolver, or `null` when every line's taxes are decided.
 *
 * @param today - the billing entity's day of the command
 */
export function taxRequestFor(
  { records, currency, rounding, lines, details }: Plan,
  { tenant, today }: { readonly tenant: string; readonly today: string },
): TaxRequest | null {
  if (!lines.some(isOpen)) return null;
  const { exponent } = currency;
  const untaxed = lines.map((line) => ({ ...line, taxes: [] }));
  const computed = compute({ exponent, rounding, pricesIncludeTax: false, lines: untaxed });
  const categories = new Map(records.addOns.map((addOn) => [addOn.code, addOn.taxCategoryCode]));
  const request: TaxRequest = {
    tenant,
    currency: currency.code,
    pricesIncludeTax: details.pricesIncludeTax,
    seller: snapshotParty(records.billingEntity),
    buyer: snapshotParty(records.customer),
    deliverTo: details.deliverTo,
    taxDate: taxDateOf(details, today),
    lines: lines.flatMap((line, index) => {
      if (!isOpen(line)) return [];
      const { id, name, addOn, quantity, unitPrice, period } = presentLine(line, currency);
      const taxCategoryCode = categories.get(addOn ?? '') ?? null;
      const { amount } = computed.lines[index] as CalculatedLine;
      return [{ id, name, addOn, quantity, unitPrice, period, taxCategoryCode, amount }];
    }),
  };
  // A copy: whatever a resolver does to its question, the plan stays.
  return JSON.parse(JSON.stringify(request)) as TaxRequest;
}

/** Put a resolver's taxes where they belong; lines stay without taxes while the answer is missing. */
export function applyTaxAnswer(
  { lines, currency, rounding }: Plan,
  answer: TaxAnswer | null,
): { readonly lines: readonly PlannedLine[]; readonly pending: boolean } {
  if (!lines.some(isOpen)) return { lines, pending: false };
  if (answer?.status !== 'resolved') return { lines, pending: true };
  const readTaxes = createTaxReader(currency.exponent, rounding.taxLevel);
  let next = 0;
  return {
    pending: false,
    lines: lines.map((line, index) => {
      if (!isOpen(line)) return line;
      const taxes = readTaxes(answer.lines[next++] ?? []);
      if (taxes !== undefined) return { ...line, taxes };
      const at = pointer('/lines', index);
      throw new ValidationError(
        (answer.lines[next - 1] ?? []).flatMap((tax, place) =>
          validateCalculationTax(tax, pointer(pointer(at, 'taxes'), place), currency.exponent, rounding.taxLevel),
        ),
      );
    }),
  };
}

/**
 * The faults of a resolver's answer: it is data from outside and is checked like any input.
 *
 * @returns `tax.resolver_invalid` and the codes of `validateTax`, with paths into the answer
 */
export function validateTaxAnswer(answer: TaxAnswer, request: TaxRequest, exponent: number): readonly Fault[] {
  if (answer?.status === 'unavailable' || answer?.status === 'rejected') return [];
  if (answer?.status !== 'resolved' || !Array.isArray(answer.lines) || answer.lines.length !== request.lines.length) {
    return [
      fault(
        'tax.resolver_invalid',
        '/lines',
        `not "resolved" with taxes for each of the ${request.lines.length} lines`,
      ),
    ];
  }
  return answer.lines.flatMap((taxes, index) =>
    lineFaults(taxes, pointer('/lines', index), request.pricesIncludeTax, exponent),
  );
}

function lineFaults(taxes: readonly ResolvedTax[], path: string, pricesIncludeTax: boolean, exponent: number): Fault[] {
  if (!Array.isArray(taxes)) return [fault('tax.resolver_invalid', path, `${show(taxes)} is not a list of taxes`)];
  const faults = taxes.flatMap((tax: ResolvedTax, place): Fault[] => {
    const at = pointer(path, place);
    const { taxableAmount: _, amount: __, ...plain } = tax ?? {};
    return [...validateCalculationTax(tax, at, exponent, undefined), ...validateTax(plain, at)];
  });
  const statedCount = taxes.filter((tax) => tax?.amount !== undefined).length;
  if (pricesIncludeTax && statedCount > 0 && statedCount < taxes.length) {
    faults.push(fault('tax.resolver_invalid', path, 'where prices include tax, state all amounts of a line or none'));
  }
  return faults;
}

function isOpen({ taxSource }: PlannedLine): boolean {
  return taxSource === 'resolver';
}
