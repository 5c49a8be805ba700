import { InvoiceStateError } from '../errors/errors.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice, VoidedInvoice } from '../invoice/invoice.ts';
import { withMembers } from '../invoice/invoice-of.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { isZero, zeroLike } from '../money/amounts.ts';
import type { Policy } from '../policy/policy.ts';
import type { DepositState } from '../pricing/deposits/deposit-state.ts';
import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import type { AnyObjectShape, ObjectShape } from '../validation/shape.ts';
import { decisionFields, depositsMember, policyMember } from './context/context-shapes.ts';
import { contextShape, requireContext } from './context/require-context.ts';
import { releaseDeposits } from './link-deposits.ts';

/** What `voidInvoice` takes. */
export interface VoidInput {
  /** Kept on the document. */
  readonly reason: string;
}

/** What voiding needs in addition to the invoice. */
export interface VoidContext extends DecisionContext {
  readonly policy: Policy;
  /** The deposits that the invoice deducts; default: none. */
  readonly deposits?: readonly DepositState[];
}

const voidContextShape: AnyObjectShape = /* @__PURE__ */ contextShape<VoidContext>({
  ...decisionFields,
  policy: policyMember,
  deposits: /* @__PURE__ */ optional(depositsMember),
});

/** The shape of a {@link VoidInput}. */
export const voidShape: ObjectShape<VoidInput> = object<VoidInput>({ reason: text(500) });

/**
 * Void an invoice that has a number; it keeps the number, so the series has no gap. Nothing is due on it any more, and
 * it is overdue no longer.
 *
 * Issued invoices only while nothing was paid, credited or written off, and only where the policy allows it at all; else a credit
 * note is the way. A deposit is voided only while no invoice deducts it. The deposits of a voided invoice may be deducted
 * by another one.
 *
 * @throws {ValidationError} `field.*` without a reason
 * @throws {InvoiceStateError} `invoice.wrong_state`, `void.paid`, `void.not_allowed`, `void.deducted`
 */
export function voidInvoice(invoice: Invoice, input: VoidInput, context: VoidContext): Decision<VoidedInvoice> {
  requireContext(voidContextShape, context, 'voidInvoice');
  requireShape(voidShape, input);
  const found = requireStatus(invoice, 'voidInvoice', 'draft', 'open', 'finalized');
  if (found.number === null || found.issueDate === null || found.dueDate === null) {
    throw new InvoiceStateError(
      'invoice.wrong_state',
      `invoice ${found.id} has no number; delete it instead`,
      found.status,
      ['numbered', 'finalized'],
    );
  }
  if (found.status === 'finalized') refuseSettled(found, context.policy);
  const voided = withMembers<VoidedInvoice>(found, {
    status: 'voided',
    onHold: false,
    warnings: [],
    amountDue: zeroLike(found.total),
    amountRefundable: zeroLike(found.total),
    paymentStatus: 'voided',
    paidAt: null,
    overdueAt: null,
    voidedAt: context.now,
    voidReason: input.reason,
  });
  const also = found.status === 'finalized' ? releaseDeposits(voided, context.deposits, context) : [];
  return { ...decide(found, voided, ['invoice.voided'], context), ...(also.length > 0 && { also }) };
}

function refuseSettled(invoice: Invoice, { voidIssued }: Policy): void {
  if (voidIssued === 'credit_note_only') {
    throw new InvoiceStateError('void.not_allowed', `the policy allows credit notes only; credit it`, 'finalized', [
      'draft',
      'open',
    ]);
  }
  if (invoice.deductedBy !== null) {
    throw new InvoiceStateError(
      'void.deducted',
      `deposit ${invoice.number} is deducted by invoice ${invoice.deductedBy}; void or credit that one first, or credit the deposit`,
      'deducted',
      ['not deducted'],
    );
  }
  const { amountPaid, amountCredited, amountWrittenOff } = invoice;
  if (![amountPaid, amountCredited, amountWrittenOff].every(isZero)) {
    throw new InvoiceStateError(
      'void.paid',
      `invoice ${invoice.number} has ${amountPaid} paid, ${amountCredited} credited and ${amountWrittenOff} written off; credit it instead`,
      'settled',
      ['unpaid'],
    );
  }
}
