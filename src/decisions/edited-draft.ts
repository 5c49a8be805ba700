import { documentSeriesKey, formatDocumentNumber } from '../directory/document-number.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { DraftInvoice } from '../invoice/invoice.ts';
import { checkDates, checkIssueDate, type FinalDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { validateDraftUpdate } from '../pricing/validate-input.ts';
import { priceDraft } from './price-draft.ts';

/**
 * A draft with an edit, calculated again, before anything is decided of it.
 *
 * @param planned - the plan of this edit, where the caller has made it already
 * @throws {ValidationError} as `updateDraft`
 */
export function editedDraft(
  draft: DraftInvoice,
  update: DraftUpdate,
  context: PricingDecisionContext,
  planned?: Plan,
): DraftInvoice {
  // Planning without an edit is for opening and finalizing; a caller must not pass null.
  if (update === null) throw new ValidationError(validateDraftUpdate(update));
  const plan = planned ?? planDraft(draft, update, { ...context, lineIds: context.ids });
  const dates = datesOfEdited(draft, update, plan, context);
  const edited = priceDraft(draft, plan, context, dates ?? {});
  requireDocumentSize(edited, context.policy);
  return edited;
}

/** The dates of a numbered draft after an edit, else `null`. */
function datesOfEdited(
  draft: DraftInvoice,
  update: DraftUpdate,
  { details, currency, records }: Plan,
  context: PricingDecisionContext,
): FinalDates | null {
  const { today } = context;
  if (draft.number === null) {
    throwFaults(details.issueDate === null ? [] : checkIssueDate(details.issueDate, currency, context));
    return null;
  }
  // A due date that followed from the issue date goes on following it.
  const follows =
    update.dueDate === undefined && fillDates({ ...draft, dueDate: null }, records, today).dueDate === draft.dueDate;
  const dates = fillDates(follows ? { ...details, dueDate: null } : details, records, today);
  throwFaults([...checkDates(dates, currency, context), ...numberChange(draft, dates.issueDate, context)]);
  return dates;
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
