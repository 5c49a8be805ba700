import { decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import { requireStatus } from '../invoice/require-status.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import type { Plan } from '../pricing/plan.ts';
import { pricingShape } from './context/pricing-shape.ts';
import { itemsIn, requireContext } from './context/require-context.ts';
import { withEInvoiceWarnings } from './e-invoice.ts';
import { editedDraft } from './edited-draft.ts';

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
  requireContext(pricingShape, context, 'updateDraft', 1 + itemsIn(update?.lines, update?.addLines));
  const draft = requireStatus(invoice, 'updateDraft', 'draft');
  const updated = editedDraft(draft, update, context, planned);
  return decide(draft, withEInvoiceWarnings(updated, context), ['invoice.updated'], context);
}
