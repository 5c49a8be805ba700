import { calculate } from '../calculation/calculate.ts';
import type { Rounding } from '../calculation/calculation.ts';
import { validateCalculationTax } from '../calculation/validate-calculation-tax.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import { snapshotParty } from '../directory/party.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Currency } from '../money/currency.ts';
import { validateTax } from '../tax/validate-tax.ts';
import type { AssignedTaxes } from './assign-taxes.ts';
import type { LineDraft } from './line-draft.ts';
import type { ResolvedTax, TaxAnswer, TaxRequest } from './tax-request.ts';

/** The parts of a document that a tax resolver is told of. */
export interface Resolvable {
  readonly tenant: string;
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  readonly rounding: Rounding;
  readonly records: InvoiceRecords;
  readonly deliverTo: Invoice['deliverTo'];
  /** ISO date. */
  readonly taxDate: string;
  readonly lines: readonly LineDraft[];
  readonly assigned: readonly AssignedTaxes[];
}

/** What to ask the tax resolver, or `null` when every line's taxes are decided. */
export function taxRequestFor(document: Resolvable): TaxRequest | null {
  const open = document.lines.filter((_, index) => isOpen(document.assigned[index]));
  if (open.length === 0) return null;
  const { tenant, currency, pricesIncludeTax, records, deliverTo, taxDate } = document;
  const { lines } = calculate({
    currency,
    rounding: document.rounding,
    lines: open.map(({ quantity, unitPrice, baseQuantity }) => ({ quantity, unitPrice, baseQuantity })),
  });
  return {
    tenant,
    currency: currency.code,
    pricesIncludeTax,
    seller: snapshotParty(records.billingEntity),
    buyer: snapshotParty(records.customer),
    deliverTo,
    taxDate,
    lines: open.map(({ id, name, addOn, quantity, unitPrice, period }, index) => ({
      id,
      name,
      addOn,
      quantity,
      unitPrice,
      period,
      taxCategoryCode: records.addOns.find((one) => one.code === addOn)?.taxCategoryCode ?? null,
      amount: (lines[index] as { amount: string }).amount,
    })),
  };
}

/** Put a resolver's taxes where they belong; lines stay without taxes while the answer is missing. */
export function applyTaxAnswer(
  assigned: readonly AssignedTaxes[],
  answer: TaxAnswer | null,
): { readonly assigned: readonly AssignedTaxes[]; readonly pending: boolean } {
  if (!assigned.some(isOpen)) return { assigned, pending: false };
  if (answer?.status !== 'resolved') return { assigned, pending: true };
  let next = 0;
  return {
    pending: false,
    assigned: assigned.map((line) =>
      isOpen(line) ? { source: 'resolver' as const, taxes: answer.lines[next++] ?? [] } : line,
    ),
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

function isOpen(line: AssignedTaxes | undefined): boolean {
  return line?.source === 'resolver';
}
