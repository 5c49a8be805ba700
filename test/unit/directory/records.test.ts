import { calculate, policies, validateAddOn, validateBillingEntity, validateCustomer } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, INPUT, openAcme, reasons } from '../acme.ts';

const points = [{ code: 'PTS', exponent: 0 }];
const reasonsOf = (faults: readonly { readonly code: string; readonly path: string }[]): string[] =>
  faults.map(({ code, path }) => `${code} ${path}`);

describe('a record by itself', () => {
  const { billingEntities, customers, addOns } = acmeRecords();

  it('is sound, and so it is in a currency of the host’s own', () => {
    const customer = { ...first(customers), currency: 'PTS' };
    const addOn = { ...first(addOns), prices: { PTS: '5' } };
    const seller = { ...first(billingEntities), currency: 'PTS' };
    expect(validateCustomer(first(customers))).toEqual([]);
    expect(validateCustomer(customer, '', { currencies: points })).toEqual([]);
    expect(validateAddOn(addOn, '', { currencies: points })).toEqual([]);
    expect(validateBillingEntity(seller, '', { currencies: points })).toEqual([]);
  });

  it('in an unknown currency is refused', () => {
    expect(reasonsOf(validateCustomer({ ...first(customers), currency: 'PTS' }, '/c'))).toEqual([
      'currency.unknown /c/currency',
    ]);
    expect(reasonsOf(validateAddOn({ ...first(addOns), prices: { PTS: '5' } }, '/a'))).toEqual([
      'currency.unknown /a/prices/PTS',
    ]);
  });

  it('is refused for its shape before its rules are asked', () => {
    expect(reasonsOf(validateCustomer({ id: 'a' }))).toEqual(['field.required /name']);
    expect(reasonsOf(validateCustomer(null))).toEqual(['field.type ']);
    expect(reasonsOf(validateAddOn(null))).toEqual(['field.type ']);
  });

  it('has an exemption with a reason', () => {
    const exempt = { ...first(customers), taxExemption: { category: 'E', exemption: {} } };
    expect(reasonsOf(validateCustomer(exempt, '/c'))).toContain('tax.exemption_required /c/taxExemption/exemption');
  });
});

describe('the edges of what is allowed', () => {
  it('an issue date on the last day of the window, and not the day after', async () => {
    const policy = { ...policies.standard, issueDateWindow: { pastDays: 3, futureDays: 2 } };
    const { invoicing } = openAcme({ policy });
    for (const issueDate of ['2025-03-28', '2025-04-02'])
      expect((await invoicing.createOneOffInvoice({ ...INPUT, issueDate })).issueDate).toBe(issueDate);
    for (const issueDate of ['2025-03-27', '2025-04-03'])
      expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, issueDate }))).toEqual([
        'date.outside_window /issueDate',
      ]);
  });

  it('a currency that only some add-ons have in common is not theirs', async () => {
    const records = acmeRecords();
    records.addOns.push({ code: 'yen', name: 'Yen', prices: { USD: '1', JPY: '150' } });
    const { invoicing } = openAcme({ records });
    const invoice = await invoicing.createOneOffInvoice({
      ...INPUT,
      lines: [{ addOn: 'setup_fee' }, { addOn: 'us_only' }, { addOn: 'yen' }],
    });
    expect(invoice.currency).toBe('USD');
  });

  it('an amount of 10^15 major units', () => {
    const price = (unitPrice: string): string =>
      calculate({ currency: 'EUR', lines: [{ quantity: 1, unitPrice }] }).total;
    expect(price('1000000000000000')).toBe('1000000000000000.00');
    expect(() => price('1000000000000000.01')).toThrow('beyond 10^15');
  });
});
