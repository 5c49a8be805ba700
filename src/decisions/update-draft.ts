import { documentSeriesKey, formatDocumentNumber } from '../directory/document-number.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { checkDates, checkIssueDate, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { type PricePlan, pricePlan } from '../pricing/price-plan.ts';
import { validateDraftUpdate } from '../pricing/validate-input.ts';

/**
 * Edit a draft: replace or patch lines, dates, references, metadata; the whole is calculated again.
 *
 * @throws {ValidationError} every fault of the edit at once; `number.would_change` when the draft is numbered and the
 * edit would give another number
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function updateDraft(
  invoice: Invoice,
  update: DraftUpdate,
  context: PricingDecisionContext,
): Decision<DraftInvoice> {
  const draft = requireStatus(invoice, 'updateDraft', 'draft');
  // To plan without an edit is for opening and finalizing; a caller who passes null has said nothing.
  if (update === null) throw new ValidationError(validateDraftUpdate(update));
  const { records, today, ids } = context;
  const plan = planDraft(draft, update, { ...context, lineIds: ids });
  // A due date that followed from the issue date goes on following it.
  const follows =
    update.dueDate === undefined && fillDates({ ...draft, dueDate: null }, records, today).dueDate === draft.dueDate;
  const dates =
    draft.number === null
      ? null
      : fillDates(follows ? { ...plan.details, dueDate: null } : plan.details, records, today);
  const { issueDate } = plan.details;
  const faults = dates
    ? [...checkDates(dates, plan.currency, context), ...numberChange(draft, dates.issueDate, context)]
    : issueDate === null
      ? []
      : checkIssueDate(issueDate, plan.currency, context);
  throwFaults(faults);
  return decide(draft, repriced(draft, plan, context, dates ?? {}), ['invoice.updated'], context);
}

/** A draft priced again by a plan, with the parties as they are now. */
export function repriced(
  draft: DraftInvoice,
  plan: PricePlan,
  context: PricingDecisionContext,
  dates: object = {},
): DraftInvoice {
  return { ...draft, ...pricePlan(plan, context), ...dates };
}

function numberChange(draft: DraftInvoice, issueDate: string, { records }: PricingDecisionContext): Fault[] {
  const identify = (date: string): string =>
    documentSeriesKey(records, date) + JSON.stringify(formatDocumentNumber(records, 1, date));
  if (identify(issueDate) === identify(draft.issueDate as string)) return [];
  return [
    fault(
      'number.would_change',
      '/issueDate',
      `issue date ${issueDate} would give draft ${draft.number} another number; void it instead`,
    ),
  ];
}
