import { toEpochMs } from '../calendar/instant.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { DraftInvoice, Invoice, OpenInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import type { Policy } from '../policy/policy.ts';
import type { AnyObjectShape } from '../validation/shape.ts';
import { decisionFields, decisionShape, policyMember } from './context/context-shapes.ts';
import { contextShape, requireContext } from './context/require-context.ts';
import { scheduledAfter } from './schedule.ts';

/**
 * Put a draft or open invoice on hold: it is never finalized, by hand or by schedule, until it is released (S2).
 *
 * An invoice that is on hold already is returned unchanged.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function hold(invoice: Invoice, context: DecisionContext): Decision<DraftInvoice | OpenInvoice> {
  requireContext(decisionShape, context, 'hold');
  const found = requireStatus(invoice, 'hold', 'draft', 'open');
  return found.onHold
    ? { invoice: found, events: [] }
    : decide<DraftInvoice | OpenInvoice>(found, withMembers(found, { onHold: true }), ['invoice.held'], context);
}

const releaseShape: AnyObjectShape = /* @__PURE__ */ contextShape<DecisionContext & { readonly policy: Policy }>({
  ...decisionFields,
  policy: policyMember,
});

/**
 * Release an invoice that is on hold; one that is not is returned unchanged.
 *
 * Where the policy finalizes so many hours after release (S2), that moment becomes its `finalizeAt`, unless it has one
 * that is still ahead.
 *
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function release(
  invoice: Invoice,
  context: DecisionContext & { readonly policy: Policy },
): Decision<DraftInvoice | OpenInvoice> {
  requireContext(releaseShape, context, 'release');
  const found = requireStatus(invoice, 'release', 'draft', 'open');
  if (!found.onHold) return { invoice: found, events: [] };
  const { finalizeAt: given } = found;
  const ahead = given !== null && toEpochMs(given) > toEpochMs(context.now);
  const finalizeAt = ahead ? given : (scheduledAfter('release', context) ?? given);
  const released = withMembers<DraftInvoice | OpenInvoice>(found, { onHold: false, finalizeAt });
  return decide(found, released, ['invoice.released'], context);
}
