import { type FinalizedInvoice, type Invoice, InvoiceStateError, NotFoundError, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, INPUT, openAcme } from '../../acme.ts';

/** 100.00 without tax. */
const HUNDRED = {
  ...INPUT,
  issue: 'now',
  lines: [{ name: 'Training', unitPrice: '100.00', taxCodes: ['vat-e'] }],
} as const;

interface World extends Acme {
  readonly id: string;
  readonly lineId: string;
}

async function issued(): Promise<World> {
  const acme = openAcme();
  const invoice = await acme.invoicing.createOneOffInvoice(HUNDRED);
  return { ...acme, id: invoice.id, lineId: invoice.lines[0]?.id as string };
}

type Step = (world: World) => Promise<unknown>;

const pay =
  (amount: string): Step =>
  ({ invoicing, id }) =>
    invoicing.recordPayment(id, { amount });
const credit =
  (amount: string): Step =>
  ({ invoicing, id, lineId }) =>
    invoicing.createCreditNote(id, { reason: 'order_change', lines: [{ lineId, amount }] });
const refund =
  (amount: string): Step =>
  ({ invoicing, id }) =>
    invoicing.recordRefund(id, { amount });
const reverse =
  (place: number): Step =>
  async ({ invoicing, id }) => {
    const { payments } = (await invoicing.get(id)) as Invoice;
    return invoicing.reversePayment(id, { paymentId: payments[place]?.id as string });
  };
const giveUp: Step = ({ invoicing, id }) => invoicing.markUncollectible(id);

describe('the payment status of 100.00', () => {
  // paid, credited, due, refundable
  it.each<[what: string, steps: readonly Step[], status: string, amounts: readonly string[]]>([
    ['nothing happened', [], 'unpaid', ['0.00', '0.00', '100.00', '0.00']],
    ['paid in part', [pay('40')], 'partially_paid', ['40.00', '0.00', '60.00', '0.00']],
    ['paid', [pay('40'), pay('60')], 'paid', ['100.00', '0.00', '0.00', '0.00']],
    ['credited in part', [credit('40')], 'unpaid', ['0.00', '40.00', '60.00', '0.00']],
    ['credited', [credit('40'), credit('60')], 'credited', ['0.00', '100.00', '0.00', '0.00']],
    ['credited in part, the rest paid', [credit('40'), pay('60')], 'paid', ['60.00', '40.00', '0.00', '0.00']],
    ['paid in part, the rest credited', [pay('60'), credit('40')], 'paid', ['60.00', '40.00', '0.00', '0.00']],
    ['paid, then credited in part', [pay('100'), credit('40')], 'paid', ['100.00', '40.00', '0.00', '40.00']],
    ['that refunded', [pay('100'), credit('40'), refund('40')], 'paid', ['60.00', '40.00', '0.00', '0.00']],
    [
      'paid, credited, refunded',
      [pay('100'), credit('100'), refund('100')],
      'credited',
      ['0.00', '100.00', '0.00', '0.00'],
    ],
    ['refunded in part', [pay('100'), credit('100'), refund('30')], 'paid', ['70.00', '100.00', '0.00', '70.00']],
    ['the payment failed', [pay('100'), reverse(0)], 'unpaid', ['0.00', '0.00', '100.00', '0.00']],
    ['one of two failed', [pay('40'), pay('60'), reverse(1)], 'partially_paid', ['40.00', '0.00', '60.00', '0.00']],
    ['paid again', [pay('100'), reverse(0), pay('100')], 'paid', ['100.00', '0.00', '0.00', '0.00']],
    [
      'the refund bounced',
      [pay('100'), credit('40'), refund('40'), reverse(1)],
      'paid',
      ['100.00', '40.00', '0.00', '40.00'],
    ],
    [
      'the payment failed after its refund',
      [pay('100'), credit('100'), refund('100'), reverse(0)],
      'unpaid',
      ['-100.00', '100.00', '100.00', '0.00'],
    ],
    ['given up', [giveUp], 'uncollectible', ['0.00', '0.00', '100.00', '0.00']],
    ['given up, paid in part', [giveUp, pay('40')], 'uncollectible', ['40.00', '0.00', '60.00', '0.00']],
    ['given up, paid', [giveUp, pay('100')], 'paid', ['100.00', '0.00', '0.00', '0.00']],
    ['given up, credited', [giveUp, credit('100')], 'credited', ['0.00', '100.00', '0.00', '0.00']],
  ])('%s', async (_, steps, paymentStatus, [amountPaid, amountCredited, amountDue, amountRefundable]) => {
    const world = await issued();
    for (const step of steps) await step(world);
    expect(await world.invoicing.get(world.id)).toMatchObject({
      paymentStatus,
      amountPaid,
      amountCredited,
      amountDue,
      amountRefundable,
    });
  });

  it('reports "paid" by an event, whatever settled the rest', async () => {
    const world = await issued();
    for (const step of [pay('60'), credit('40'), reverse(0), pay('60')]) await step(world);
    const types = (await world.invoicing.history(world.id)).items.map((event) => event.type.replace('invoice.', ''));
    expect(types.slice(2)).toEqual([
      'payment_recorded',
      'credit_note.created',
      'paid',
      'payment_reversed',
      'payment_recorded',
      'paid',
    ]);
  });
});

