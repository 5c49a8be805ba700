import { ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { INPUT, openAcme } from '../acme.ts';

const FIVE_HUNDRED = {
  ...INPUT,
  issue: 'now',
  lines: [{ name: 'Training', unitPrice: '500.00', taxCodes: ['vat-e'] }],
} as const;

describe('racing payments', () => {
  it('ten of 500 on 500 due: one succeeds, nine are refused', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(FIVE_HUNDRED);
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, () => invoicing.recordPayment(id, { amount: '500.00' })),
    );
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    for (const error of refused) {
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({ code: 'payment.exceeds_due', faults: [{ details: { amountDue: '0.00' } }] });
    }
    expect(await invoicing.get(id)).toMatchObject({
      amountPaid: '500.00',
      amountDue: '0.00',
      paymentStatus: 'paid',
      payments: [{ amount: '500.00' }],
    });
  });

  it('in parts never add up to more than the total', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(FIVE_HUNDRED);
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, () => invoicing.recordPayment(id, { amount: '120.00' })),
    );
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(4);
    expect(await invoicing.get(id)).toMatchObject({
      amountPaid: '480.00',
      amountDue: '20.00',
      paymentStatus: 'partially_paid',
    });
  });

  it('against voiding: one of them wins', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(FIVE_HUNDRED);
    const settled = await Promise.allSettled([
      invoicing.voidInvoice(id, { reason: 'typo' }),
      invoicing.recordPayment(id, { amount: '500.00' }),
    ]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
