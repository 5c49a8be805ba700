import type { Rounding } from '../calculation/calculation.ts';
import { snapshotParty } from '../directory/party.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { InvoiceContent } from '../invoice/invoice.ts';
import { type Currency, requireCurrency } from '../money/currency.ts';
import type { AssignedTaxes } from './assign-taxes.ts';
import type { PricingDecisionContext } from './context.ts';
import type { StoredDetails } from './details.ts';
import type { LineDraft } from './line-draft.ts';
import { checkAmounts, type PricedContent, priceInvoice } from './price-invoice.ts';
import { applyTaxAnswer } from './resolve-plan.ts';

/** A document ready to be priced: lines with defaults filled, taxes assigned. */
export interface PricePlan {
  readonly lines: readonly LineDraft[];
  readonly assigned: readonly AssignedTaxes[];
  readonly currency: Currency;
  readonly rounding: Rounding;
  readonly details: StoredDetails;
  readonly expectedTotal: string | undefined;
}

/** The members of an invoice that come from a plan: what was said, the parties as they are now, and the amounts. */
export type PlannedContent = StoredDetails &
  PricedContent &
  Pick<InvoiceContent, 'currency' | 'rounding' | 'billingEntity' | 'customer'>;

/**
 * Price a plan with the resolver's answer.
 *
 * @throws {ValidationError} `line.amount_mismatch`, `total.unexpected`, `total.negative`, `amount.too_large`
 */
export function pricePlan(plan: PricePlan, context: PricingDecisionContext): PlannedContent {
  const { details, currency, rounding } = plan;
  const { records, policy, currencies } = context;
  const { assigned, pending } = applyTaxAnswer(plan.assigned, context.taxAnswer);
  const [billingEntity, customer] = [snapshotParty(records.billingEntity), snapshotParty(records.customer)];
  const priced = priceInvoice(plan.lines, assigned, {
    currency,
    rounding,
    billingEntity,
    customer,
    pending,
    booksCurrency: requireCurrency(records.billingEntity.currency, currencies),
    exchangeRatePolicy: policy.exchangeRate,
    pricesIncludeTax: details.pricesIncludeTax,
    exchangeRate: details.exchangeRate,
    deliverTo: details.deliverTo,
    supplyDate: details.supplyDate,
    servicePeriod: details.servicePeriod,
  });
  const faults = checkAmounts(plan.lines, priced, details.pricesIncludeTax, plan.expectedTotal);
  throwFaults(faults);
  return {
    ...details,
    ...priced,
    exchangeRate: details.exchangeRate,
    currency: currency.code,
    rounding: { ...rounding },
    billingEntity,
    customer,
  };
}
