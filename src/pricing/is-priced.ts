import type { ReadTax } from '../calculation/read-tax.ts';
import { snapshotBuyer } from '../directory/buyer.ts';
import { snapshotSeller } from '../directory/seller.ts';
import type { DraftInvoice, InvoiceLine, InvoiceTax } from '../invoice/invoice.ts';
import { compareAmounts, decimalsOf } from '../money/amounts.ts';
import { amountIn } from '../policy/amounts-by-currency.ts';
import { checkSmallRates } from '../tax/small-rates.ts';
import { groupKey, isVat } from '../tax/tax-group.ts';
import { isSealed } from '../validation/frozen.ts';
import { isSameJson } from '../validation/same-json.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { vatWarnings } from './taxes/vat-warnings.ts';

/**
 * Whether pricing a draft's plan again would give exactly what the draft has, so that it need not be done: it has neither
 * warnings nor deposits, exchange rate or withheld taxes, no resolver decides, and parties, taxes and currency are as they
 * were.
 *
 * @param plan - of the draft as it is, without an edit
 */
export function isPriced(draft: DraftInvoice, plan: Plan): boolean {
  return isPlain(draft) && isOfSameParties(draft, plan) && isOfSameTaxes(draft, plan) && isAsPayable(draft, plan);
}

/** Only what a decision made, and nothing that depends on more than its parties and taxes. */
function isPlain(draft: DraftInvoice): boolean {
  return (
    isSealed(draft) &&
    draft.taxStatus === 'complete' &&
    draft.warnings.length === 0 &&
    draft.deposits.length === 0 &&
    draft.withholdings.length === 0 &&
    draft.exchangeRate === null &&
    draft.taxCurrency === null
  );
}

function isOfSameParties(draft: DraftInvoice, plan: Plan): boolean {
  const { billingEntity, customer } = plan.records;
  const [seller, buyer] = [snapshotSeller(billingEntity), snapshotBuyer(customer)];
  return (
    draft.timeZone === billingEntity.timeZone &&
    isSameJson(draft.billingEntity, seller) &&
    isSameJson(draft.customer, buyer) &&
    (draft.paymentMeansSource === 'invoice' || isSameJson(draft.paymentMeans, billingEntity.paymentMeans ?? NONE)) &&
    vatWarnings(plan.lines, plan, seller, buyer).length === 0
  );
}

function isAsPayable({ total, cashRounding, currency }: DraftInvoice, plan: Plan): boolean {
  const cash = amountIn(plan.policy.cashRounding, currency);
  return (
    plan.currency.exponent === decimalsOf(total) &&
    // VAT in another currency is computed from a rate.
    plan.records.billingEntity.currency === currency &&
    (cash === undefined ? cashRounding === null : cashRounding !== null && compareAmounts(cash, cashRounding) === 0)
  );
}

function isOfSameTaxes({ lines, taxes, taxDate }: DraftInvoice, plan: Plan): boolean {
  return (
    taxDate === plan.taxDate &&
    lines.length === plan.lines.length &&
    lines.every((line, index) => hasTaxes(line, plan.lines[index] as PlannedLine)) &&
    areRowsOf(taxes, plan.lines) &&
    checkSmallRates(plan.lines).length === 0
  );
}

function hasTaxes({ taxes, taxSource, taxDate }: InvoiceLine, planned: PlannedLine): boolean {
  return (
    taxSource === planned.taxSource &&
    taxSource !== 'resolver' &&
    taxDate === planned.taxDate &&
    planned.withheld.length === 0 &&
    taxes.length === planned.taxes.length &&
    taxes.every(({ code, rate, category, jurisdiction = null }, place) => {
      const tax = planned.taxes[place] as ReadTax;
      return (
        code === tax.code &&
        rate === tax.rateText &&
        category === tax.category &&
        jurisdiction === (isVat(tax) ? tax.jurisdiction : null)
      );
    })
  );
}

/** Whether the rows are those of the first taxes of the lines' groups. */
function areRowsOf(rows: readonly InvoiceTax[], lines: readonly PlannedLine[]): boolean {
  const seen = new Set<readonly ReadTax[]>();
  const first = new Map<string, ReadTax>();
  for (const { taxes } of lines) {
    if (seen.has(taxes)) continue;
    seen.add(taxes);
    for (const tax of taxes) {
      const key = groupKey(tax);
      if (!first.has(key)) first.set(key, tax);
    }
  }
  return first.size === rows.length && [...first.values()].every((tax) => rows.some((row) => isRowOf(row, tax)));
}

function isRowOf(row: InvoiceTax, tax: ReadTax): boolean {
  return (
    row.code === tax.code &&
    row.rate === tax.rateText &&
    row.category === tax.category &&
    row.name === tax.name &&
    row.scheme === tax.scheme &&
    row.jurisdiction === tax.jurisdiction &&
    isSameJson(row.exemption, tax.exemption)
  );
}

const NONE: readonly never[] = [];
