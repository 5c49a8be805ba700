import { InvoiceStateError } from '../errors/errors.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { decisionShape } from './context/context-shapes.ts';
import { requireContext } from './context/require-context.ts';

/**
 * Delete a draft that never had a number, so that the series has no gap. Its events stay.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`; `invoice.numbered` for a draft that has a number
 */
export function deleteDraft(invoice: Invoice, context: DecisionContext): Decision<DraftInvoice> {
  requireContext(decisionShape, context, 'deleteDraft');
  const draft = requireStatus(invoice, 'deleteDraft', 'draft');
  if (draft.number !== null) {
    throw new InvoiceStateError(
      'invoice.numbered',
      `draft ${draft.number} (${draft.id}) has a number; void it instead`,
      'numbered',
      ['unnumbered'],
    );
  }
  return decide(draft, draft, ['invoice.deleted'], context);
}
