import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice } from '../invoice/invoice.ts';
import type { IssueMode, Policy } from '../policy/policy.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { OneOffInvoiceInput } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planOneOffInvoice } from '../pricing/plan-invoice.ts';
import { pricingShape } from './context/pricing-shape.ts';
import { itemsIn, numberOf, requireContext } from './context/require-context.ts';
import { requireEInvoice, withEInvoiceWarnings } from './e-invoice.ts';
import { finalizeEvents, toFinalized } from './finalized.ts';
import { linkDeposits } from './link-deposits.ts';
import { datesOfNew, newDraft } from './new-draft.ts';

/**
 * Create a one-off invoice: a draft, a draft on hold, or, with `issue: "now"`, a finalized one.
 *
 * Pure: the number and the resolver's answer come with the context. Ids are used in order: the invoice's, one per
 * line; the last ones for the events.
 *
 * @throws {ValidationError} every fault of the input at once (see `planOneOffInvoice`), `line.amount_mismatch`,
 * `total.unexpected`, `total.negative`, `document.too_large`; with `issue: "now"` also what would be a warning on a draft
 * @throws {TaxUnavailableError} with `issue: "now"`, when the resolver has not answered
 */
export function createOneOffInvoice(
  input: OneOffInvoiceInput,
  context: PricingDecisionContext,
): Decision<DraftInvoice | FinalizedInvoice> {
  requireContext(pricingShape, context, 'createOneOffInvoice', 4 + itemsIn(input?.lines));
  const plan = planOneOffInvoice(input, { ...context, lineIds: context.ids.slice(1) });
  const issue = issueModeOf(input, context.policy);
  if (issue === 'now' || context.policy.assignNumber === 'create') numberOf(context, 'createOneOffInvoice');
  return createFromPlan(plan, issue, context);
}

/** {@link createOneOffInvoice} for an input that was planned already. */
export function createFromPlan(
  plan: Plan,
  issue: IssueMode,
  context: PricingDecisionContext,
): Decision<DraftInvoice | FinalizedInvoice> {
  const dates = datesOfNew(plan, issue, context);
  const draft = newDraft(plan, issue, dates, context);
  if (issue === 'now' && dates !== null && context.number !== null) {
    const finalized = toFinalized(draft, context.number, dates, context.now);
    requireEInvoice(finalized, context);
    const also = linkDeposits(finalized, context.deposits, context);
    const decision = decide(undefined, finalized, finalizeEvents(finalized), context);
    return also.length === 0 ? decision : { ...decision, also };
  }
  return decide<DraftInvoice>(undefined, withEInvoiceWarnings(draft, context), ['invoice.drafted'], context);
}

/** How the invoice of an input starts. */
export function issueModeOf(input: OneOffInvoiceInput, policy: Policy): IssueMode {
  return input.issue ?? policy.issue;
}
