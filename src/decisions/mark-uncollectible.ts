import { InvoiceStateError } from '../errors/errors.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { isZero } from '../money/amounts.ts';
import { decisionShape } from './context/context-shapes.ts';
import { requireContext } from './context/require-context.ts';

/**
 * Mark a finalized invoice that is not settled as uncollectible. Only the payment status changes: it may still be
 * paid or credited. One that is uncollectible already is returned unchanged.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function markUncollectible(invoice: Invoice, context: DecisionContext): Decision<FinalizedInvoice> {
  requireContext(decisionShape, context, 'markUncollectible');
  const found = requireStatus(invoice, 'markUncollectible', 'finalized');
  if (found.paymentStatus === 'uncollectible') return { invoice: found, events: [] };
  if (isZero(found.amountDue)) {
    throw new InvoiceStateError(
      'invoice.wrong_state',
      `nothing is due on invoice ${found.number}; only an invoice with an amount due can be uncollectible`,
      found.paymentStatus,
      ['unpaid', 'partially_paid'],
    );
  }
  return decide(
    found,
    withMembers<FinalizedInvoice>(found, { paymentStatus: 'uncollectible' }),
    ['invoice.uncollectible'],
    context,
  );
}
