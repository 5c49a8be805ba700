import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { INPUT, openAcme, reasons } from '../acme.ts';

describe('a preview', () => {
  it.each(['draft', 'held', 'now'] as const)(
    'of an input with issue "%s" shows the draft and stores nothing',
    async (issue) => {
      const { invoicing, contents } = openAcme();
      const preview = await invoicing.preview({ ...INPUT, issue });
      expect(preview).toMatchObject({ status: 'draft', onHold: issue === 'held', number: null, total: '119.00' });
      expect(await contents()).toBe('[[],[],[]]');
      expect(await invoicing.get(preview.id)).toBeNull();
      expect((await invoicing.history(preview.id)).items).toEqual([]);
    },
  );

  it('takes no number, whatever the policy', async () => {
    const { invoicing } = openAcme({ policy: { ...policies.standard, assignNumber: 'create', issue: 'now' } });
    expect(await invoicing.preview(INPUT)).toMatchObject({ number: null });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ number: 'INV-2025-0001' });
  });

  it('calculates what creating stores', async () => {
    const { invoicing } = openAcme();
    const input = {
      ...INPUT,
      lines: [
        { addOn: 'setup_fee', quantity: '1.5' },
        { addOn: 'consulting', quantity: 3 },
      ],
      memo: 'x',
    };
    const { id: _, ifIssuedNow: ___, ...preview } = await invoicing.preview(input);
    const { id: __, ...draft } = await invoicing.createOneOffInvoice(input);
    const withoutIds = (invoice: object) =>
      JSON.parse(
        JSON.stringify(invoice, (key, value: unknown) => (key === 'id' && /^id-/.test(String(value)) ? 'id' : value)),
      ) as object;
    expect(withoutIds(preview)).toEqual(withoutIds(draft));
  });

  it('refuses what creating refuses', async () => {
    expect(await reasons(openAcme().invoicing.preview({ ...INPUT, lines: [] }))).toEqual(['lines.required /lines']);
  });

  it('shows what would keep the invoice from being issued', async () => {
    const lines = [{ name: 'A', unitPrice: '1.00', taxCodes: ['vat-ae'] }];
    expect((await openAcme().invoicing.preview({ ...INPUT, issue: 'now', lines })).warnings).toMatchObject([
      { code: 'tax.buyer_id_required' },
    ]);
  });
});

describe('a preview of an edit', () => {
  it('shows the draft after it and stores nothing', async () => {
    const { invoicing, contents } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const before = await contents();
    const preview = await invoicing.previewUpdate(id, { lines: [{ name: 'B', unitPrice: '200.00' }] });
    expect(preview).toMatchObject({ id, total: '238.00', version: 2 });
    expect(await contents()).toBe(before);
  });

  it('is refused where the edit is', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(await reasons(invoicing.previewUpdate(id, { memo: 'x' }))).toEqual(['invoice.wrong_state']);
  });
});
