import { beforeAll, describe, expect, it } from 'vitest';
import { expectListedFields } from './invoice-fields.ts';
import { draft, issue, type Served, serveStocked } from './serve-lago.ts';

let served: Served;
/** The purchase order numbers of what a query finds, in the order of the answer. */
async function found(query: object): Promise<(string | null | undefined)[]> {
  const { invoices } = (await served.client.invoices.findAllInvoices(query)).data;
  return invoices.map(({ purchase_order_number }) => purchase_order_number);
}

beforeAll(async () => {
  served = await serveStocked();
  const { client, at } = served;
  await client.customers.createCustomer({ customer: { external_id: 'raviga', name: 'Raviga', currency: 'EUR' } });
  at('2025-01-10T12:00:00Z');
  const paid = await issue(served, 10_000, { purchase_order_number: 'A' });
  await client.invoices.updateInvoice(paid.lago_id, {
    invoice: { payment_status: 'succeeded', metadata: [{ key: 'color', value: 'blue' }] },
  });
  at('2025-02-10T12:00:00Z');
  const partly = await issue(served, 20_000, { purchase_order_number: 'B' });
  await client.payments.createPayment({ payment: { invoice_id: partly.lago_id, amount_cents: 1, reference: 'r' } });
  at('2025-02-10T12:01:00Z');
  const failed = await issue(served, 30_000, { purchase_order_number: 'C' });
  await client.invoices.updateInvoice(failed.lago_id, {
    invoice: { payment_status: 'failed', metadata: [{ key: 'color', value: 'red' }] },
  });
  at('2025-03-10T12:00:00Z');
  const voided = await issue(served, 40_000, { purchase_order_number: 'D' });
  await client.invoices.voidInvoice(voided.lago_id);
  at('2025-03-10T12:01:00Z');
  await issue(served, 50_000, { purchase_order_number: 'E', external_customer_id: 'raviga', currency: 'EUR' });
  await draft(served, { purchaseOrderNumber: 'F' });
  // Issued last, for an earlier day: its place is by the day of issue.
  const lines = [{ addOn: 'setup_fee' }];
  const early = { customerId: 'hooli_1234', lines, issueDate: '2025-01-20', purchaseOrderNumber: 'G' };
  await served.invoicing.createOneOffInvoice({ ...early, issue: 'now' });
});

describe('the list of invoices', () => {
  it('is ordered by issue date, drafts first, without fees', async () => {
    const { invoices, meta } = (await served.client.invoices.findAllInvoices()).data;
    expect(invoices.map(({ purchase_order_number }) => purchase_order_number)).toEqual([...'FEDCBGA']);
    expect(meta).toEqual({ current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: 7 });
    for (const invoice of invoices) {
      expectListedFields(invoice);
      expect(invoice).not.toHaveProperty('fees');
    }
  });

  it.each([
    [{ external_customer_id: 'raviga' }, 'E'],
    [{ external_customer_id: 'nobody' }, ''],
    [{ currency: 'EUR' }, 'E'],
    [{ 'statuses[]': ['voided'] }, 'D'],
    [{ 'statuses[]': ['voided', 'draft'] }, 'FD'],
    [{ 'statuses[]': ['failed'] }, ''],
    [{ 'statuses[]': ['pending'] }, ''],
    [{ 'payment_statuses[]': ['succeeded'] }, 'A'],
    [{ 'payment_statuses[]': ['failed', 'succeeded'] }, 'CA'],
    [{ 'payment_statuses[]': ['pending'], 'statuses[]': ['finalized'] }, 'EBG'],
    [{ issuing_date_from: '2025-02-10' }, 'EDCB'],
    [{ issuing_date_to: '2025-02-10' }, 'CBGA'],
    [{ issuing_date_from: '2025-01-11', issuing_date_to: '2025-02-28' }, 'CBG'],
    [{ amount_from: 36_000 }, 'FEDCG'],
    [{ amount_to: 36_000 }, 'CBA'],
    [{ amount_from: 12_000, amount_to: 12_000 }, 'A'],
    [{ 'metadata[color]': 'blue' }, 'A'],
    [{ 'metadata[color]': 'red', 'payment_statuses[]': ['failed'] }, 'C'],
    [{ 'metadata[color]': '', 'statuses[]': ['finalized'] }, 'EBG'],
    [{ search_term: 'raviga' }, 'E'],
    [{ search_term: '4C2A-001-002' }, 'B'],
    [{ purchase_order_number: 'b' }, 'B'],
    [{ partially_paid: true }, 'B'],
    [{ partially_paid: false, 'statuses[]': ['finalized'] }, 'ECGA'],
    [{ 'settlements[]': ['payment'] }, 'BA'],
    [{ invoice_type: 'subscription' }, ''],
    [{ invoice_type: 'one_off', 'payment_statuses[]': ['succeeded'] }, 'A'],
    [{ payment_overdue: true }, ''],
    [{ self_billed: true }, ''],
    [{ 'billing_entity_codes[]': ['pied-piper'], currency: 'EUR' }, 'E'],
    [{ 'billing_entity_codes[]': ['hooli'] }, ''],
  ])('narrowed by %j is "%s"', async (query, orders) => {
    expect(await found(query)).toEqual([...orders]);
  });

  it('has pages', async () => {
    const page = async (number: number) =>
      (await served.client.invoices.findAllInvoices({ page: number, per_page: 3 })).data;
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    expect(pages.map(({ invoices }) => invoices.map((one) => one.purchase_order_number).join(''))).toEqual([
      'FED',
      'CBG',
      'A',
      '',
    ]);
    const counts = { total_pages: 3, total_count: 7 };
    expect(pages.map(({ meta }) => meta)).toEqual([
      { current_page: 1, next_page: 2, prev_page: null, ...counts },
      { current_page: 2, next_page: 3, prev_page: 1, ...counts },
      { current_page: 3, next_page: null, prev_page: 2, ...counts },
      { current_page: 4, next_page: null, prev_page: null, ...counts },
    ]);
  });

  it('reports page 0 of an empty list', async () => {
    const { meta } = (await served.client.invoices.findAllInvoices({ external_customer_id: 'nobody' })).data;
    expect(meta).toEqual({ current_page: 0, next_page: null, prev_page: null, total_pages: 0, total_count: 0 });
  });

  it.each([
    [{ issuing_date_from: 'yesterday' }, { issuing_date_from: ['invalid_date'] }],
    [{ 'statuses[]': ['paid'] }, { statuses: ['value_is_invalid'] }],
    [{ amount_from: 'much' }, { amount_from: ['value_is_invalid'] }],
  ])('refuses the filter %j', async (query, details) => {
    await expect(served.client.invoices.findAllInvoices(query as never)).rejects.toMatchObject({
      status: 422,
      error: { error_details: details },
    });
  });
});
