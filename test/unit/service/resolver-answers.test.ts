import { dinero } from 'dinero.js';
import { EUR, USD } from 'dinero.js/currencies';
import { type ResolvedTax, type TaxRequest, validateOneOffInvoice } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons, resolvedBy } from '../acme.ts';

/** A backend whose seller has no default taxes, over a resolver; it keeps what the resolver was asked. */
function resolving(answer: (request: TaxRequest) => unknown): Acme & { readonly asked: TaxRequest[] } {
  const records = acmeRecords();
  const { taxCodes: _, taxIds: __, ...seller } = first(records.billingEntities);
  records.billingEntities[0] = seller;
  records.addOns[0] = { ...first(records.addOns), taxCategoryCode: 'txcd_1' };
  const asked: TaxRequest[] = [];
  const taxResolver = {
    async resolve(request: TaxRequest) {
      asked.push(request);
      return answer(request) as never;
    },
  };
  return { ...openAcme({ records, taxResolver }), asked };
}

const tax = (code: string, amount?: string): ResolvedTax => ({
  code,
  name: code,
  scheme: 'sales',
  rate: '5',
  ...(amount !== undefined && { amount }),
});
const issue = { ...INPUT, issue: 'now' as const };

describe('the answer of a tax resolver', () => {
  it.each<[what: string, taxes: readonly ResolvedTax[], pricesIncludeTax: boolean, taken: boolean]>([
    ['with no amounts', [tax('state'), tax('city')], true, true],
    ['with all amounts', [tax('state', '4.55'), tax('city', '4.54')], true, true],
    ['with one of two amounts', [tax('state', '4.00'), tax('city')], true, false],
    ['with one of two amounts on top of prices', [tax('state', '4.99'), tax('city')], false, true],
  ])('%s is taken or refused whole', async (_, taxes, pricesIncludeTax, taken) => {
    const { invoicing } = resolving((request) => resolvedBy(request, taxes));
    const created = invoicing.createOneOffInvoice({ ...issue, pricesIncludeTax });
    if (taken) expect((await created).taxes).toHaveLength(2);
    else expect(await reasons(created)).toEqual(['tax.resolver_invalid']);
  });

  it.each([
    [null],
    [undefined],
    ['resolved'],
    [{ status: 'done', lines: [[]] }],
    [{ status: 'resolved' }],
    [{ status: 'resolved', lines: [] }],
    [{ status: 'resolved', lines: [[], []] }],
    [{ status: 'resolved', lines: ['none'] }],
    [{ status: 'resolved', lines: [{ id: 'id-000002' }] }],
    [{ status: 'resolved', lines: [{ id: 'id-000002', taxes: [null] }] }],
    [{ status: 'resolved', lines: [{ id: 'id-000002', taxes: [], tax: [] }] }],
    [{ status: 'resolved', stated: 'as_field', lines: [{ id: 'id-000002', taxes: [] }] }],
    [{ status: 'resolved', lines: [{ id: 'id-000002', taxes: [{ ...tax('state'), rate: 'five' }] }] }],
  ])('%j cannot be used: nothing is issued', async (answer) => {
    const { invoicing, store } = resolving(() => answer);
    expect(await reasons(invoicing.createOneOffInvoice(issue))).toEqual(['tax.resolver_invalid']);
    expect((await store.list('default', {})).items).toEqual([]);
  });

  it('is asked with each add-on’s own tax category', async () => {
    const { invoicing, asked } = resolving(resolvedBy);
    const lines = [{ addOn: 'us_only', unitPrice: '1' }, { addOn: 'setup_fee' }, { name: 'Work', unitPrice: '1' }];
    await invoicing.createOneOffInvoice({ ...INPUT, currency: 'EUR', lines });
    expect(asked[0]?.lines.map((line) => [line.addOn, line.taxCategoryCode])).toEqual([
      ['us_only', null],
      ['setup_fee', 'txcd_1'],
      [null, null],
    ]);
  });
});

describe('an input by itself', () => {
  const priced = (unitPrice: unknown, currency?: string): string[] =>
    validateOneOffInvoice({ ...INPUT, ...(currency && { currency }), lines: [{ name: 'A', unitPrice }] }).map(
      ({ code, path }) => `${code} ${path}`,
    );

  it('has Dinero prices in the currency that it names', () => {
    const price = dinero({ amount: 500, currency: USD });
    expect(priced(price, 'USD')).toEqual([]);
    expect(priced(price)).toEqual([]);
    expect(priced(price, 'EUR')).toEqual(['price.currency_mismatch /lines/0/unitPrice']);
    expect(priced(dinero({ amount: 500, currency: EUR }), 'EUR')).toEqual([]);
  });

  it('may be due on the day of its issue, and not before', () => {
    const due = (dueDate: string): string[] =>
      validateOneOffInvoice({ ...INPUT, issueDate: '2025-03-31', dueDate }).map(({ code }) => code);
    expect([due('2025-03-31'), due('2025-03-30')]).toEqual([[], ['date.before_issue_date']]);
  });
});

describe('an issued invoice', () => {
  it('is voided only while nothing is paid and nothing is credited', async () => {
    const { invoicing } = openAcme();
    const [paid, credited] = [await invoicing.createOneOffInvoice(issue), await invoicing.createOneOffInvoice(issue)];
    await invoicing.recordPayment(paid.id, { amount: '0.01' });
    await invoicing.createCreditNote(credited.id, {
      reason: 'duplicate',
      lines: [{ lineId: credited.lines[0]?.id as string, amount: '0.01' }],
    });
    for (const { id } of [paid, credited])
      expect(await reasons(invoicing.voidInvoice(id, { reason: 'typo' }))).toEqual(['void.paid']);
  });
});
