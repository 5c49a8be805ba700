import { createInvoicing, type FinalizedInvoice, type OneOffInvoiceInput, policies, ValidationError } from 'oneoff';
import { type MemoryMasters, memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';

const numberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } } as const;

function masters(): Required<Pick<MemoryMasters, 'customers' | 'addOns' | 'taxes'>> & MemoryMasters {
  return {
    billingEntities: [
      { id: 'acme', name: 'Acme', currency: 'EUR', timeZone: 'Pacific/Kiritimati', taxCodes: ['vat-19'], numberSeries },
      {
        id: 'globex',
        name: 'Globex',
        currency: 'EUR',
        timeZone: 'Pacific/Pago_Pago',
        taxCodes: ['vat-7'],
        numberSeries,
      },
    ],
    customers: [
      { id: 'hooli', name: 'Hooli', billingEntityId: 'acme' },
      { id: 'pied', name: 'Pied Piper', currency: 'USD', billingEntityId: 'acme' },
    ],
    addOns: [{ code: 'setup_fee', name: 'Setup fee', prices: { EUR: '450.00' } }],
    taxes: [
      { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
      { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
    ],
  };
}

/** Noon in UTC on New Year's Eve: already 2026 on Kiritimati, still 2025 in Pago Pago. */
const NEW_YEARS_EVE = Date.parse('2025-12-31T12:00:00Z');

function house(of: MemoryMasters = masters()) {
  const store = memoryStore();
  return {
    store,
    invoicing: createInvoicing({ store, directory: memoryDirectory(of), clock: { now: () => NEW_YEARS_EVE } }),
  };
}

const work: OneOffInvoiceInput['lines'] = [{ name: 'Work', quantity: 8, unitPrice: '150.00' }];

async function faultsOf(input: OneOffInvoiceInput): Promise<readonly string[]> {
  const { invoicing } = house();
  const error = await invoicing.createOneOffInvoice(input).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ValidationError);
  return (error as ValidationError).faults.map((fault) => `${fault.code} ${fault.path}`);
}

describe('what this field ships as bugs does not happen here', () => {
  it('an invoice in another currency than its customer’s is a fault with its path (lago #237)', async () => {
    expect(await faultsOf({ customerId: 'pied', currency: 'EUR', lines: work })).toEqual([
      'currency.customer_mismatch /currency',
    ]);
  });

  it('the number’s year is the issue date’s, never the clock’s (odoo #51070, lago-api #1774)', async () => {
    const { invoicing } = house();
    const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', issueDate: '2024-12-31', lines: work });
    expect((await invoicing.finalize(draft.id)).number).toBe('INV-2024-0001');
  });

  it('a date does not shift by time zone: it is the seller’s day (crater #905, killbill #1074)', async () => {
    const { invoicing } = house();
    const issue = async (billingEntityId: string): Promise<string | null> =>
      (await invoicing.createOneOffInvoice({ customerId: 'hooli', billingEntityId, issue: 'now', lines: work }))
        .issueDate;
    expect([await issue('acme'), await issue('globex')]).toEqual(['2026-01-01', '2025-12-31']);
  });

  it('an issued document does not change when its masters do (invoiceninja #9907, akaunting #3381)', async () => {
    const changing = structuredClone(masters());
    const { invoicing, store } = house(changing);
    const { id } = await invoicing.createOneOffInvoice({
      customerId: 'hooli',
      issue: 'now',
      lines: [{ addOn: 'setup_fee' }],
    });
    const before = JSON.stringify(await store.get('default', id));
    Object.assign(changing.customers[0] as object, { name: 'Renamed' });
    Object.assign(changing.billingEntities[0] as object, { name: 'Sold', taxCodes: [] });
    Object.assign(changing.taxes[0] as object, { rate: '25', name: 'More VAT' });
    Object.assign(changing.addOns[0] as object, { name: 'Other', prices: { EUR: '1.00' } });
    expect(JSON.stringify(await store.get('default', id))).toBe(before);
  });

  it('taxes are those of the seller on the invoice, not of the default one (lago-api #5266)', async () => {
    const { invoicing } = house();
    const draft = await invoicing.preview({ customerId: 'hooli', billingEntityId: 'globex', lines: work });
    expect(draft.taxes).toMatchObject([{ code: 'vat-7', amount: '84.00' }]);
  });

  it('an outage of the tax resolver issues nothing, and no default rate (lago-api #5266)', async () => {
    const store = memoryStore();
    const taxResolver = { resolve: () => Promise.reject(new Error('down')) };
    const policy = { ...policies.standard, taxChain: ['resolver'] as const };
    const invoicing = createInvoicing({ store, directory: memoryDirectory(masters()), taxResolver, policy });
    const issuing = invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines: work });
    await expect(issuing).rejects.toMatchObject({ code: 'tax.unavailable' });
    expect((await store.list('default', {})).items).toEqual([]);
  });

  it('the document shown is the document stored (invoiceninja #8564)', async () => {
    const { invoicing, store } = house();
    const shown = (await invoicing.createOneOffInvoice({
      customerId: 'hooli',
      issue: 'now',
      lines: work,
    })) as FinalizedInvoice;
    expect(JSON.stringify(await store.get('default', shown.id))).toBe(JSON.stringify(shown));
    expect(await invoicing.getByNumber('acme', shown.number)).toEqual(shown);
  });

  it('amounts of the client are not trusted: amount ≠ quantity × price is a fault (bxb)', async () => {
    const lines = [{ name: 'Work', quantity: 8, unitPrice: '150.00', amount: '1000.00' }];
    expect(await faultsOf({ customerId: 'hooli', lines })).toEqual(['line.amount_mismatch /lines/0/amount']);
  });

  it('an unknown tax code is not silently dropped (lago-api)', async () => {
    const lines = [...work, { addOn: 'setup_fee', taxCodes: ['vat-19', 'vat-91'] }];
    expect(await faultsOf({ customerId: 'hooli', lines })).toEqual(['tax.not_found /lines/1/taxCodes/1']);
  });

  it('one currency’s price is not reused in another (lago-api)', async () => {
    const lines = [{ addOn: 'setup_fee' }];
    expect(await faultsOf({ customerId: 'pied', lines })).toEqual(['add_on.price_missing /lines/0/unitPrice']);
  });
});
