import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { first, INPUT, openAcme, reasons } from '../acme.ts';

const numbersDrafts = { policy: { ...policies.standard, assignNumber: 'create' } } as const;

describe('an open invoice', () => {
  it.each(['seller', 'customer'])('keeps its payment term when the %s gets another', async (whose) => {
    const { invoicing, records, at } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await invoicing.open(id)).toMatchObject({ paymentTerm: { type: 'net', days: 30 }, dueDate: null });
    const record = whose === 'seller' ? first(records.billingEntities) : first(records.customers);
    Object.assign(record, { paymentTerm: { type: 'net', days: 7 } });
    at('2025-04-02T10:00:00.000Z');
    expect(await invoicing.finalize(id)).toMatchObject({
      issueDate: '2025-04-02',
      dueDate: '2025-05-02',
      paymentTerm: { type: 'net', days: 30 },
    });
  });

  it('is finalized as it was approved after its customer left the directory', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, paymentTerm: { type: 'net', days: 5 } });
    const opened = await invoicing.open(id);
    records.customers.length = 0;
    expect(await invoicing.finalize(id)).toMatchObject({
      status: 'finalized',
      number: 'INV-2025-0001',
      dueDate: '2025-04-05',
      customer: opened.customer,
      total: opened.total,
    });
  });

  it('that goes back to draft needs its customer again', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.open(id);
    records.customers.length = 0;
    await invoicing.reopen(id);
    expect(await reasons(invoicing.finalize(id))).toEqual(['customer.not_found /customerId']);
  });
});

describe('a numbered draft whose issue date is edited', () => {
  it('moves a due date that followed from it', async () => {
    const { invoicing } = openAcme(numbersDrafts);
    const draft = await invoicing.createOneOffInvoice(INPUT);
    expect(draft).toMatchObject({ issueDate: '2025-03-31', dueDate: '2025-04-30' });
    expect(await invoicing.updateDraft(draft.id, { issueDate: '2025-06-01' })).toMatchObject({
      issueDate: '2025-06-01',
      dueDate: '2025-07-01',
    });
  });

  it('moves it back too', async () => {
    const { invoicing } = openAcme(numbersDrafts);
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.updateDraft(id, { issueDate: '2025-06-01' });
    expect(await invoicing.updateDraft(id, { issueDate: '2025-01-15' })).toMatchObject({ dueDate: '2025-02-14' });
  });

  it('leaves a due date that was given', async () => {
    const { invoicing } = openAcme(numbersDrafts);
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, dueDate: '2025-12-24' });
    expect(await invoicing.updateDraft(id, { issueDate: '2025-06-01' })).toMatchObject({
      issueDate: '2025-06-01',
      dueDate: '2025-12-24',
    });
  });

  it('takes the due date that comes with the edit', async () => {
    const { invoicing } = openAcme(numbersDrafts);
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await invoicing.updateDraft(id, { issueDate: '2025-06-01', dueDate: '2025-06-10' })).toMatchObject({
      dueDate: '2025-06-10',
    });
  });

  it('counts a new payment term from its issue date', async () => {
    const { invoicing } = openAcme(numbersDrafts);
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await invoicing.updateDraft(id, { paymentTerm: { type: 'net', days: 7 } })).toMatchObject({
      issueDate: '2025-03-31',
      dueDate: '2025-04-07',
    });
  });
});
