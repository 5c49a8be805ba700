import { documentSeriesKey, formatDocumentNumber } from '../directory/document-number.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { checkDates, checkIssueDate, type FinalDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { validateDraftUpdate } from '../pricing/validate-input.ts';
import { withEInvoiceWarnings } from './e-invoice.ts';
import { priceDraft } from './price-draft.ts';

/**
 * Edit a draft: replace or patch lines, dates, references, metadata; the whole is calculated again.
 *
 * @param planned - the plan of this edit, where the caller has made it already
 * @throws {ValidationError} every fault of the edit at once; `number.would_change` when the draft is numbered and the
 * edit would give another number
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function updateDraft(
  invoice: Invoice,
  update: DraftUpdate,
  context: PricingDecisionContext,
  planned?: Plan,
): Decision<DraftInvoice> {
  const draft = requireStatus(invoice, 'updateDraft', 'draft');
  // Planning without an edit is for opening and finalizing; a caller must not pass null.
  if (update === null) throw new ValidationError(validateDraftUpdate(update));
  const plan = planned ?? planDraft(draft, update, { ...context, lineIds: context.ids });
  const dates = datesOfEdited(draft, update, plan, context);
  const updated = priceDraft(draft, plan, context, dates ?? {});
  requireDocumentSize(updated, context.policy);
  return decide(draft, withEInvoiceWarnings(updated, context), ['invoice.updated'], context);
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
