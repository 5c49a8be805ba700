import { describe, expect, it } from 'vitest';
import { type Acme, INPUT, openAcme, reasons } from '../acme.ts';

const issued = async (options: Parameters<typeof openAcme>[0] = {}): Promise<Acme & { readonly id: string }> => {
  const acme = openAcme({ now: '2026-03-01T10:00:00.000Z', ...options });
  const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
  return { ...acme, id };
};

describe('an invoice is paid when the money came, not when it was recorded', () => {
  it('received on 5 March and recorded on 20 March: paid on 5 March', async () => {
    const { invoicing, at, id } = await issued();
    at('2026-03-20T10:00:00.000Z');
    const paid = await invoicing.recordPayment(id, { amount: '119.00', receivedAt: '2026-03-05T09:30:00Z' });
    expect(paid).toMatchObject({ paymentStatus: 'paid', paidAt: '2026-03-05T09:30:00Z' });
    expect(paid.updatedAt).toBe('2026-03-20T10:00:00.000Z');
    const { items } = await invoicing.history(id);
    expect(items.find((event) => event.type === 'invoice.payment_recorded')?.data.change).toMatchObject({
      paidAt: '2026-03-05T09:30:00Z',
    });
    expect(await invoicing.rebuildInvoice(id)).toEqual(paid);
  });

  it('without receivedAt it is paid now', async () => {
    const { invoicing, at, id } = await issued();
    at('2026-03-20T10:00:00.000Z');
    expect(await invoicing.recordPayment(id, { amount: '119.00' })).toMatchObject({
      paidAt: '2026-03-20T10:00:00.000Z',
    });
  });

  it('in parts that are recorded in another order, it is paid with the last to come', async () => {
    const { invoicing, at, id } = await issued();
    at('2026-03-20T10:00:00.000Z');
    const half = await invoicing.recordPayment(id, { amount: '59.50', receivedAt: '2026-03-10T12:00:00+02:00' });
    expect(half.paidAt).toBeNull();
    expect(await invoicing.recordPayment(id, { amount: '59.50', receivedAt: '2026-03-05T12:00:00Z' })).toMatchObject({
      paidAt: '2026-03-10T12:00:00+02:00',
    });
  });

  it('again after a payment failed, without counting the one that failed', async () => {
    const { invoicing, at, id } = await issued();
    at('2026-03-20T10:00:00.000Z');
    const failed = await invoicing.recordPayment(id, { amount: '119.00', receivedAt: '2026-03-15T12:00:00Z' });
    const paymentId = failed.payments[0]?.id as string;
    expect((await invoicing.reversePayment(id, { paymentId })).paidAt).toBeNull();
    expect(await invoicing.recordPayment(id, { amount: '119.00', receivedAt: '2026-03-12T12:00:00Z' })).toMatchObject({
      paidAt: '2026-03-12T12:00:00Z',
    });
  });

  it('by the credit note that covers the rest at the time of that note', async () => {
    const { invoicing, at, id } = await issued();
    at('2026-03-20T10:00:00.000Z');
    const { lines } = await invoicing.recordPayment(id, { amount: '59.50', receivedAt: '2026-03-05T12:00:00Z' });
    const line = { lineId: lines[0]?.id as string, amount: '50.00' };
    await invoicing.createCreditNote(id, { reason: 'order_change', lines: [line] });
    expect(await invoicing.get(id)).toMatchObject({ paymentStatus: 'paid', paidAt: '2026-03-20T10:00:00.000Z' });
  });
});

describe('receivedAt', () => {
  const OUT = ['payment.received_at_out_of_range /receivedAt'];

  it.each([
    '1970-01-01T00:00:00Z',
    '1970-01-01T02:00:00+02:00',
    '2026-03-02T10:00:00.000Z',
    '2026-03-02T23:59:59+14:00',
  ])('may be %s on 1 March 2026 at 10:00 UTC', async (receivedAt) => {
    const { invoicing, id } = await issued();
    const { payments } = await invoicing.recordPayment(id, { amount: '1.00', receivedAt });
    expect(payments[0]?.receivedAt).toBe(receivedAt);
  });

  it.each([
    '1969-12-31T23:59:59.999999999Z',
    '1970-01-01T01:59:59+02:00',
    '0001-01-01T00:00:00Z',
    '2026-03-02T10:00:00.000000001Z',
    '2026-03-02T23:00:00-12:00',
    '9999-12-31T23:59:59Z',
  ])('may not be %s, neither of a payment nor of a refund or a reversal, and nothing is stored', async (receivedAt) => {
    const { invoicing, id, contents } = await issued();
    const { payments } = await invoicing.recordPayment(id, { amount: '119.00' });
    await invoicing.createCreditNote(id, { reason: 'cancellation' });
    const before = await contents();
    expect(await reasons(invoicing.recordRefund(id, { amount: '1.00', receivedAt }))).toEqual(OUT);
    const paymentId = payments[0]?.id as string;
    expect(await reasons(invoicing.reversePayment(id, { paymentId, receivedAt }))).toEqual(OUT);
    expect(await contents()).toBe(before);
    const other = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(await reasons(invoicing.recordPayment(other.id, { amount: '1.00', receivedAt }))).toEqual(OUT);
  });

  it('near the end of the calendar is refused, not a crash', async () => {
    const { invoicing, at, id } = await issued();
    at('9999-12-31T22:00:00.000Z');
    expect(await reasons(invoicing.recordPayment(id, { amount: '1.00', receivedAt: '1969-01-01T00:00:00Z' }))).toEqual(
      OUT,
    );
    expect(await invoicing.recordPayment(id, { amount: '1.00', receivedAt: '9999-12-31T23:00:00Z' })).toMatchObject({
      amountPaid: '1.00',
    });
  });
});
