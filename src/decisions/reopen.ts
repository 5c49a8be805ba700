import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { decisionShape } from './context/context-shapes.ts';
import { requireContext } from './context/require-context.ts';

/**
 * Take an open invoice back to draft, so that it can be edited again.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function reopen(invoice: Invoice, context: DecisionContext): Decision<DraftInvoice> {
  requireContext(decisionShape, context, 'reopen');
  const found = requireStatus(invoice, 'reopen', 'open');
  return decide<DraftInvoice>(found, withMembers(found, { status: 'draft' }), ['invoice.reopened'], context);
}
