import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { INPUT, openAcme, reasons } from '../acme.ts';

const more = { name: 'Training', unitPrice: '50.00' };

describe('adding a line to a draft', () => {
  it('is one call that keeps the lines that are there', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    const edited = await invoicing.updateDraft(draft.id, { addLines: [more, { addOn: 'setup_fee' }] });
    expect(edited.lines[0]).toEqual(draft.lines[0]);
    expect(edited).toMatchObject({
      lines: [{ name: 'Setup' }, { name: 'Training', amount: '50.00' }, { name: 'Setup fee', amount: '450.00' }],
      total: '714.00',
    });
    expect(new Set(edited.lines.map((line) => line.id)).size).toBe(3);
    expect(await invoicing.previewUpdate(draft.id, { addLines: [more] })).toMatchObject({ total: '773.50' });
  });

  it('goes together with an edit of the others', async () => {
    const { invoicing } = openAcme();
    const { id, lines } = await invoicing.createOneOffInvoice(INPUT);
    const update = { lines: [{ id: lines[0]?.id, quantity: 2 }, more], addLines: [more] };
    const edited = await invoicing.updateDraft(id, update);
    expect(edited.lines.map((line) => line.amount)).toEqual(['200.00', '50.00', '50.00']);
    expect(new Set(edited.lines.map((line) => line.id)).size).toBe(3);
  });

  it('is refused with the path of the added line, and nothing is stored', async () => {
    const { invoicing, contents } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const before = await contents();
    const refused = async (line: object) =>
      reasons(invoicing.updateDraft(id, { addLines: [more, line as typeof more] }));
    expect(await refused({ name: 'Free' })).toEqual(['field.required /addLines/1/unitPrice']);
    expect(await refused({ ...more, taxCodes: ['vat-91'] })).toEqual(['tax.not_found /addLines/1/taxCodes/0']);
    expect(await refused({ addOn: 'us_only' })).toEqual(['add_on.price_missing /addLines/1/unitPrice']);
    expect(await refused({ addOn: 'nothing' })).toEqual(['add_on.not_found /addLines/1/addOn']);
    expect(await contents()).toBe(before);
  });

  it('keeps to the limit of lines', async () => {
    const { invoicing } = openAcme({ policy: { ...policies.standard, limits: { lines: 2 } } });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect((await invoicing.updateDraft(id, { addLines: [more] })).lines).toHaveLength(2);
    expect(await reasons(invoicing.updateDraft(id, { addLines: [more] }))).toEqual(['lines.too_many /addLines']);
  });
});
