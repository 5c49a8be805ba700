import { instantLeaf } from '../calendar/instant.ts';
import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../money/decimal.ts';
import { text } from '../shape/leaves.ts';
import { object, optional } from '../shape/object.ts';
import { requireShape } from '../shape/require-shape.ts';
import type { ObjectShape } from '../shape/shape.ts';
import { addAmounts, amountLike, compareAmounts, decimalsOf } from './amounts.ts';
import { type DecisionContext, decide } from './decide.ts';
import type { Decision, EventType } from './events.ts';
import type { FinalizedInvoice, Invoice, Payment } from './invoice.ts';
import { requireStatus } from './require-status.ts';
import { settle } from './settle.ts';

/** What `recordPayment` takes. */
export interface PaymentInput {
  /** Major units, above zero, at most what is due. */
  readonly amount: string;
  /** ISO instant; default now. */
  readonly receivedAt?: string;
  readonly method?: string;
  readonly reference?: string;
}

/** The shape of a {@link PaymentInput}. */
export const paymentShape: ObjectShape<PaymentInput> = object<PaymentInput>({
  amount: decimalTextLeaf,
  receivedAt: optional(instantLeaf),
  method: optional(text()),
  reference: optional(text()),
});

/**
 * Record that money came in for a finalized invoice, in part or in full; never more than is due.
 *
 * The first of `context.ids` becomes the payment's id. When nothing is left due, `invoice.paid` follows.
 *
 * @throws {ValidationError} `payment.not_positive`, `payment.exceeds_due`, `decimal.*`, `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function recordPayment(
  invoice: Invoice,
  input: PaymentInput,
  context: DecisionContext,
): Decision<FinalizedInvoice> {
  requireShape(paymentShape, input);
  const found = requireStatus(invoice, 'recordPayment', 'finalized');
  const wrong = checkPaymentAmount(input.amount, found);
  if (wrong) throw new ValidationError([wrong]);
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
  const payment: Payment = {
    id: context.ids[0] as string,
    kind: 'payment',
    amount: amountLike(input.amount, found.total),
    receivedAt: input.receivedAt ?? context.now,
    method: input.method ?? null,
    reference: input.reference ?? null,
    reverses: null,
  };
  const settlement = settle(found, addAmounts(found.amountPaid, payment.amount), found.amountCredited, context.now);
  const after: FinalizedInvoice = { ...found, ...settlement, payments: [...found.payments, payment] };
  const events: EventType[] = ['invoice.payment_recorded'];
  return decide(found, after, after.paymentStatus === 'paid' ? [...events, 'invoice.paid'] : events, context);
}

/** The fault of an amount of money: not above zero, or finer than the currency. */
function checkPaymentAmount(amount: string, { total, currency }: FinalizedInvoice): Fault | undefined {
  const decimal = parseDecimal(formatDecimal(parseDecimal(amount) as Decimal)) as Decimal;
  if (decimal.coefficient <= 0)
    return fault('payment.not_positive', '/amount', `${amount} is not above zero; money that goes back is a refund`);
  if (decimal.scale <= decimalsOf(total)) return undefined;
  return fault(
    'decimal.too_long',
    '/amount',
    `${amount} has more decimals than ${currency} has (${decimalsOf(total)}); pass whole minor units`,
  );
}
