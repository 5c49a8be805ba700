import { createInvoicing, type FinalizedInvoice, type OneOffInvoiceInput, policies, ValidationError } from 'oneoff';
import { type MemoryRecords, memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';

const numberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } } as const;

const taxIds = [{ country: 'DE', type: 'tax_registration', value: '30/123/45678' }] as const;

function records(): Required<Pick<MemoryRecords, 'customers' | 'addOns' | 'taxes'>> & MemoryRecords {
  return {
    billingEntities: [
      {
        id: 'acme',
        name: 'Acme',
        taxIds,
        currency: 'EUR',
        timeZone: 'Pacific/Kiritimati',
        taxCodes: ['vat-19'],
        numberSeries,
      },
      {
        id: 'globex',
        name: 'Globex',
        taxIds,
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

function openWith(of: MemoryRecords = records()) {
  const store = memoryStore();
  const options = { store, directory: memoryDirectory(of), clock: { now: () => NEW_YEARS_EVE } };
  return { store, invoicing: createInvoicing(options) };
}

/** How parallel calls ended: the answers, and the names of the errors. */
async function race<T>(...calls: readonly (() => Promise<T>)[]): Promise<{ values: T[]; errors: string[] }> {
  const ended = await Promise.allSettled(calls.map((call) => call()));
  return {
    values: ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    errors: ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).name] : [])),
  };
}

const times = <T>(count: number, call: T): T[] => Array.from({ length: count }, () => call);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) => permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]));
}

const work: OneOffInvoiceInput['lines'] = [{ name: 'Work', quantity: 8, unitPrice: '150.00' }];

async function faultsOf(input: OneOffInvoiceInput): Promise<readonly string[]> {
  const { invoicing } = openWith();
  const error = await invoicing.createOneOffInvoice(input).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ValidationError);
  return (error as ValidationError).faults.map((fault) => `${fault.code} ${fault.path}`);
}

