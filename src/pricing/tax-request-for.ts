import type { CalculatedLine } from '../calculation/calculation.ts';
import { compute } from '../calculation/compute.ts';
import { lineAmount } from '../calculation/line-amount.ts';
import { snapshotParty } from '../directory/party.ts';
import { frozenCopy } from '../validation/frozen.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { presentLine } from './plan-line.ts';
import type { TaxRequest } from './tax-request.ts';

/**
 * What to ask the tax resolver, or `null` when every line's taxes are decided. It is a frozen copy: whatever a resolver
 * does to it, the plan stays as it is.
 */
export function taxRequestFor(
  { records, currency, rounding, lines, details, taxDate }: Plan,
  tenant: string,
): TaxRequest | null {
  if (!lines.some(awaitsResolver)) return null;
  const { exponent } = currency;
  const untaxed = lines.map((line) => ({ amount: lineAmount(line, exponent, rounding.mode), taxes: [] }));
  const computed = compute({ exponent, rounding, pricesIncludeTax: false, lines: untaxed });
  const categories = new Map(records.addOns.map((addOn) => [addOn.code, addOn.taxCategoryCode]));
  const request: TaxRequest = {
    tenant,
    currency: currency.code,
    pricesIncludeTax: details.pricesIncludeTax,
    seller: snapshotParty(records.billingEntity),
    buyer: snapshotParty(records.customer),
    deliverTo: details.deliverTo,
    taxDate,
    lines: lines.flatMap((line, index) => {
      if (!awaitsResolver(line)) return [];
      const amounts = computed.lines[index] as CalculatedLine;
      const presented = presentLine(line, currency, amounts, []);
      const { id, name, addOn, quantity, unitPrice, period, taxDate: ownTaxDate, amount } = presented;
      const taxCategoryCode = categories.get(addOn ?? '') ?? null;
      return [{ id, name, addOn, quantity, unitPrice, period, taxDate: ownTaxDate, taxCategoryCode, amount }];
    }),
  };
  return frozenCopy(request);
}

/** Whether the resolver decides a line's taxes. */
export function awaitsResolver({ taxSource }: Pick<PlannedLine, 'taxSource'>): boolean {
  return taxSource === 'resolver';
}
