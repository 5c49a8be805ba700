import { dinero } from 'dinero.js';
import { EUR, USD } from 'dinero.js/currencies';
import { type OneOffInvoiceInput, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, INPUT, openAcme, reasons, rejection } from '../acme.ts';

const line = { name: 'Setup', unitPrice: '100.00' };
const openWith = (options = {}) => openAcme(options).invoicing;
const currencyOf = async (input: Partial<OneOffInvoiceInput>, options = {}) =>
  (await openWith(options).createOneOffInvoice({ ...INPUT, ...input })).currency;

describe('the currency of an invoice', () => {
  it('comes from the input', async () => {
    expect(await currencyOf({ currency: 'CHF' })).toBe('CHF');
    expect(await currencyOf({ customerId: 'initech', currency: 'USD' })).toBe('USD');
  });

  it('is else the customer’s', async () => {
    expect(await currencyOf({ customerId: 'initech' })).toBe('USD');
  });

  it('else is the one that all add-ons share', async () => {
    expect(await currencyOf({ lines: [{ addOn: 'setup_fee' }, { addOn: 'us_only' }] })).toBe('USD');
    expect(
      await currencyOf({ billingEntityId: 'globex', lines: [{ addOn: 'setup_fee' }, { addOn: 'consulting' }, line] }),
    ).toBe('EUR');
  });

  it('is else the seller’s: where the add-ons have several in common, or none', async () => {
    expect(await currencyOf({ lines: [{ addOn: 'setup_fee' }] })).toBe('EUR');
    expect(await currencyOf({ billingEntityId: 'globex', lines: [{ addOn: 'setup_fee' }] })).toBe('USD');
    expect(await currencyOf({ lines: [{ addOn: 'us_only', unitPrice: '1.00' }, { addOn: 'consulting' }] })).toBe('EUR');
    expect(await currencyOf({})).toBe('EUR');
  });

  it('is required where no level of the policy has one', async () => {
    expect(await reasons(openWith({ policy: policies.lago }).createOneOffInvoice(INPUT))).toEqual([
      'currency.required /currency',
    ]);
  });

  it('is fixed by the policy', async () => {
    expect(await currencyOf({}, { policy: policies.bxb })).toBe('USD');
  });

  it('is a currency of ISO 4217, and a near miss is named', async () => {
    const error = await rejection(openWith().createOneOffInvoice({ ...INPUT, currency: 'eur' }));
    expect(error).toMatchObject({
      code: 'currency.unknown',
      faults: [{ path: '/currency', details: { meant: 'EUR' } }],
    });
  });
});

describe('a customer with a currency', () => {
  it('is billed in no other', async () => {
    const error = await rejection(
      openWith().createOneOffInvoice({ customerId: 'initech', currency: 'EUR', lines: [line] }),
    );
    expect(error).toMatchObject({
      code: 'currency.customer_mismatch',
      faults: [{ path: '/currency', details: { customer: 'USD' } }],
    });
    expect(error.message).toContain('bill in USD');
  });

  it('may be where the policy takes it as a default only', async () => {
    const policy = { ...policies.standard, customerCurrency: 'default_only' } as const;
    expect(await currencyOf({ customerId: 'initech', currency: 'EUR' }, { policy })).toBe('EUR');
    expect(await currencyOf({ customerId: 'initech' }, { policy })).toBe('USD');
  });
});

describe('a price', () => {
  it('of an add-on is the one in the invoice’s currency', async () => {
    for (const [currency, unitPrice] of [
      ['EUR', '450.00'],
      ['USD', '500.00'],
    ] as const) {
      expect(
        (await openWith().createOneOffInvoice({ ...INPUT, currency, lines: [{ addOn: 'setup_fee' }] })).lines,
      ).toMatchObject([{ unitPrice }]);
    }
  });

  it('of an add-on is never taken over from another currency', async () => {
    const lines = [{ addOn: 'setup_fee' }, { addOn: 'us_only' }];
    const error = await rejection(openWith().createOneOffInvoice({ ...INPUT, currency: 'EUR', lines }));
    expect(error).toMatchObject({
      faults: [{ code: 'add_on.price_missing', path: '/lines/1/unitPrice', details: { currency: 'EUR' } }],
    });
    expect(error.message).toContain('it has: USD');
  });

  it('given on the line bills an add-on in any currency', async () => {
    const lines = [{ addOn: 'us_only', unitPrice: '75.00' }];
    expect(await openWith().createOneOffInvoice({ ...INPUT, currency: 'EUR', lines })).toMatchObject({
      currency: 'EUR',
      subtotal: '75.00',
    });
  });

  it('as a Dinero object must be in the invoice’s currency: the fault has the line’s path', async () => {
    const good = { name: 'A', unitPrice: dinero({ amount: 100, currency: EUR }) };
    const bad = { name: 'B', unitPrice: dinero({ amount: 100, currency: USD }) };
    expect(await reasons(openWith().createOneOffInvoice({ ...INPUT, currency: 'EUR', lines: [good, bad] }))).toEqual([
      'price.currency_mismatch /lines/1/unitPrice',
    ]);
    expect(await reasons(openWith().createOneOffInvoice({ ...INPUT, lines: [good, bad] }))).toEqual([
      'price.currency_mismatch /lines/1/unitPrice',
    ]);
    expect(await openWith().createOneOffInvoice({ ...INPUT, lines: [good] })).toMatchObject({ subtotal: '1.00' });
  });
});

