import { instantLeaf } from '../../calendar/instant.ts';
import { fault } from '../../errors/fault.ts';
import type { FaultCode } from '../../errors/fault-codes.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { type DecisionContext, decide } from '../../invoice/decide.ts';
import type { Decision, EventType } from '../../invoice/events.ts';
import type { FinalizedInvoice, Payment } from '../../invoice/invoice.ts';
import { withMembers } from '../../invoice/invoice-of.ts';
import { paymentStateOf } from '../../invoice/payment-status.ts';
import { addAmounts, amountLike, decimalsOf, subtractAmounts } from '../../money/amounts.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../../money/decimal.ts';
import type { Policy } from '../../policy/policy.ts';
import { requirePaymentRoom } from '../../pricing/document-size.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import type { AnyObjectShape, ObjectShape } from '../../validation/shape.ts';
import { decisionFields, policyMember } from '../context/context-shapes.ts';
import { contextShape } from '../context/require-context.ts';
import { lastReceivedAt, requireReceivedAt } from './received-at.ts';

/** What `recordPayment` and `recordRefund` take. */
export interface PaymentInput {
  /** Major units, above zero; at most what is due, or refundable. */
  readonly amount: string;
  /** ISO instant at which the money moved, from 1970 to one day after now; default now. */
  readonly receivedAt?: string;
  /** Such as `"bank_transfer"`; the host's own word. */
  readonly method?: string;
  /** Such as the id of the bank's entry. */
  readonly reference?: string;
}

/** What recording money needs in addition to the invoice. */
export interface PaymentContext extends DecisionContext {
  /** Default: the limits of `policies.standard`. */
  readonly policy?: Policy;
}

/** The shape of a {@link PaymentContext}. */
export const paymentContextShape: AnyObjectShape = /* @__PURE__ */ contextShape<PaymentContext>({
  ...decisionFields,
  policy: /* @__PURE__ */ optional(policyMember),
});

/** The shape of a {@link PaymentInput}. */
export const paymentShape: ObjectShape<PaymentInput> = object<PaymentInput>({
  amount: decimalTextLeaf,
  receivedAt: optional(instantLeaf),
  method: optional(text()),
  reference: optional(text()),
});

/**
 * Refuse a payment that is malformed, not above zero, or finer than the invoice's currency.
 *
 * @throws {ValidationError} `payment.not_positive`, `decimal.*`, `field.*`
 */
export function requirePayment(input: PaymentInput, invoice: FinalizedInvoice): void {
  requireShape(paymentShape, input);
  requireMovedAmount(input.amount, invoice, 'payment.not_positive', 'money that goes back is a refund');
}

/** Refuse an amount that is not above zero, or finer than the invoice's currency. */
export function requireMovedAmount(
  amount: string,
  { total, currency }: FinalizedInvoice,
  notPositive: FaultCode,
  wayOut: string,
): void {
  const decimal = parseDecimal(formatDecimal(parseDecimal(amount) as Decimal)) as Decimal;
  const decimals = decimalsOf(total);
  if (decimal.coefficient <= 0) throwFaults([fault(notPositive, '/amount', `${amount} is not above zero; ${wayOut}`)]);
  if (decimal.scale > decimals) {
    const message = `${amount} has more decimals than ${currency} has (${decimals}); pass whole minor units`;
    throwFaults([fault('decimal.too_long', '/amount', message)]);
  }
}

/**
 * Money that moves; the first of `context.ids` becomes its id.
 *
 * @throws {ValidationError} `payment.received_at_out_of_range`
 */
export function paymentOf(
  kind: Payment['kind'],
  { amount, receivedAt, method, reference }: PaymentInput,
  { total }: FinalizedInvoice,
  { ids, now }: DecisionContext,
): Payment {
  if (receivedAt !== undefined) requireReceivedAt(receivedAt, now);
  return {
    id: ids[0] as string,
    kind,
    amount: amountLike(amount, total),
    receivedAt: receivedAt ?? now,
    method: method ?? null,
    reference: reference ?? null,
    reverses: null,
  };
}

/** Move money: what is paid, due and refundable follows; when nothing is left due, `invoice.paid` follows too. */
export function movePayment(
  invoice: FinalizedInvoice,
  payment: Payment,
  direction: 'in' | 'out',
  event: EventType,
  context: PaymentContext,
): Decision<FinalizedInvoice> {
  const payments = [...invoice.payments, payment];
  requirePaymentRoom({ payments, writeOffs: invoice.writeOffs }, context.policy);
  const move = direction === 'in' ? addAmounts : subtractAmounts;
  const receivedAt = lastReceivedAt(payment, payments);
  const state = paymentStateOf(invoice, { amountPaid: move(invoice.amountPaid, payment.amount) }, receivedAt);
  const after = withMembers<FinalizedInvoice>(invoice, { ...state, payments });
  return decide(invoice, after, withPaid(event, invoice, after), context);
}

/** The events of a change, and `invoice.paid` where it is what settled the invoice. */
export function withPaid(event: EventType, before: FinalizedInvoice, after: FinalizedInvoice): EventType[] {
  return before.paymentStatus !== 'paid' && after.paymentStatus === 'paid' ? [event, 'invoice.paid'] : [event];
}
