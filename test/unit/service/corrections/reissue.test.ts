import { type FinalizedInvoice, InvoiceStateError, NotFoundError, policies, type TaxRequest } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, resolvedBy } from '../../acme.ts';

const RICH = {
  ...INPUT,
  issue: 'now',
  issueDate: '2025-03-01',
  finalizeAt: '2025-02-01T00:00:00Z',
  supplyDate: '2025-02-15',
  purchaseOrderNumber: 'PO-7',
  memo: 'thanks',
  metadata: { order: '1' },
  lines: [
    { addOn: 'setup_fee', unitPrice: '400.00', group: 'Start', metadata: { sku: 'a' } },
    { name: 'Work', quantity: '2.5', unitPrice: '99.95', taxCodes: ['vat-7'] },
  ],
} as const;

async function voided(acme: Acme): Promise<string> {
  const { id } = await acme.invoicing.createOneOffInvoice(RICH);
  await acme.invoicing.voidInvoice(id, { reason: 'wrong buyer' });
  return id;
}

describe('reissue', () => {
  it('makes a draft of a voided invoice with its lines, prices and references, and dates open', async () => {
    const acme = openAcme();
    const id = await voided(acme);
    const old = (await acme.invoicing.get(id)) as FinalizedInvoice;
    const draft = await acme.invoicing.reissue(id);
    const { subtotal, total, supplyDate, purchaseOrderNumber, memo, metadata, rounding } = old;
    expect(draft).toMatchObject({ subtotal, total, supplyDate, purchaseOrderNumber, memo, metadata, rounding });
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      number: null,
      issueDate: null,
      dueDate: null,
      finalizeAt: null,
      voidedAt: null,
      voidReason: null,
      finalizedAt: null,
      replaces: id,
      replacedBy: null,
    });
    const strip = (lines: FinalizedInvoice['lines']): unknown => lines.map(({ id: _, ...line }) => line);
    expect(strip(draft.lines)).toEqual(strip(old.lines));
    expect(new Set([...draft.lines, ...old.lines].map((line) => line.id)).size).toBe(4);
    expect(await acme.invoicing.get(id)).toMatchObject({
      status: 'voided',
      replacedBy: draft.id,
      version: old.version + 1,
    });
    const finalized = await acme.invoicing.finalize(draft.id);
    expect(finalized).toMatchObject({ number: 'INV-2025-0002', issueDate: '2025-03-31', replaces: id });
  });

  it('derives derived taxes again, and keeps given ones', async () => {
    const records = acmeRecords();
    const acme = openAcme({ records });
    const id = await voided(acme);
    records.taxes[0] = { ...first(records.taxes), rate: '25' };
    records.addOns.length = 0;
    const draft = await acme.invoicing.reissue(id);
    expect(draft.lines.map((line) => [line.unitPrice, line.taxes.map((tax) => tax.rate)])).toEqual([
      ['400.00', ['25']],
      ['99.95', ['7']],
    ]);
  });

  it('takes an invoice that is credited whole, however many notes it took', async () => {
    const acme = openAcme();
    const { id, lines } = await acme.invoicing.createOneOffInvoice(RICH);
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId: lines[0]?.id as string }] });
    await expect(acme.invoicing.reissue(id)).rejects.toMatchObject({ code: 'reissue.not_credited' });
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate' });
    expect((await acme.invoicing.reissue(id)).replaces).toBe(id);
  });

  it('numbers its draft where the policy numbers drafts', async () => {
    const acme = openAcme({ policy: { ...policies.standard, assignNumber: 'create' } });
    const draft = await acme.invoicing.reissue(await voided(acme));
    expect(draft).toMatchObject({ status: 'draft', number: 'INV-2025-0002', issueDate: '2025-03-31' });
  });

  it('starts its draft as the policy starts drafts, and lets the term follow today’s records', async () => {
    const records = acmeRecords();
    const finalizeAfter = { event: 'creation', hours: 24 } as const;
    const acme = openAcme({ records, policy: { ...policies.standard, issue: 'held', finalizeAfter } });
    const id = await voided(acme);
    records.customers[0] = { ...first(records.customers), paymentTerm: { type: 'net', days: 60 } };
    const draft = await acme.invoicing.reissue(id);
    expect(draft).toMatchObject({ onHold: true, finalizeAt: '2025-04-01T10:00:00.000Z', paymentTerm: null });
    await acme.invoicing.release(draft.id);
    expect(await acme.invoicing.finalize(draft.id)).toMatchObject({ issueDate: '2025-03-31', dueDate: '2025-05-30' });
  });

  it('is refused twice, unless the draft that it made was deleted', async () => {
    const acme = openAcme();
    const id = await voided(acme);
    const { id: draftId } = await acme.invoicing.reissue(id);
    const before = await acme.contents();
    await expect(acme.invoicing.reissue(id)).rejects.toMatchObject({ code: 'invoice.replaced' });
    expect(await acme.contents()).toBe(before);
    await acme.invoicing.deleteDraft(draftId);
    const again = await acme.invoicing.reissue(id);
    expect(await acme.invoicing.get(id)).toMatchObject({ replacedBy: again.id });
  });

  it('is refused for a draft, a valid invoice, a free one, and one that does not exist', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    await expect(invoicing.reissue(draft.id)).rejects.toThrow(InvoiceStateError);
    await invoicing.finalize(draft.id);
    await expect(invoicing.reissue(draft.id)).rejects.toMatchObject({ code: 'reissue.not_credited' });
    const free = await invoicing.createOneOffInvoice({
      ...INPUT,
      issue: 'now',
      lines: [{ name: 'Gift', unitPrice: '0' }],
    });
    await expect(invoicing.reissue(free.id)).rejects.toMatchObject({ code: 'reissue.not_credited' });
    await expect(invoicing.reissue('nobody')).rejects.toThrow(NotFoundError);
  });

  it('waits for a tax resolver that is down, as any draft does', async () => {
    const records = acmeRecords();
    const { taxCodes: _, taxIds: __, ...seller } = first(records.billingEntities);
    records.billingEntities[0] = seller;
    let down = false;
    const tax = { code: 'ca', name: 'CA', scheme: 'sales', rate: '8' };
    const taxResolver = {
      resolve: async (request: TaxRequest) =>
        down ? { status: 'unavailable' as const, reason: 'maintenance' } : resolvedBy(request, [tax]),
    };
    const acme = openAcme({ records, taxResolver });
    const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    await acme.invoicing.voidInvoice(id, { reason: 'typo' });
    down = true;
    const draft = await acme.invoicing.reissue(id);
    expect(draft.taxStatus).toBe('pending');
    await expect(acme.invoicing.finalize(draft.id)).rejects.toMatchObject({ code: 'tax.unavailable' });
    down = false;
    expect((await acme.invoicing.finalize(draft.id)).taxAmount).toBe('8.00');
  });
});
