import { InvoiceStateError } from '../errors/errors.ts';
import { type DecisionContext, decide } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice, VoidedInvoice } from '../invoice/invoice.ts';
import { requireStatus } from '../invoice/require-status.ts';
import { isZero, zeroLike } from '../money/amounts.ts';
import type { Policy } from '../policy/policy.ts';
import { text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** What `voidInvoice` takes. */
export interface VoidInput {
  /** Kept on the document. */
  readonly reason: string;
}

/** The shape of a {@link VoidInput}. */
export const voidShape: ObjectShape<VoidInput> = object<VoidInput>({ reason: text(500) });

/**
 * Void an invoice that has a number; it keeps the number, so the series has no gap. Nothing is due on it any more, and
 * it is overdue no longer.
 *
 * Issued invoices only while nothing was paid, credited or written off, and only where the policy allows it at all; else a credit
 * note is the way.
 *
 * @throws {ValidationError} without a reason
 * @throws {InvoiceStateError} `invoice.wrong_state`, `void.paid`, `void.not_allowed`
 */
export function voidInvoice(
  invoice: Invoice,
  input: VoidInput,
  context: DecisionContext & { readonly policy: Policy },
): Decision<VoidedInvoice> {
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
  const voided: VoidedInvoice = {
    ...found,
    status: 'voided',
    onHold: false,
    number: found.number,
    issueDate: found.issueDate,
    dueDate: found.dueDate,
    warnings: [],
    amountDue: zeroLike(found.total),
    amountRefundable: zeroLike(found.total),
    paymentStatus: 'voided',
    paidAt: null,
    overdueAt: null,
    voidedAt: context.now,
    voidReason: input.reason,
  };
  return decide(found, voided, ['invoice.voided'], context);
}

function refuseSettled(invoice: Invoice, { voidIssued }: Policy): void {
  if (voidIssued === 'credit_note_only') {
    throw new InvoiceStateError('void.not_allowed', `the policy allows credit notes only; credit it`, 'finalized', [
      'draft',
      'open',
    ]);
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
