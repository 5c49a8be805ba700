import { isoDateLeaf } from '../calendar/iso-date.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { isZero } from '../money/amounts.ts';
import type { AnyObjectShape } from '../validation/shape.ts';
import { decisionFields } from './context/context-shapes.ts';
import { contextShape, requireContext } from './context/require-context.ts';

const datedShape: AnyObjectShape = /* @__PURE__ */ contextShape<DecisionContext & { readonly today: string }>({
  ...decisionFields,
  today: isoDateLeaf,
});

/**
 * Mark once that a finalized invoice was not paid in time: its due date is before the billing entity's today.
 *
 * An invoice that is marked already, has nothing due, is uncollectible, or is due today or later is returned unchanged.
 *
 * @param context - `today` is the date in the billing entity's time zone
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function markOverdue(
  invoice: Invoice,
  context: DecisionContext & { readonly today: string },
): Decision<FinalizedInvoice> {
  requireContext(datedShape, context, 'markOverdue');
  const found = requireStatus(invoice, 'markOverdue', 'finalized');
  const { overdueAt, amountDue, paymentStatus, dueDate } = found;
  if (overdueAt !== null || isZero(amountDue) || paymentStatus === 'uncollectible' || dueDate >= context.today)
    return { invoice: found, events: [] };
  return decide(found, withMembers<FinalizedInvoice>(found, { overdueAt: context.now }), ['invoice.overdue'], context);
}
