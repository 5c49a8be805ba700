import { ValidationError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, FinalizedInvoice, Invoice, OpenInvoice } from '../invoice/invoice.ts';
import { refuseHeld, requireStatus } from '../invoice/require-status.ts';
import { compareAmounts } from '../money/amounts.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { requireCurrency } from '../money/currency.ts';
import { totalUnexpected } from '../pricing/check-amounts.ts';
import { checkDates, fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { object, optional } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { pricingShape } from './context/pricing-shape.ts';
import { numberOf, requireContext } from './context/require-context.ts';
import { requireEInvoice } from './e-invoice.ts';
import { finalizeEvents, toFinalized } from './finalized.ts';
import { linkDeposits, requireSameDeposits } from './link-deposits.ts';
import { repriceDraft } from './price-draft.ts';

/** What `finalize` takes. */
export interface FinalizeInput {
  /** A cross-check: must equal the total that is issued. */
  readonly expectedTotal?: string;
}

/** The shape of a {@link FinalizeInput}. */
export const finalizeShape: ObjectShape<FinalizeInput> = object<FinalizeInput>({
  expectedTotal: optional(decimalTextLeaf),
});

/**
 * Finalize a draft or open invoice: it gets its number and dates and is immutable from then on.
 *
 * A draft takes the current parties and derives its taxes again; an open invoice keeps what was frozen. An
 * invoice that is finalized already is returned unchanged, without an event.
 *
 * @param context - `number` is the one to give, unless the invoice has one
 * @param planned - the plan of this draft, where the caller has made it already
 * @throws {InvoiceStateError} `invoice.wrong_state`, `invoice.on_hold`
 * @throws {ValidationError} the invoice's warnings, `einvoice.*` where the policy requires e-invoices, `total.unexpected`, `date.*`, `currency.withdrawn`
 * @throws {TaxUnavailableError} when its taxes are pending still
 */
export function finalize(
  invoice: Invoice,
  input: FinalizeInput,
  context: PricingDecisionContext,
  planned?: Plan,
): Decision<FinalizedInvoice> {
  requireContext(pricingShape, context, 'finalize', 3);
  requireShape(finalizeShape, input);
  const found = requireStatus(invoice, 'finalize', 'draft', 'open', 'finalized');
  if (found.status === 'finalized') return { invoice: found, events: [] };
  refuseHeld(found, 'finalize');
  const current =
    found.status === 'draft'
      ? repriceDraft(found, planned ?? planDraft(found, null, { ...context, lineIds: [] }), context)
      : found;
  if (current.status === 'open') requireSameDeposits(current, context.deposits);
  const dates = finalDates(current, context);
  if (input.expectedTotal !== undefined && compareAmounts(input.expectedTotal, current.total) !== 0) {
    throw new ValidationError([totalUnexpected(input.expectedTotal, current.total)]);
  }
  const number = current.number ?? numberOf(context, 'finalize');
  const finalized = toFinalized(current, number, dates, context.now);
  requireEInvoice(finalized, context);
  if (found.status === 'draft') requireDocumentSize(finalized, context.policy, 'issue');
  const also = linkDeposits(finalized, context.deposits, context);
  const decision = decide(found, finalized, finalizeEvents(finalized), context);
  return also.length === 0 ? decision : { ...decision, also };
}

function finalDates(
  invoice: DraftInvoice | OpenInvoice,
  context: PricingDecisionContext,
): ReturnType<typeof fillDates> {
  const { records, today, currencies } = context;
  const dates = fillDates(invoice, records, today);
  const currency = requireCurrency(invoice.currency, currencies);
  const faults = checkDates(dates, currency, context);
  throwFaults(faults);
  return dates;
}
