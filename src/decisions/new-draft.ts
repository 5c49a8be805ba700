import { throwFaults } from '../errors/throw-faults.ts';
import type { DraftInvoice } from '../invoice/invoice.ts';
import { type InvoiceState, invoiceOf } from '../invoice/invoice-of.ts';
import type { IssueMode } from '../policy/policy.ts';
import { checkDates, checkIssueDate, type DateContext, type FinalDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { Plan } from '../pricing/plan.ts';
import { pricePlan } from '../pricing/price-plan.ts';
import { scheduledAfter } from './schedule.ts';

/**
 * The final dates of an invoice that is numbered when it is created, else `null`.
 *
 * @throws {ValidationError} `date.*`, `currency.withdrawn`
 */
export function datesOfNew(
  { details, records, currency }: Plan,
  issue: IssueMode,
  context: DateContext,
): FinalDates | null {
  const { policy, today } = context;
  if (policy.assignNumber === 'create' || issue === 'now') {
    const dates = fillDates(details, records, today);
    throwFaults(checkDates(dates, currency, context));
    return dates;
  }
  throwFaults(details.issueDate === null ? [] : checkIssueDate(details.issueDate, currency, context));
  return null;
}

/**
 * The draft that a plan makes, before anything is decided of it.
 *
 * @throws {ValidationError} `total.unexpected`, `total.negative`, `document.too_large`
 */
export function newDraft(
  plan: Plan,
  issue: IssueMode,
  dates: FinalDates | null,
  context: PricingDecisionContext,
): DraftInvoice {
  const content = pricePlan(plan, context);
  const state: InvoiceState = {
    id: context.ids[0] as string,
    tenant: context.tenant,
    version: 0,
    origin: 'one_off',
    status: 'draft',
    onHold: issue === 'held',
    number: context.number,
    paymentStatus: 'unpaid',
    payments: [],
    deductedBy: null,
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
  const finalizeAt = content.finalizeAt ?? (issue === 'now' ? null : scheduledAfter('creation', context));
  const draft = Object.assign(invoiceOf<DraftInvoice>(state, content), dates, { finalizeAt });
  requireDocumentSize(draft, context.policy);
  return draft;
}
