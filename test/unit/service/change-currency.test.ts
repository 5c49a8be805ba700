import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, openAcme, reasons } from '../acme.ts';

const draftOf = (acme: Acme, lines: readonly object[], input: object = {}) =>
  acme.invoicing.createOneOffInvoice({ customerId: 'hooli', currency: 'EUR', lines, ...input } as never);

describe('a draft that changes its currency', () => {
  it('looks up again the prices of the catalogue', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'setup_fee', quantity: 2 }]);
    expect(await acme.invoicing.updateDraft(id, { currency: 'USD' })).toMatchObject({
      currency: 'USD',
      lines: [{ unitPrice: '500.00', amount: '1000.00' }],
      total: '1190.00',
    });
    expect(await acme.invoicing.updateDraft(id, { currency: 'EUR' })).toMatchObject({ subtotal: '900.00' });
    expect(await acme.invoicing.rebuildInvoice(id)).toEqual(await acme.invoicing.get(id));
  });

  it('refuses to take a stated price for another currency, until it is stated again', async () => {
    const acme = openAcme();
    const { id, lines } = await draftOf(acme, [
      { addOn: 'setup_fee' },
      { name: 'Work', unitPrice: '99.00' },
      { addOn: 'setup_fee', unitPrice: '400.00' },
    ]);
    const before = await acme.contents();
    expect(await reasons(acme.invoicing.updateDraft(id, { currency: 'USD' }))).toEqual([
      'price.currency_changed /lines/1/unitPrice',
      'price.currency_changed /lines/2/unitPrice',
    ]);
    expect(await acme.contents()).toBe(before);
    const [fee, work, other] = lines.map((line) => line.id);
    const edited = await acme.invoicing.updateDraft(id, {
      currency: 'USD',
      lines: [{ id: fee }, { id: work, unitPrice: '110.00' }, { id: other, unitPrice: '440.00' }],
    });
    expect(edited.lines.map((line) => line.unitPrice)).toEqual(['500.00', '110.00', '440.00']);
    expect(edited).toMatchObject({ currency: 'USD', subtotal: '1050.00' });
  });

  it('says which add-on has no price in it', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'consulting' }]);
    expect(await reasons(acme.invoicing.updateDraft(id, { currency: 'USD' }))).toEqual([
      'add_on.price_missing /lines/0/unitPrice',
    ]);
  });

  it('keeps to the currency of its customer, unless the policy takes that as a default', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'us_only' }], { customerId: 'initech', currency: 'USD' });
    expect(await reasons(acme.invoicing.updateDraft(id, { currency: 'EUR' }))).toEqual([
      'currency.customer_mismatch /currency',
    ]);
    const free = acme.as({ policy: { ...policies.standard, customerCurrency: 'default_only' } });
    const lines = [{ addOn: 'setup_fee' }];
    expect(await free.updateDraft(id, { currency: 'EUR', lines })).toMatchObject({ subtotal: '450.00' });
  });

  it('goes back to the default of the policy with null, and knows a code that does not exist', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'setup_fee' }], { currency: 'USD' });
    expect((await acme.invoicing.updateDraft(id, { currency: null })).currency).toBe('EUR');
    expect(await reasons(acme.invoicing.updateDraft(id, { currency: 'euro' }))).toEqual(['currency.unknown /currency']);
  });

  it('forgets the exchange rate of the old currency, and takes a new one', async () => {
    const acme = openAcme();
    const exchangeRate = { rate: '0.9', date: '2025-03-31', source: 'ECB' };
    const { id } = await draftOf(acme, [{ addOn: 'setup_fee' }], { currency: 'USD', exchangeRate });
    expect(await acme.invoicing.updateDraft(id, { currency: 'EUR' })).toMatchObject({
      exchangeRate: null,
      taxCurrency: null,
    });
    expect(await acme.invoicing.updateDraft(id, { currency: 'USD', exchangeRate })).toMatchObject({
      taxCurrency: 'EUR',
      taxAmountInTaxCurrency: '85.50',
    });
  });

  it('is refused where it deducts a deposit in the old one', async () => {
    const acme = openAcme();
    const deposit = await draftOf(acme, [{ addOn: 'setup_fee' }], { documentType: 'prepayment', issue: 'now' });
    const final = await draftOf(acme, [{ addOn: 'setup_fee', quantity: 2 }], { deposits: [{ invoiceId: deposit.id }] });
    const edited = await acme.invoicing.updateDraft(final.id, { currency: 'USD' });
    expect(edited.warnings.map((one) => one.path)).toContain('/deposits/0/invoiceId');
    expect((await reasons(acme.invoicing.finalize(final.id)))[0]).toContain('/deposits/0/invoiceId');
  });
});

