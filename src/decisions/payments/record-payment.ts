import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { addAmounts, compareAmounts } from '../../money/amounts.ts';
import { requireContext } from '../context/require-context.ts';
import {
  movePayment,
  type PaymentContext,
  type PaymentInput,
  paymentContextShape,
  paymentOf,
  requirePayment,
} from './payment.ts';

const LARGEST = '1000000000000000';

/**
 * Record that money came in for a finalized invoice, in part or in full; never more than is due, unless the policy says
 * `overpayment: "refundable"`: then what is more is refundable.
 *
 * The first of `context.ids` becomes the payment's id. When nothing is left due, `invoice.paid` follows.
 *
 * @throws {ValidationError} `payment.not_positive`, `payment.exceeds_due`, `amount.too_large`, `payment.received_at_out_of_range`,
 * `document.too_large`, `decimal.*`, `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function recordPayment(
  invoice: Invoice,
  input: PaymentInput,
  context: PaymentContext,
): Decision<FinalizedInvoice> {
  requireContext(paymentContextShape, context, 'recordPayment', 3);
  const found = requireStatus(invoice, 'recordPayment', 'finalized');
  requirePayment(input, found);
  const { overpayment = 'refused' } = context.policy ?? {};
  if (overpayment === 'refused' && compareAmounts(input.amount, found.amountDue) > 0) {
    throw new ValidationError([
      fault(
        'payment.exceeds_due',
        '/amount',
        `${input.amount} is more than the ${found.amountDue} ${found.currency} still due on invoice ${found.number}; record at most that, or allow more by the policy's overpayment: "refundable"`,
        { amountDue: found.amountDue },
      ),
    ]);
  }
  // Only an overpayment can get there.
  const sum = addAmounts(found.amountPaid, input.amount);
  if (compareAmounts(sum, LARGEST) > 0) {
    const message = `the payments of invoice ${found.number} would come to ${sum}; amounts go up to 10^15 major units`;
    throw new ValidationError([fault('amount.too_large', '/amount', message)]);
  }
  return movePayment(found, paymentOf('payment', input, found, context), 'in', 'invoice.payment_recorded', context);
}
