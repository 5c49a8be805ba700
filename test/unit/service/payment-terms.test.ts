import type { PaymentTerm } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { first, INPUT, openAcme } from '../acme.ts';

describe('an issued invoice is due by its payment term', () => {
  it.each<[PaymentTerm, string, string]>([
    [{ type: 'net_end_of_month', days: 45 }, '2025-01-31', '2025-03-31'],
    [{ type: 'net_end_of_month', days: 30 }, '2024-01-30', '2024-02-29'],
    [{ type: 'day_of_month', day: 15 }, '2025-01-31', '2025-02-15'],
    [{ type: 'months', months: 2 }, '2025-12-31', '2026-02-28'],
    [{ type: 'months', months: 2 }, '2027-12-31', '2028-02-29'],
  ])('%j from %s: %s', async (paymentTerm, issueDate, dueDate) => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issueDate, paymentTerm });
    expect(await invoicing.finalize(id)).toMatchObject({ issueDate, dueDate, paymentTerm });
  });

  it('of the customer, unless the invoice has its own', async () => {
    const { invoicing, records } = openAcme();
    Object.assign(first(records.customers), { paymentTerm: { type: 'day_of_month', day: 31, months: 1 } });
    const issued = await invoicing.createOneOffInvoice({ ...INPUT, issueDate: '2024-01-15', issue: 'now' });
    expect(issued).toMatchObject({ dueDate: '2024-02-29', paymentTerm: { type: 'day_of_month', day: 31, months: 1 } });
  });
});