describe('a refund', () => {
  it('is kept next to the payments, with the data of the host', async () => {
    const world = await issued();
    await pay('100')(world);
    await credit('40')(world);
    const input = { amount: '25', method: 'card', reference: 're_1', receivedAt: '2025-04-01T08:00:00Z' };
    const { payments } = await world.invoicing.recordRefund(world.id, input);
    expect(payments[1]).toEqual({ ...payments[1], ...input, kind: 'refund', amount: '25.00', reverses: null });
  });

  it.each([
    ['40.01', 'payment.exceeds_refundable'],
    ['0', 'payment.not_positive'],
    ['-1', 'payment.not_positive'],
    ['0.001', 'decimal.too_long'],
    ['1,5', 'decimal.invalid'],
  ])('of %s is refused: %s', async (amount, code) => {
    const world = await issued();
    await pay('100')(world);
    await credit('40')(world);
    const before = await world.contents();
    await expect(refund(amount)(world)).rejects.toMatchObject({ faults: [{ code, path: '/amount' }] });
    expect(await world.contents()).toBe(before);
  });

  it('with a key is recorded once, and its key is no other command’s', async () => {
    const world = await issued();
    await pay('100')(world);
    await credit('40')(world);
    const once = (): Promise<FinalizedInvoice> =>
      world.invoicing.recordRefund(world.id, { amount: '20.00' }, { idempotencyKey: 'r-1' });
    expect(await once()).toEqual(await once());
    expect(await world.invoicing.get(world.id)).toMatchObject({ amountRefundable: '20.00' });
    const other = world.invoicing.recordPayment(world.id, { amount: '20.00' }, { idempotencyKey: 'r-1' });
    await expect(other).rejects.toMatchObject({ code: 'idempotency.conflict' });
  });
});

describe('a reversal', () => {
  it('names the payment that failed, and takes back all of it', async () => {
    const world = await issued();
    await pay('40')(world);
    const paymentId = ((await world.invoicing.get(world.id)) as Invoice).payments[0]?.id as string;
    const { payments } = await world.invoicing.reversePayment(world.id, { paymentId, reference: 'AC04' });
    expect(payments[1]).toMatchObject({ kind: 'reversal', amount: '40.00', reverses: paymentId, reference: 'AC04' });
  });

  it('of one that is reversed already changes nothing', async () => {
    const world = await issued();
    await pay('40')(world);
    await reverse(0)(world);
    const before = await world.contents();
    await reverse(0)(world);
    expect(await world.contents()).toBe(before);
  });

  it('of nothing, of a reversal, of another invoice’s payment, or with more than it takes is refused', async () => {
    const world = await issued();
    await pay('40')(world);
    await reverse(0)(world);
    await expect(reverse(1)(world)).rejects.toThrow(NotFoundError);
    const nobody = world.invoicing.reversePayment(world.id, { paymentId: 'nobody' });
    await expect(nobody).rejects.toMatchObject({ code: 'payment.not_found', details: { id: 'nobody' } });
    const partly = world.invoicing.reversePayment(world.id, { paymentId: 'p', amount: '1.00' } as never);
    await expect(partly).rejects.toThrow(ValidationError);
  });

  it('lets an invoice be voided, for nothing is paid any more', async () => {
    const world = await issued();
    await pay('40')(world);
    await expect(world.invoicing.voidInvoice(world.id, { reason: 'typo' })).rejects.toThrow(InvoiceStateError);
    await reverse(0)(world);
    expect((await world.invoicing.voidInvoice(world.id, { reason: 'typo' })).status).toBe('voided');
  });
});

describe('a draft', () => {
  it('has no money to refund or to reverse', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await expect(invoicing.recordRefund(id, { amount: '1.00' })).rejects.toThrow(InvoiceStateError);
    await expect(invoicing.reversePayment(id, { paymentId: 'x' })).rejects.toThrow(InvoiceStateError);
  });
});
