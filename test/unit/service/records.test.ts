import { policies } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, first, INPUT, openAcme, reasons, reasonsOf } from '../acme.ts';

describe('the seller', () => {
  it('other than the customer’s own one gives its own taxes, currency, day and numbers', async () => {
    const { invoicing } = openAcme({ now: '2025-04-01T02:00:00.000Z' });
    const invoice = await invoicing.createOneOffInvoice({ ...INPUT, billingEntityId: 'globex', issue: 'now' });
    expect(invoice).toMatchObject({
      billingEntity: { id: 'globex' },
      currency: 'USD',
      issueDate: '2025-03-31',
      dueDate: '2025-03-31',
      number: 'GX-00001',
      taxes: [{ code: 'sales-8', scheme: 'sales', amount: '8.00' }],
      lines: [{ taxSource: 'billing_entity' }],
    });
  });

  it('is the customer’s own one where the input names none', async () => {
    expect(await openAcme().invoicing.createOneOffInvoice(INPUT)).toMatchObject({ billingEntity: { id: 'acme' } });
  });

  it('is the only one if none is named', async () => {
    const records = acmeRecords();
    records.billingEntities.splice(0, 1);
    records.customers = [{ id: 'hooli', name: 'Hooli Ltd' }];
    expect(await openAcme({ records }).invoicing.createOneOffInvoice(INPUT)).toMatchObject({
      billingEntity: { id: 'globex' },
    });
  });

  it('keeps the tax of an edit its own', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, billingEntityId: 'globex' });
    expect(await invoicing.updateDraft(id, { lines: [{ name: 'B', unitPrice: '200.00' }] })).toMatchObject({
      taxes: [{ code: 'sales-8', amount: '16.00' }],
    });
    expect(await invoicing.finalize(id)).toMatchObject({ number: 'GX-00001', taxes: [{ code: 'sales-8' }] });
  });
});

describe('an issued document', () => {
  it('keeps its bytes when customer, seller, add-on and tax change or go', async () => {
    const { invoicing, records, store } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({
      ...INPUT,
      issue: 'now',
      lines: [{ addOn: 'setup_fee' }, { addOn: 'consulting' }],
    });
    const bytes = JSON.stringify(await store.get('default', id));
    const events = JSON.stringify((await store.history('default', id)).items);
    Object.assign(first(records.billingEntities), {
      name: 'ACME SE',
      taxCodes: ['vat-7'],
      address: { country: 'AT' },
      currency: 'CHF',
    });
    Object.assign(first(records.billingEntities).taxIds ?? [], [{ country: 'AT', value: 'ATU13585627' }]);
    Object.assign(first(records.customers), {
      name: 'Hooli SE',
      currency: 'USD',
      taxExemption: { category: 'E', exemption: { text: 'x' } },
    });
    Object.assign(first(records.customers).address ?? {}, { city: 'Bremen' });
    Object.assign(first(records.addOns), { name: 'Other', prices: { EUR: '1.00' } });
    Object.assign(first(records.taxes), { name: 'USt', rate: '25' });
    expect(JSON.stringify(await invoicing.get(id))).toBe(bytes);
    expect(JSON.stringify(await invoicing.finalize(id))).toBe(bytes);
    records.customers.length = 0;
    records.taxes.length = 0;
    records.addOns.length = 0;
    records.billingEntities.length = 0;
    expect(JSON.stringify(await invoicing.finalize(id))).toBe(bytes);
    expect(JSON.stringify(await invoicing.getByNumber('acme', 'INV-2025-0001'))).toBe(bytes);
    expect(JSON.stringify((await store.history('default', id)).items)).toBe(events);
  });

  it('changes by a payment in its payments only', async () => {
    const { invoicing, records } = openAcme();
    const issued = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    Object.assign(first(records.customers), { name: 'Hooli SE' });
    const paid = await invoicing.recordPayment(issued.id, { amount: '19.00' });
    const changed = Object.keys(paid).filter(
      (key) => JSON.stringify(paid[key as 'id']) !== JSON.stringify(issued[key as 'id']),
    );
    expect(changed.sort()).toEqual(['amountDue', 'amountPaid', 'paymentStatus', 'payments', 'version']);
  });

  it('cannot be changed through what the store hands out', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    const stored = (await invoicing.get(id)) as unknown as { total: string; lines: unknown[] };
    expect(() => {
      stored.total = '0.00';
    }).toThrow(TypeError);
    expect(() => stored.lines.pop()).toThrow(TypeError);
  });
});

describe('a draft', () => {
  it('follows the records until it is issued', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    records.customers[0] = {
      ...first(records.customers),
      name: 'Hooli SE',
      taxExemption: { category: 'E', exemption: { text: 'Charity' } },
    };
    expect(await invoicing.finalize(id)).toMatchObject({
      customer: { name: 'Hooli SE' },
      total: '100.00',
      lines: [{ taxSource: 'exemption' }],
      taxes: [{ category: 'E', exemption: { text: 'Charity' } }],
    });
  });

  it('keeps the price of its add-on: a catalogue that changes reprices nothing', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, lines: [{ addOn: 'setup_fee' }] });
    records.addOns[0] = { ...first(records.addOns), prices: { EUR: '999.00' } };
    expect(await invoicing.finalize(id)).toMatchObject({ subtotal: '450.00' });
  });

  it('whose customer is gone cannot be issued', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    records.customers.length = 0;
    expect(await reasons(invoicing.finalize(id))).toEqual(['customer.not_found /customerId']);
  });

  it('whose seller changed its series to a bad one cannot be issued', async () => {
    const { invoicing, records } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const seller = first(records.billingEntities);
    records.billingEntities[0] = { ...seller, numberSeries: { ...seller.numberSeries, pattern: 'INV-{SEQ}' } };
    expect(await reasons(invoicing.finalize(id))).toEqual([
      'number.pattern_ambiguous /billingEntity/numberSeries/pattern',
    ]);
  });
});

