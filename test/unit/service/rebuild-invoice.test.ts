import { describe, expect, it } from 'vitest';
import { INPUT, openAcme, reasons } from '../acme.ts';

describe('rebuildInvoice', () => {
  it('gives the stored invoice from its events alone', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    const paid = await invoicing.recordPayment(id, { amount: '19.00' });
    expect(await invoicing.rebuildInvoice(id)).toEqual(paid);
  });

  it('gives the invoice as of an earlier version', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.updateDraft(draft.id, { memo: 'Order 4711' });
    expect(await invoicing.rebuildInvoice(draft.id, 1)).toEqual(draft);
  });

  it.each([0, 3, 1.5, Number.NaN, '1', null])('refuses a version that the invoice never had: %s', async (version) => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.hold(id);
    expect(await reasons(invoicing.rebuildInvoice(id, version as number))).toEqual(['field.value /version']);
  });

  it('refuses an invoice that does not exist', async () => {
    expect(await reasons(openAcme().invoicing.rebuildInvoice('none'))).toEqual(['invoice.not_found']);
  });

  it('gives the last state of a deleted draft', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await invoicing.rebuildInvoice(id)).toEqual(await invoicing.get(id));
    const deleted = await invoicing.deleteDraft(id);
    expect(await invoicing.rebuildInvoice(id)).toEqual(deleted);
  });
});
