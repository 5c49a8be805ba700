import {
  type FinalizedInvoice,
  InvoiceStateError,
  markUncollectible,
  type PaymentInput,
  recordPayment,
  ValidationError,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, anOpenInvoice, decisionContext, given, NOW } from '../acme.ts';

const context = decisionContext();
const pay = (invoice: FinalizedInvoice, input: PaymentInput) =>
  given(invoice).when((one) => recordPayment(one, input, context));
const giveUp = (invoice: FinalizedInvoice) => given(invoice).when((one) => markUncollectible(one, context));

describe('recording a payment', () => {
  it('in part leaves the rest due', () => {
    const { invoice } = pay(aFinalizedInvoice(), { amount: '19' }).thenEvents(['invoice.payment_recorded'], {
      amountPaid: '19.00',
      amountDue: '100.00',
      amountRefundable: '0.00',
      paymentStatus: 'partially_paid',
      paidAt: null,
    });
    expect(invoice.payments).toEqual([
      { id: 'id-1', kind: 'payment', amount: '19.00', receivedAt: NOW, method: null, reference: null, reverses: null },
    ]);
  });

  it('in full settles the invoice', () => {
    pay(aFinalizedInvoice(), { amount: '119.00' }).thenEvents(['invoice.payment_recorded', 'invoice.paid'], {
      amountDue: '0.00',
      paymentStatus: 'paid',
      paidAt: NOW,
    });
  });

  it('in parts settles it with the last', () => {
    const half = pay(aFinalizedInvoice(), { amount: '59.50' }).thenEvents(['invoice.payment_recorded']).invoice;
    pay(half, { amount: '59.50' }).thenEvents(['invoice.payment_recorded', 'invoice.paid'], {
      amountPaid: '119.00',
      payments: [{ amount: '59.50' }, { amount: '59.50' }],
    });
  });

  it('keeps how and when the money came', () => {
    const said = { receivedAt: '2025-03-30T12:00:00+02:00', method: 'sepa', reference: 'RF18' };
    pay(aFinalizedInvoice(), { amount: '1.00', ...said }).thenEvents(['invoice.payment_recorded'], {
      payments: [said],
    });
  });

  it('on an uncollectible invoice leaves it so until it is settled', () => {
    const lost = giveUp(aFinalizedInvoice()).thenEvents(['invoice.uncollectible'], {
      paymentStatus: 'uncollectible',
    }).invoice;
    const part = pay(lost, { amount: '19.00' }).thenEvents(['invoice.payment_recorded'], {
      paymentStatus: 'uncollectible',
      amountDue: '100.00',
    }).invoice;
    pay(part, { amount: '100.00' }).thenEvents(['invoice.payment_recorded', 'invoice.paid'], { paymentStatus: 'paid' });
  });

  it('counts exactly, however large the amounts', () => {
    const large = aFinalizedInvoice(aDraft({ lines: [{ name: 'Dam', unitPrice: '840336134453781.51' }] }));
    expect(large.total).toBe('1000000000000000.00');
    const rest = pay(large, { amount: '0.01' }).thenEvents(['invoice.payment_recorded']).invoice;
    pay(rest, { amount: rest.amountDue }).thenEvents(['invoice.payment_recorded', 'invoice.paid'], {
      amountPaid: large.total,
      amountDue: '0.00',
    });
  });
});

describe('a payment is refused', () => {
  it.each([
    ['0', 'payment.not_positive /amount'],
    ['-1.00', 'payment.not_positive /amount'],
    ['119.01', 'payment.exceeds_due /amount'],
    ['0.001', 'decimal.too_long /amount'],
    ['1,00', 'decimal.invalid /amount'],
    [119, 'field.type /amount'],
    [undefined, 'field.required /amount'],
  ])('of %j: %s', (amount, reason) => {
    pay(aFinalizedInvoice(), { amount } as PaymentInput).thenRefused(ValidationError, reason);
  });

  it('on an invoice that is settled', () => {
    const paid = pay(aFinalizedInvoice(), { amount: '119.00' }).thenEvents([
      'invoice.payment_recorded',
      'invoice.paid',
    ]).invoice;
    pay(paid, { amount: '0.01' }).thenRefused(ValidationError, 'payment.exceeds_due /amount');
  });

  it.each([
    ['a draft', aDraft()],
    ['an open invoice', anOpenInvoice()],
  ])('on %s', (_name, invoice) => {
    given(invoice)
      .when((one) => recordPayment(one, { amount: '1.00' }, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});

describe('giving up on the money', () => {
  it('changes the payment status and nothing that is owed', () => {
    giveUp(aFinalizedInvoice()).thenEvents(['invoice.uncollectible'], {
      paymentStatus: 'uncollectible',
      amountDue: '119.00',
      status: 'finalized',
    });
  });

  it('again is returned unchanged', () => {
    const lost = giveUp(aFinalizedInvoice()).thenEvents(['invoice.uncollectible']).invoice;
    expect(giveUp(lost).thenEvents([]).invoice).toBe(lost);
  });

  it('is refused where nothing is due', () => {
    const paid = pay(aFinalizedInvoice(), { amount: '119.00' }).thenEvents([
      'invoice.payment_recorded',
      'invoice.paid',
    ]).invoice;
    giveUp(paid).thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});
