import { describe, expect, it } from 'vitest';
import { openApi } from './api.ts';

const FIXED = { rate: '7.53450', date: '2023-01-01', source: 'Council Regulation (EU) 2022/1208' };

/** An invoice of 1,000.00 HRK and 19 % of 10 December 2022. */
async function kuna() {
  const { send } = await openApi();
  const lines = [{ name: 'Work', unitPrice: '1000.00' }];
  const input = { customerId: 'hooli', currency: 'HRK', issueDate: '2022-12-10', issue: 'now', lines };
  const { status, body } = await send('POST', '/invoices', input);
  expect([status, body.total]).toEqual([201, '1190.00']);
  return { send, at: `/invoices/${body.id}` };
}

describe('an invoice in kuna of 2022, credited on 10 January 2023 over HTTP', () => {
  const credit = { reason: 'cancellation', issueDate: '2023-01-10' };

  it('is refused in kuna: the fault names EUR, 7.53450 and both ways', async () => {
    const { send, at } = await kuna();
    const refused = await send('POST', `${at}/credit-notes`, credit);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'currency.withdrawn',
        faults: [{ path: '/currency', details: { withdrawnOn: '2023-01-01', successor: 'EUR', rate: '7.53450' } }],
      },
    });
    expect(refused.body.detail).toContain('credit in EUR: pass currency: "EUR" and exchangeRate');
    expect(refused.body.detail).toContain('reissue(id, { currency: "EUR" })');
    expect((await send('GET', `${at}/credit-notes`)).body.items).toEqual([]);
  });

  it('is credited in euro', async () => {
    const { send, at } = await kuna();
    const input = { ...credit, currency: 'EUR', exchangeRate: FIXED };
    const preview = await send('POST', `${at}/credit-notes/preview`, input);
    const { status, body } = await send('POST', `${at}/credit-notes`, input);
    expect([status, preview.body.total]).toEqual([201, '157.94']);
    expect(body).toMatchObject({
      currency: 'EUR',
      subtotal: '132.72',
      taxAmount: '25.22',
      total: '157.94',
      converted: { currency: 'HRK', exchangeRate: FIXED, total: '1190.00' },
    });
    expect((await send('GET', `/credit-notes/${body.id}`)).body).toEqual(body);
    expect((await send('GET', at)).body).toMatchObject({ amountCredited: '1190.00', amountDue: '0.00' });
  });

  it('is voided and reissued in euro', async () => {
    const { send, at } = await kuna();
    await send('POST', `${at}/void`, { reason: 'currency withdrawn' });
    const { status, body } = await send('POST', `${at}/reissue`, { currency: 'EUR' });
    expect(status).toBe(201);
    await send('PATCH', `/invoices/${body.id}`, { issueDate: '2023-01-10' });
    const issued = await send('POST', `/invoices/${body.id}/finalize`);
    expect(issued.body).toMatchObject({
      status: 'finalized',
      currency: 'EUR',
      issueDate: '2023-01-10',
      taxDate: '2022-12-10',
      subtotal: '132.72',
      total: '157.94',
    });
  });
});
