import type { DraftInvoice } from '../invoice/invoice.ts';
import { invoiceOf } from '../invoice/invoice-of.ts';
import type { FinalDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { isPriced } from '../pricing/is-priced.ts';
import type { Plan } from '../pricing/plan.ts';
import { pricePlan } from '../pricing/price-plan.ts';

/** A draft priced by a plan, with the parties as they are now. */
export function priceDraft(
  draft: DraftInvoice,
  plan: Plan,
  context: PricingDecisionContext,
  dates: Partial<FinalDates> = {},
): DraftInvoice {
  return Object.assign(invoiceOf<DraftInvoice>(draft, pricePlan(plan, context)), dates);
}

/** A draft that nobody edits, with the parties and taxes as they are now. */
export function repriceDraft(draft: DraftInvoice, plan: Plan, context: PricingDecisionContext): DraftInvoice {
  return isPriced(draft, plan) ? draft : priceDraft(draft, plan, context);
}