describe('what this field ships as bugs does not happen here', () => {
  it('a full credit leaves nothing, not −0.01 (invoiceninja #3195)', async () => {
    const { invoicing } = openWith();
    const lines = [
      { name: 'A', quantity: '0.75', unitPrice: '98.50' },
      { name: 'B', unitPrice: '24.99', taxCodes: ['vat-7'] },
    ];
    for (const pricesIncludeTax of [false, true]) {
      const { id, total } = await invoicing.createOneOffInvoice({
        customerId: 'hooli',
        issue: 'now',
        pricesIncludeTax,
        lines,
      });
      expect((await invoicing.createCreditNote(id, { reason: 'cancellation' })).total).toBe(total);
      expect(await invoicing.get(id)).toMatchObject({
        amountCredited: total,
        amountDue: '0.00',
        amountRefundable: '0.00',
        paymentStatus: 'credited',
      });
    }
  });

  it('credit notes never exceed the invoice by a cent: 334.99 in any order of credits (lago-api #2643, #4553)', async () => {
    const taxes = [{ code: 'vat-20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' } as const];
    const { invoicing } = openWith({ ...records(), taxes: [...taxes, ...records().taxes] });
    const lines = ['68.33', '68.33', '57.50', '85.00'].map((unitPrice) => ({
      name: 'A',
      unitPrice,
      taxCodes: ['vat-20'],
    }));
    for (const order of permutations([0, 1, 2, 3])) {
      const issued = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines });
      for (const place of order) {
        await invoicing.createCreditNote(issued.id, {
          reason: 'order_change',
          lines: [{ lineId: issued.lines[place]?.id as string }],
        });
      }
      expect(await invoicing.get(issued.id)).toMatchObject({ amountCredited: '334.99', amountDue: '0.00' });
    }
  });

  it('32 finalizes at once give one number and one set of events, not two (lago-api #5523)', async () => {
    const { invoicing } = openWith();
    const { id } = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines: work });
    const { values } = await race(...times(32, () => invoicing.finalize(id)));
    expect(new Set(values.map((one) => JSON.stringify(one))).size).toBe(1);
    expect((await invoicing.history(id)).items.map((event) => event.type)).toEqual([
      'invoice.drafted',
      'invoice.finalized',
      'invoice.one_off_created',
    ]);
    const next = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines: work });
    expect(next.number).toBe('INV-2026-0002');
  });

  it('of a void, an edit and a finalize at once one wins, the rest get a state or conflict error (lago-api #5495)', async () => {
    for (const order of permutations([0, 1, 2])) {
      const { invoicing } = openWith();
      const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines: work });
      const options = { expectedVersion: draft.version };
      const calls = [
        () => invoicing.deleteDraft(draft.id, options),
        () => invoicing.updateDraft(draft.id, { memo: 'edited' }, options),
        () => invoicing.finalize(draft.id, {}, options),
      ];
      const { values, errors } = await race<unknown>(...order.map((place) => calls[place] as (typeof calls)[number]));
      expect(values).toHaveLength(1);
      for (const name of errors) expect(['InvoiceStateError', 'ConflictError', 'NotFoundError']).toContain(name);
    }
  });

  it('numbers go on past 9999 and are never taken twice (Paymenter #1244, bxb)', async () => {
    const of = structuredClone(records());
    Object.assign(of.billingEntities[0] as object, { numberSeries: { ...numberSeries, startAt: 9998 } });
    const { invoicing } = openWith(of);
    const issue = { customerId: 'hooli', issue: 'now', lines: work } as const;
    const { values } = await race(...times(5, () => invoicing.createOneOffInvoice(issue)));
    expect(values.map((one) => one.number).sort()).toEqual(
      [9998, 9999, 10000, 10001, 10002].map((sequence) => `INV-2026-${sequence}`).sort(),
    );
  });

  it('a rollback leaves no gap in the numbers (erpnext #8765, odoo #81869)', async () => {
    const { invoicing, store } = openWith();
    const issue = { customerId: 'hooli', issue: 'now', lines: work } as const;
    const numbers: (string | null)[] = [];
    for (let index = 0; index < 5; index++) {
      numbers.push((await invoicing.createOneOffInvoice(issue)).number);
      await expect(invoicing.createOneOffInvoice({ ...issue, expectedTotal: '0.01' })).rejects.toThrow(ValidationError);
      const stopped = store.commit('default', { invoices: [], keys: [], series: ['any'] }, () => {
        throw new Error('stopped');
      });
      await expect(stopped).rejects.toThrow('stopped');
    }
    expect(numbers).toEqual([1, 2, 3, 4, 5].map((sequence) => `INV-2026-000${sequence}`));
  });

  it('of 10 payments of 500.00 on a due of 500.00 one succeeds (idurar #1424)', async () => {
    const lines = [{ name: 'A', unitPrice: '500.00', taxCodes: ['vat-0'] }];
    const taxes = [{ code: 'vat-0', name: 'VAT', scheme: 'VAT', rate: '0', category: 'Z' } as const];
    const { invoicing } = openWith({ ...records(), taxes: [...taxes, ...records().taxes] });
    const { id } = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines });
    const { values, errors } = await race(...times(10, () => invoicing.recordPayment(id, { amount: '500.00' })));
    expect([values.length, ...new Set(errors)]).toEqual([1, 'ValidationError']);
    expect(await invoicing.get(id)).toMatchObject({ amountPaid: '500.00', amountDue: '0.00' });
  });

  it('an invoice in another currency than its customer’s is a fault with its path (lago #237)', async () => {
    expect(await faultsOf({ customerId: 'pied', currency: 'EUR', lines: work })).toEqual([
      'currency.customer_mismatch /currency',
    ]);
  });

  it('the number’s year is the issue date’s, never the clock’s (odoo #51070, lago-api #1774)', async () => {
    const { invoicing } = openWith();
    const draft = await invoicing.createOneOffInvoice({ customerId: 'hooli', issueDate: '2024-12-31', lines: work });
    expect((await invoicing.finalize(draft.id)).number).toBe('INV-2024-0001');
  });

  it('a date does not shift by time zone: it is the seller’s day (crater #905, killbill #1074)', async () => {
    const { invoicing } = openWith();
    const issue = async (billingEntityId: string): Promise<string | null> =>
      (await invoicing.createOneOffInvoice({ customerId: 'hooli', billingEntityId, issue: 'now', lines: work }))
        .issueDate;
    expect([await issue('acme'), await issue('globex')]).toEqual(['2026-01-01', '2025-12-31']);
  });

  it('an issued document does not change when its records do (invoiceninja #9907, akaunting #3381)', async () => {
    const changing = structuredClone(records());
    const { invoicing, store } = openWith(changing);
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
    const { invoicing } = openWith();
    const draft = await invoicing.preview({ customerId: 'hooli', billingEntityId: 'globex', lines: work });
    expect(draft.taxes).toMatchObject([{ code: 'vat-7', amount: '84.00' }]);
  });

  it('an outage of the tax resolver issues nothing, and no default rate (lago-api #5266)', async () => {
    const store = memoryStore();
    const taxResolver = { resolve: () => Promise.reject(new Error('down')) };
    const policy = { ...policies.standard, taxChain: ['resolver'] as const };
    const invoicing = createInvoicing({ store, directory: memoryDirectory(records()), taxResolver, policy });
    const issuing = invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines: work });
    await expect(issuing).rejects.toMatchObject({ code: 'tax.unavailable' });
    expect((await store.list('default', {})).items).toEqual([]);
  });

  it('the document shown is the document stored (invoiceninja #8564)', async () => {
    const { invoicing, store } = openWith();
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