describe('amounts that the caller states', () => {
  it('of a line must be quantity × price', async () => {
    const lines = [
      { ...line, quantity: 3, amount: '300' },
      { ...line, amount: '99.99' },
    ];
    const error = await rejection(openWith().createOneOffInvoice({ ...INPUT, lines }));
    expect(error).toMatchObject({
      faults: [
        { code: 'line.amount_mismatch', path: '/lines/1/amount', details: { expected: '99.99', computed: '100.00' } },
      ],
    });
  });

  it('of a line with tax included are gross', async () => {
    const lines = [{ ...line, amount: '100.00' }];
    expect(await openWith().createOneOffInvoice({ ...INPUT, pricesIncludeTax: true, lines })).toMatchObject({
      subtotal: '84.03',
      total: '100.00',
    });
  });

  it('of the whole must be the total', async () => {
    expect(await openWith().createOneOffInvoice({ ...INPUT, expectedTotal: '119' })).toMatchObject({ total: '119.00' });
    expect(await reasons(openWith().createOneOffInvoice({ ...INPUT, expectedTotal: '118.99' }))).toEqual([
      'total.unexpected /expectedTotal',
    ]);
  });
});

describe('tax in another currency than the invoice’s', () => {
  const rate = { rate: '0.9255', date: '2025-03-28', source: 'ECB' };
  const dollars = { customerId: 'initech', lines: [{ name: 'A', unitPrice: '123.45' }], issue: 'now' } as const;

  it('is stated in the seller’s, at the rate that the host gives', async () => {
    expect(await openWith().createOneOffInvoice({ ...dollars, exchangeRate: rate })).toMatchObject({
      currency: 'USD',
      taxAmount: '23.46',
      taxCurrency: 'EUR',
      exchangeRate: rate,
      taxAmountInTaxCurrency: '21.71',
    });
  });

  it('is rounded to the decimals of the seller’s currency', async () => {
    const records = acmeRecords();
    records.billingEntities[0] = { ...first(records.billingEntities), currency: 'JPY' };
    const invoice = await openWith({ records }).createOneOffInvoice({
      ...dollars,
      exchangeRate: { ...rate, rate: '149.5' },
    });
    expect(invoice).toMatchObject({ taxCurrency: 'JPY', taxAmountInTaxCurrency: '3507' });
  });

  it('may stay open where the policy does not ask for the rate', async () => {
    expect(await openWith().createOneOffInvoice(dollars)).toMatchObject({
      taxCurrency: 'EUR',
      exchangeRate: null,
      taxAmountInTaxCurrency: null,
    });
  });

  it('keeps an invoice from being issued where the policy does', async () => {
    const invoicing = openWith({ policy: { ...policies.standard, exchangeRate: 'required' } });
    expect(await reasons(invoicing.createOneOffInvoice(dollars))).toEqual(['exchange_rate.required /exchangeRate']);
    const draft = await invoicing.createOneOffInvoice({ ...dollars, issue: 'draft' });
    expect(draft.warnings).toMatchObject([{ code: 'exchange_rate.required' }]);
    await invoicing.updateDraft(draft.id, { exchangeRate: { ...rate, rate: 0.9255 } });
    expect(await invoicing.finalize(draft.id)).toMatchObject({ taxAmountInTaxCurrency: '21.71', exchangeRate: rate });
  });

  it('is no matter where there is no VAT, or one currency', async () => {
    const sales = { ...dollars, billingEntityId: 'globex', currency: 'EUR' };
    const policy = { ...policies.standard, exchangeRate: 'required', customerCurrency: 'default_only' } as const;
    expect(await openWith({ policy }).createOneOffInvoice(sales)).toMatchObject({ taxCurrency: null });
    expect(await openWith({ policy }).createOneOffInvoice({ ...INPUT, issue: 'now' })).toMatchObject({
      taxCurrency: null,
    });
  });
});

describe('a currency of the host’s own', () => {
  const currencies = [{ code: 'POINTS', exponent: 0 }];

  it('is billed like any other', async () => {
    const invoicing = openWith({ currencies });
    const draft = await invoicing.createOneOffInvoice({
      ...INPUT,
      currency: 'POINTS',
      lines: [{ name: 'A', unitPrice: '12.5' }],
    });
    expect(draft).toMatchObject({ currency: 'POINTS', subtotal: '13', taxAmount: '2', total: '15' });
    const issued = await invoicing.finalize(draft.id);
    expect(await invoicing.recordPayment(issued.id, { amount: '15' })).toMatchObject({ paymentStatus: 'paid' });
  });

  it('wins over the table of ISO 4217', async () => {
    expect(await openWith({ currencies: [{ code: 'EUR', exponent: 4 }] }).createOneOffInvoice(INPUT)).toMatchObject({
      total: '119.0000',
    });
  });

  it('is unknown where it was not registered', async () => {
    expect(await reasons(openWith().createOneOffInvoice({ ...INPUT, currency: 'POINTS' }))).toEqual([
      'currency.unknown /currency',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('is not %s', async (currency) => {
    expect(await reasons(openWith().createOneOffInvoice({ ...INPUT, currency }))).toEqual([
      'currency.unknown /currency',
    ]);
  });
});
