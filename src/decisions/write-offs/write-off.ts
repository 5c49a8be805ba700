import { InvoiceStateError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { decide } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { withMembers } from '../../invoice/invoice-of.ts';
import type { WriteOff } from '../../invoice/payable.ts';
import { paymentStateOf } from '../../invoice/payment-status.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { addAmounts, amountLike, compareAmounts, isZero } from '../../money/amounts.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { amountIn } from '../../policy/amounts-by-currency.ts';
import type { Policy } from '../../policy/policy.ts';
import { requirePaymentRoom } from '../../pricing/document-size.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { requireContext } from '../context/require-context.ts';
import { type PaymentContext, paymentContextShape, requireMovedAmount, withPaid } from '../payments/payment.ts';

/** What `writeOff` takes. */
export interface WriteOffInput {
  /** Major units, above zero, at most what is due; default: all that is due. */
  readonly amount?: string;
  /** Kept on the document. */
  readonly reason: string;
}

/** The shape of a {@link WriteOffInput}. */
export const writeOffShape: ObjectShape<WriteOffInput> = object<WriteOffInput>({
  amount: optional(decimalTextLeaf),
  reason: text(500),
});

/**
 * Give up a small difference, such as the bank's charge on a transfer. It takes no number and lowers no tax: to reduce
 * the price, write a credit note.
 *
 * All write-offs of an invoice that hold are at most the policy's `writeOff.limit`. The first of `context.ids` becomes
 * the write-off's id. When nothing is left due of an invoice that was paid in part, `invoice.paid` follows.
 *
 * @throws {ValidationError} `write_off.not_positive`, `write_off.exceeds_due`, `write_off.exceeds_limit`,
 * `document.too_large`, `decimal.*`, `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`, also where nothing is due
 */
export function writeOff(invoice: Invoice, input: WriteOffInput, context: PaymentContext): Decision<FinalizedInvoice> {
  requireContext(paymentContextShape, context, 'writeOff', 3);
  const found = requireStatus(invoice, 'writeOff', 'finalized');
  requireShape(writeOffShape, input);
  const { amount: given, reason } = input;
  if (given !== undefined)
    requireMovedAmount(given, found, 'write_off.not_positive', 'leave "amount" out to write off all that is due');
  if (isZero(found.amountDue)) throw nothingDue(found);
  const amount = amountLike(given ?? found.amountDue, found.total);
  const amountWrittenOff = addAmounts(found.amountWrittenOff, amount);
  throwFaults([...checkDue(amount, found), ...checkLimit(amountWrittenOff, found, context.policy)]);
  const entry: WriteOff = {
    id: context.ids[0] as string,
    amount,
    reason,
    writtenOffAt: context.now,
    reversedAt: null,
  };
  const writeOffs = [...found.writeOffs, entry];
  requirePaymentRoom({ payments: found.payments, writeOffs }, context.policy);
  const state = paymentStateOf(found, { amountWrittenOff }, context.now);
  const after = withMembers<FinalizedInvoice>(found, { ...state, writeOffs });
  return decide(found, after, withPaid('invoice.written_off', found, after), context);
}

function nothingDue({ number, paymentStatus }: FinalizedInvoice): InvoiceStateError {
  return new InvoiceStateError(
    'invoice.wrong_state',
    `nothing is due on invoice ${number}; only an amount that is due can be written off`,
    paymentStatus,
    ['unpaid', 'partially_paid', 'uncollectible'],
  );
}

function checkDue(amount: string, { amountDue, currency, number }: FinalizedInvoice): Fault[] {
  if (compareAmounts(amount, amountDue) <= 0) return [];
  const message = `${amount} is more than the ${amountDue} ${currency} still due on invoice ${number}; write off at most that`;
  return [fault('write_off.exceeds_due', '/amount', message, { amountDue })];
}

function checkLimit(
  amountWrittenOff: string,
  { currency, number, total }: FinalizedInvoice,
  policy: Policy | undefined,
): Fault[] {
  const limit = policy?.writeOff.limit ?? null;
  if (limit === null) return [];
  const most = amountIn(limit, currency);
  if (most !== undefined && compareAmounts(amountWrittenOff, most) <= 0) return [];
  const rule =
    most === undefined
      ? `the policy's writeOff.limit names no amount in ${currency}`
      : `the policy's writeOff.limit is ${most} ${currency}`;
  const message = `${amountWrittenOff} of invoice ${number} would be written off, but ${rule}; raise the limit, or write a credit note`;
  return [fault('write_off.exceeds_limit', '/amount', message, { limit: most ?? amountLike('0', total) })];
}
