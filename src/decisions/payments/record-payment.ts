import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { compareAmounts } from '../../money/amounts.ts';
import { movePayment, type PaymentContext, type PaymentInput, paymentOf, requirePayment } from './payment.ts';

/**
 * Record that money came in for a finalized invoice, in part or in full; never more than is due.
 *
 * The first of `context.ids` becomes the payment's id. When nothing is left due, `invoice.paid` follows.
 *
 * @throws {ValidationError} `payment.not_positive`, `payment.exceeds_due`, `payment.received_at_out_of_range`,
 * `document.too_large`, `decimal.*`, `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function recordPayment(
  invoice: Invoice,
  input: PaymentInput,
  context: PaymentContext,
): Decision<FinalizedInvoice> {
  const found = requireStatus(invoice, 'recordPayment', 'finalized');
  requirePayment(input, found);
  if (compareAmounts(input.amount, found.amountDue) > 0) {
    throw new ValidationError([
      fault(
        'payment.exceeds_due',
        '/amount',
        `${input.amount} is more than the ${found.amountDue} ${found.currency} still due on invoice ${found.number}; record at most that`,
        { amountDue: found.amountDue },
      ),
    ]);
  }
  return movePayment(found, paymentOf('payment', input, found, context), 'in', 'invoice.payment_recorded', context);
}
