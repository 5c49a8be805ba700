import { throwFaults } from '../errors/throw-faults.ts';
import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice } from '../invoice/invoice.ts';
import type { IssueMode, Policy } from '../policy/policy.ts';
import { checkDates, checkIssueDate, type DateContext, type FinalDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { detailsOf, type StoredDetails } from '../pricing/details.ts';
import type { OneOffInvoiceInput } from '../pricing/input.ts';
import { type OneOffPlan, planOneOffInvoice } from '../pricing/plan-invoice.ts';
import { pricePlan } from '../pricing/price-plan.ts';
import { finalizeEvents, toFinalized } from './finalized.ts';
import { scheduledAfter } from './schedule.ts';

/**
 * Create a one-off invoice: a draft, a draft on hold, or, with `issue: "now"`, a finalized one.
 *
 * Pure: the number and the resolver's answer come with the context. Ids are used in order: the invoice's, one per
 * line; the last ones for the events.
 *
 * @throws {ValidationError} every fault of the input at once (see `planOneOffInvoice`), `line.amount_mismatch`,
 * `total.unexpected`, `total.negative`; with `issue: "now"` also what would be a warning on a draft
 * @throws {TaxUnavailableError} with `issue: "now"`, when the resolver has not answered
 */
export function createOneOffInvoice(
  input: OneOffInvoiceInput,
  context: PricingDecisionContext,
): Decision<DraftInvoice | FinalizedInvoice> {
  const plan = planOneOffInvoice(input, { ...context, lineIds: context.ids.slice(1) });
  return createFromPlan(plan, context);
}

/** {@link createOneOffInvoice} for an input that was planned already. */
export function createFromPlan(
  plan: OneOffPlan,
  context: PricingDecisionContext,
): Decision<DraftInvoice | FinalizedInvoice> {
  const { policy, now } = context;
  const issue = issueModeOf(plan.input, policy);
  const dates = datesOf(plan, context);
  const draft = draftOf(plan, context, issue, dates);
  if (issue === 'now' && dates !== null && context.number !== null) {
    const finalized = toFinalized(draft, context.number, dates, now);
    return decide(undefined, finalized, finalizeEvents(finalized), context);
  }
  return decide<DraftInvoice>(undefined, draft, ['invoice.drafted'], context);
}

/** How the invoice of an input starts. */
export function issueModeOf(input: OneOffInvoiceInput, policy: Policy): IssueMode {
  return input.issue ?? policy.issue;
}

/** The final dates of an invoice that is numbered when it is created, else `null`. */
export function datesOf({ input, records, currency }: OneOffPlan, context: DateContext): FinalDates | null {
  const { policy, today } = context;
  const details = detailsOf(input);
  const numbered = policy.assignNumber === 'create' || issueModeOf(input, policy) === 'now';
  const dates = numbered ? fillDates(details, records, today) : null;
  const faults = dates
    ? checkDates(dates, currency, context)
    : details.issueDate === null
      ? []
      : checkIssueDate(details.issueDate, currency, context);
  throwFaults(faults);
  return dates;
}

function draftOf(
  plan: OneOffPlan,
  context: PricingDecisionContext,
  issue: IssueMode,
  dates: FinalDates | null,
): DraftInvoice {
  const { input, currency, lines, assigned } = plan;
  const details: StoredDetails = { ...detailsOf(input), ...dates };
  const finalizeAt = details.finalizeAt ?? (issue === 'now' ? null : scheduledAfter('creation', context));
  const content = pricePlan(
    { lines, assigned, currency, rounding: context.policy.rounding, details, expectedTotal: input.expectedTotal },
    context,
  );
  return {
    id: context.ids[0] as string,
    tenant: context.tenant,
    version: 0,
    origin: 'one_off',
    status: 'draft',
    onHold: issue === 'held',
    number: context.number,
    ...content,
    finalizeAt,
    paymentStatus: 'unpaid',
    payments: [],
    replaces: null,
    replacedBy: null,
    voidReason: null,
    createdAt: context.now,
    updatedAt: context.now,
    finalizedAt: null,
    voidedAt: null,
    paidAt: null,
    overdueAt: null,
    schemaVersion: 1,
  };
}
