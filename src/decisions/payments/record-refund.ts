import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { compareAmounts } from '../../money/amounts.ts';
import { requireContext } from '../context/require-context.ts';
import {
  movePayment,
  type PaymentContext,
  type PaymentInput,
  paymentContextShape,
  paymentOf,
  requirePayment,
} from './payment.ts';

/**
 * Record that money went back to the customer; never more than is refundable: paid + credited − payable.
 *
 * Who pays it back, and how, is the host's business. The first of `context.ids` becomes the refund's id.
 *
 * @throws {ValidationError} `payment.not_positive`, `payment.exceeds_refundable`, `payment.received_at_out_of_range`,
 * `document.too_large`, `decimal.*`, `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function recordRefund(
  invoice: Invoice,
  input: PaymentInput,
  context: PaymentContext,
): Decision<FinalizedInvoice> {
  requireContext(paymentContextShape, context, 'recordRefund', 3);
  const found = requireStatus(invoice, 'recordRefund', 'finalized');
  requirePayment(input, found);
  if (compareAmounts(input.amount, found.amountRefundable) > 0) {
    throw new ValidationError([
      fault(
        'payment.exceeds_refundable',
        '/amount',
        `${input.amount} is more than the ${found.amountRefundable} ${found.currency} refundable on invoice ${found.number}; credit the invoice first, or refund at most that`,
        { amountRefundable: found.amountRefundable },
      ),
    ]);
  }
  return movePayment(found, paymentOf('refund', input, found, context), 'out', 'invoice.refund_recorded', context);
}