describe('levels of taxes', () => {
  it.each([
    ['line', { lines: [{ addOn: 'consulting', taxCodes: ['vat-19'] }] }, {}],
    [
      'exemption',
      { lines: [{ addOn: 'consulting' }] },
      { taxExemption: { category: 'E', exemption: { text: 'x' } }, taxCodes: ['vat-7'] },
    ],
    ['add_on', { lines: [{ addOn: 'consulting' }] }, { taxCodes: ['vat-19'] }],
    ['customer', {}, { taxCodes: ['vat-7'] }],
    ['billing_entity', {}, {}],
  ])('the first that says something wins: %s', async (source, input, customer) => {
    const records = acmeRecords();
    records.customers[0] = { ...first(records.customers), ...(customer as object) };
    const invoice = await openAcme({ records }).invoicing.createOneOffInvoice({ ...INPUT, ...input });
    expect(invoice.lines).toMatchObject([{ taxSource: source }]);
    expect(invoice.lines[0]?.taxes).toHaveLength(1);
  });

  it('an empty list means the same on a line, an add-on and a customer: no tax, which a seller with a VAT id refuses', async () => {
    const records = acmeRecords();
    records.customers = records.customers.map((one) => ({ ...one, taxCodes: [] }));
    records.addOns.push({ code: 'free', name: 'Free of tax', prices: { EUR: '1.00', USD: '1.00' }, taxCodes: [] });
    const { invoicing } = openAcme({ records });
    const refused = ['tax.category_required /lines/0/taxCodes'];
    expect(await reasons(invoicing.createOneOffInvoice(INPUT))).toEqual(refused);
    const lines = [{ addOn: 'free' }];
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, lines }))).toEqual(refused);
    expect(
      await invoicing.createOneOffInvoice({
        ...INPUT,
        billingEntityId: 'globex',
        issue: 'now',
        currency: 'USD',
        lines,
      }),
    ).toMatchObject({ total: '1.00', lines: [{ taxSource: 'add_on', taxes: [] }] });
    const off = openAcme({ records, policy: { ...policies.standard, vatRules: 'off' } });
    expect(await off.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).toMatchObject({ taxes: [] });
  });

  it('an exemption of a customer outside VAT is no row of VAT', async () => {
    const records = acmeRecords();
    const taxExemption = { category: 'E', exemption: { text: 'Resale certificate' } } as const;
    records.customers = records.customers.map((one) => ({ ...one, taxExemption }));
    const { invoicing } = openAcme({ records });
    expect(await invoicing.createOneOffInvoice({ ...INPUT, billingEntityId: 'globex', issue: 'now' })).toMatchObject({
      total: '100.00',
      taxes: [],
      lines: [{ taxSource: 'exemption', taxes: [] }],
    });
    expect((await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).taxes).toMatchObject([{ category: 'E' }]);
  });

  it('no tax on purpose is a line’s right where the seller has no VAT id', async () => {
    const { invoicing } = openAcme();
    const lines = [{ name: 'A', unitPrice: '1.00', taxCodes: [] }];
    expect(
      await invoicing.createOneOffInvoice({ ...INPUT, billingEntityId: 'globex', issue: 'now', lines }),
    ).toMatchObject({ total: '1.00', lines: [{ taxSource: 'line', taxes: [] }] });
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, lines }))).toEqual([
      'tax.category_required /lines/0/taxCodes',
    ]);
  });

  it('a line’s own empty list survives until the invoice is issued', async () => {
    const { invoicing } = openAcme();
    const lines = [{ name: 'A', unitPrice: '1.00', taxCodes: [] }];
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, billingEntityId: 'globex', lines });
    await invoicing.updateDraft(id, { memo: 'x' });
    expect(await invoicing.finalize(id)).toMatchObject({ total: '1.00', taxes: [] });
  });
});

describe('the memory directory', () => {
  it('names every fault of every record', () => {
    const { billingEntities, customers, addOns, taxes } = acmeRecords();
    const error = caught(() =>
      memoryDirectory({
        billingEntities: [
          {
            ...first(billingEntities),
            timeZone: 'Berlin',
            numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ}', reset: { yearly: 1 } },
          },
        ],
        customers: [...customers, first(customers)],
        addOns: [{ ...first(addOns), prices: { EURO: '1.00', EUR: '-1.00' } }],
        taxes: [{ ...first(taxes), rate: '0' }],
      }),
    );
    expect(reasonsOf(error)).toEqual([
      'time_zone.unknown /billingEntities/0/timeZone',
      'number.pattern_ambiguous /billingEntities/0/numberSeries/pattern',
      'field.conflict /customers/2/id',
      'currency.unknown /addOns/0/prices/EURO',
      'price.negative /addOns/0/prices/EUR',
      'tax.category_rate /taxes/0/rate',
    ]);
  });

  it.each([[null], [undefined], [7], ['acme'], [[]], [{}]])('names records that are none: %j', (bad) => {
    const error = caught(() => memoryDirectory({ ...acmeRecords(), customers: [bad, bad] as never }));
    expect(reasonsOf(error).every((reason) => /^field\.(type|required) \/customers\/[01]/.test(reason))).toBe(true);
  });

  it('has no only seller where there are several, or none', async () => {
    const directory = memoryDirectory(acmeRecords());
    expect(await directory.billingEntity('default', undefined)).toBeNull();
    expect(await memoryDirectory({ billingEntities: [] }).billingEntity('default', undefined)).toBeNull();
    expect(await directory.billingEntity('default', 'globex')).toMatchObject({ id: 'globex' });
  });
});