describe('a reissue', () => {
  it('takes a final invoice of 0.00, after a deposit of the whole, once it is credited in full', async () => {
    const acme = openAcme();
    const lines = [{ name: 'Job', unitPrice: '100.00' }];
    const deposit = await draftOf(acme, lines, { documentType: 'prepayment', issue: 'now' });
    const final = await draftOf(acme, lines, { deposits: [{ invoiceId: deposit.id }], issue: 'now' });
    expect(final).toMatchObject({ total: '0.00', paymentStatus: 'paid' });
    await expect(acme.invoicing.reissue(final.id)).rejects.toMatchObject({ code: 'reissue.not_credited' });
    const [line, deduction] = final.lines.map(({ id }) => id) as [string, string];
    const half = [
      { lineId: line, amount: '50.00' },
      { lineId: deduction, amount: '50.00' },
    ];
    await acme.invoicing.createCreditNote(final.id, { reason: 'order_change', lines: half });
    await expect(acme.invoicing.reissue(final.id)).rejects.toMatchObject({ code: 'reissue.not_credited' });
    await acme.invoicing.createCreditNote(final.id, { reason: 'order_change' });
    const draft = await acme.invoicing.reissue(final.id);
    expect(draft).toMatchObject({ replaces: final.id, total: '0.00', deposits: [{ invoiceId: deposit.id }] });
    expect(await acme.invoicing.finalize(draft.id)).toMatchObject({ total: '0.00', paymentStatus: 'paid' });
  });

  it('in another currency looks up the prices of the catalogue, and refuses those that were stated', async () => {
    const acme = openAcme();
    const listed = await draftOf(acme, [{ addOn: 'setup_fee' }], { issue: 'now' });
    const stated = await draftOf(acme, [{ name: 'Work', unitPrice: '99.00' }], { issue: 'now' });
    for (const { id } of [listed, stated]) await acme.invoicing.voidInvoice(id, { reason: 'wrong currency' });
    expect(await acme.invoicing.reissue(listed.id, { currency: 'USD' })).toMatchObject({
      currency: 'USD',
      subtotal: '500.00',
      replaces: listed.id,
    });
    expect(await reasons(acme.invoicing.reissue(stated.id, { currency: 'USD' }))).toEqual([
      'price.currency_changed /lines/0/unitPrice',
    ]);
    const draft = await acme.invoicing.reissue(stated.id);
    const lines = [{ id: draft.lines[0]?.id, unitPrice: '110.00' }];
    expect(await acme.invoicing.updateDraft(draft.id, { currency: 'USD', lines })).toMatchObject({
      subtotal: '110.00',
    });
  });

  it('with a tax date taxes the whole document on it', async () => {
    const acme = openAcme();
    const issued = await draftOf(acme, [{ addOn: 'setup_fee', taxPointDate: '2025-02-01' }, { addOn: 'setup_fee' }], {
      issue: 'now',
      taxPointEvent: '35',
    });
    await acme.invoicing.voidInvoice(issued.id, { reason: 'wrong month' });
    expect(await acme.invoicing.reissue(issued.id, { taxPointDate: '2025-01-31' })).toMatchObject({
      taxDate: '2025-01-31',
      taxPointDate: '2025-01-31',
      taxPointEvent: null,
      lines: [
        { taxDate: '2025-01-31', taxPointDate: null },
        { taxDate: '2025-01-31', taxPointDate: null },
      ],
    });
  });

  it('takes nothing else, and says so', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'setup_fee' }], { issue: 'now' });
    await acme.invoicing.voidInvoice(id, { reason: 'wrong' });
    expect(await reasons(acme.invoicing.reissue(id, { taxPointDate: '2025-02-30', lines: [] } as never))).toEqual([
      'date.invalid /taxPointDate',
      'field.unknown /lines',
    ]);
    expect(await reasons(acme.invoicing.reissue(id, { idempotencyKey: 'k' } as never))).toEqual([
      'field.unknown /idempotencyKey',
    ]);
  });

  it('has one answer for a key and an input, and a conflict for another input', async () => {
    const acme = openAcme();
    const { id } = await draftOf(acme, [{ addOn: 'setup_fee' }], { issue: 'now' });
    await acme.invoicing.voidInvoice(id, { reason: 'wrong' });
    const options = { idempotencyKey: 'again' };
    const draft = await acme.invoicing.reissue(id, { currency: 'USD' }, options);
    expect(await acme.invoicing.reissue(id, { currency: 'USD' }, options)).toEqual(draft);
    await expect(acme.invoicing.reissue(id, {}, options)).rejects.toMatchObject({ code: 'idempotency.conflict' });
  });
});
