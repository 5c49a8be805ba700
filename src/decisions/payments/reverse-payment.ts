import { instantLeaf } from '../../calendar/instant.ts';
import { NotFoundError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { requireContext } from '../context/require-context.ts';
import { movePayment, type PaymentContext, paymentContextShape, paymentOf } from './payment.ts';

/** What `reversePayment` takes. */
export interface ReversalInput {
  /** Id of the payment or refund that failed after all, from the invoice's `payments`. */
  readonly paymentId: string;
  /** ISO instant at which it failed; default now. */
  readonly receivedAt?: string;
  /** Such as the bank's return code. */
  readonly reference?: string;
}

/** The shape of a {@link ReversalInput}. */
export const reversalShape: ObjectShape<ReversalInput> = object<ReversalInput>({
  paymentId: text(),
  receivedAt: optional(instantLeaf),
  reference: optional(text()),
});

/**
 * Take back a payment or a refund that failed after all: a returned direct debit, a chargeback, a refund that bounced.
 *
 * It is reversed whole, and stays in the list, next to its reversal. One that is reversed already is returned unchanged.
 *
 * @throws {NotFoundError} `payment.not_found`
 * @throws {ValidationError} `payment.received_at_out_of_range`, `document.too_large`, `field.*`, `instant.invalid`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function reversePayment(
  invoice: Invoice,
  input: ReversalInput,
  context: PaymentContext,
): Decision<FinalizedInvoice> {
  requireContext(paymentContextShape, context, 'reversePayment', 3);
  const found = requireStatus(invoice, 'reversePayment', 'finalized');
  requireShape(reversalShape, input);
  const { paymentId, ...details } = input;
  const failed = found.payments.find((one) => one.id === paymentId && one.kind !== 'reversal');
  if (failed === undefined) {
    throw new NotFoundError(
      'payment.not_found',
      `invoice ${found.number} has no payment or refund ${show(paymentId)}; pass the id of one in its payments`,
      { id: paymentId },
    );
  }
  if (found.payments.some((one) => one.reverses === failed.id)) return { invoice: found, events: [] };
  const { amount, method } = failed;
  const payment = { ...paymentOf('reversal', { ...details, amount }, found, context), method, reverses: failed.id };
  const direction = failed.kind === 'payment' ? 'out' : 'in';
  return movePayment(found, payment, direction, 'invoice.payment_reversed', context);
}
