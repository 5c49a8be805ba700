import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, openAcme, reasons } from '../acme.ts';

const exchangeRate = { rate: '1.3412', date: '2026-03-02', source: 'MAS' };

function singapore(policy = policies.standard) {
  const records = acmeRecords();
  records.taxes = [{ code: 'gst-9', name: 'GST', scheme: 'GST', rate: '9' }];
  Object.assign(first(records.billingEntities), {
    address: { city: 'Singapore', country: 'SG' },
    taxIds: [],
    currency: 'SGD',
    taxCodes: ['gst-9'],
    timeZone: 'Asia/Singapore',
  });
  return openAcme({ records, policy });
}

const input = {
  customerId: 'hooli',
  currency: 'USD',
  lines: [{ name: 'Licence', unitPrice: '1234.56' }],
  issue: 'now',
} as const;

describe('a seller in Singapore who bills in USD', () => {
  it('states the GST of 9 % on 1,234.56 USD at 1.3412 as 149.02 SGD', async () => {
    expect(await singapore().invoicing.createOneOffInvoice({ ...input, exchangeRate })).toMatchObject({
      taxAmount: '111.11',
      taxCurrency: 'SGD',
      exchangeRate,
      taxAmountInTaxCurrency: '149.02',
    });
  });

  it('needs a rate where the policy requires one', async () => {
    const { invoicing } = singapore({ ...policies.standard, exchangeRate: 'required' });
    expect(await reasons(invoicing.createOneOffInvoice(input))).toEqual(['exchange_rate.required /exchangeRate']);
    expect((await invoicing.createOneOffInvoice({ ...input, issue: 'draft' })).warnings).toMatchObject([
      { code: 'exchange_rate.required', message: expect.stringContaining('GST is owed in SGD') },
    ]);
  });

  it('states nothing of a scheme that the policy does not name', async () => {
    const { invoicing } = singapore({ ...policies.standard, exchangeRate: 'required', taxCurrencySchemes: ['VAT'] });
    expect(await invoicing.createOneOffInvoice(input)).toMatchObject({
      taxCurrency: null,
      taxAmountInTaxCurrency: null,
    });
  });

  it('credits it in parts that add up', async () => {
    const { invoicing } = singapore();
    const { id, lines } = await invoicing.createOneOffInvoice({ ...input, exchangeRate });
    const line = { lineId: lines[0]?.id as string, amount: '411.52' };
    const one = await invoicing.createCreditNote(id, { reason: 'order_change', lines: [line] });
    const two = await invoicing.createCreditNote(id, { reason: 'order_change', lines: [line] });
    const rest = await invoicing.createCreditNote(id, { reason: 'cancellation' });
    const parts = [one, two, rest].map((note) => Number(note.taxAmountInTaxCurrency));
    expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(14902);
  });
});
