import { instantLeaf } from '../calendar/instant.ts';
import { TaxUnavailableError } from '../errors/errors.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice, OpenInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { obstacles } from '../invoice/obstacles.ts';
import { refuseHeld, requireStatus } from '../invoice/require-status.ts';
import { fillDates } from '../pricing/check-dates.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import { requireDocumentSize } from '../pricing/document-size.ts';
import type { Plan } from '../pricing/plan.ts';
import { planDraft } from '../pricing/plan-draft.ts';
import { object, optional } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import type { ObjectShape } from '../validation/shape.ts';
import { pricingShape } from './context/pricing-shape.ts';
import { requireContext } from './context/require-context.ts';
import { requireEInvoiceOf, withEInvoiceWarnings } from './e-invoice.ts';
import { repriceDraft } from './price-draft.ts';

/** What `open` takes. */
export interface OpenInput {
  /** ISO instant from which `finalizeDue` takes it. */
  readonly finalizeAt?: string;
}

/** The shape of an {@link OpenInput}. */
export const openShape: ObjectShape<OpenInput> = object<OpenInput>({ finalizeAt: optional(instantLeaf) });

/**
 * Approve a draft: content, parties and taxes are read once more and frozen; the number is not yet taken.
 *
 * @param planned - the plan of this draft, where the caller has made it already
 * @throws {InvoiceStateError} `invoice.wrong_state`, `invoice.on_hold`
 * @throws {ValidationError} the draft's warnings, which are faults now
 * @throws {TaxUnavailableError} when its taxes are pending still
 */
export function open(
  invoice: Invoice,
  input: OpenInput,
  context: PricingDecisionContext,
  planned?: Plan,
): Decision<OpenInvoice> {
  requireContext(pricingShape, context, 'open');
  requireShape(openShape, input);
  const draft = requireStatus(invoice, 'open', 'draft');
  refuseHeld(draft, 'open');
  const current = repriceDraft(draft, planned ?? planDraft(draft, null, { ...context, lineIds: [] }), context);
  if (current.taxStatus === 'pending') throw new TaxUnavailableError('it has not answered yet');
  throwFaults(obstacles(current));
  requireEInvoiceOf(current, context);
  const { paymentTerm } = fillDates(current, context.records, context.today);
  const finalizeAt = input.finalizeAt ?? current.finalizeAt;
  const opened = withMembers<OpenInvoice>(withEInvoiceWarnings(current, context), {
    status: 'open',
    finalizeAt,
    paymentTerm,
  });
  requireDocumentSize(opened, context.policy, 'issue');
  return decide(draft, opened, ['invoice.opened'], context);
}
