import {
  type InvoiceStore,
  type OneOffInvoiceInput,
  type Policy,
  policies,
  StoreError,
  type TaxResolver,
  validatePolicy,
} from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, first, INPUT, openAcme, reasons, reasonsOf } from '../acme.ts';

const taxResolver: TaxResolver = {
  resolve: async ({ lines }) => ({
    status: 'resolved',
    lines: lines.map(({ id }) => ({
      id,
      taxes: [{ code: 'pair', name: 'VAT', scheme: 'VAT', rate: '18', category: 'S' }],
    })),
  }),
};

describe('the ready-made policies', () => {
  it.each<
    [
      keyof typeof policies,
      Pick<Policy, 'issue' | 'assignNumber' | 'taxChain' | 'currencyDefaults'>,
      Policy['rounding']['taxLevel'],
    ]
  >([
    [
      'standard',
      {
        issue: 'draft',
        assignNumber: 'finalize',
        taxChain: ['line', 'exemption', 'add_on', 'customer', 'billing_entity', 'resolver'],
        currencyDefaults: ['customer', 'add_on', 'billing_entity'],
      },
      'rate',
    ],
    [
      'lago',
      {
        issue: 'now',
        assignNumber: 'finalize',
        taxChain: ['line', 'add_on', 'customer', 'billing_entity'],
        currencyDefaults: ['customer', 'add_on'],
      },
      'document',
    ],
    [
      'solvimon',
      {
        issue: 'held',
        assignNumber: 'finalize',
        taxChain: ['customer', 'billing_entity'],
        currencyDefaults: ['customer'],
      },
      'rate',
    ],
    [
      'bxb',
      { issue: 'draft', assignNumber: 'create', taxChain: ['customer', 'billing_entity'], currencyDefaults: ['USD'] },
      'rate',
    ],
    [
      'fluxrate',
      { issue: 'draft', assignNumber: 'create', taxChain: ['resolver'], currencyDefaults: ['customer'] },
      'rate',
    ],
  ])('%s does what its platform does', (name, choices, taxLevel) => {
    expect(policies[name]).toMatchObject({ ...choices, rounding: { taxLevel, mode: 'half-up' } });
  });

  it.each(Object.keys(policies) as (keyof typeof policies)[])('%s is sound, and plain data', (name) => {
    expect(validatePolicy(policies[name])).toEqual([]);
    expect(JSON.parse(JSON.stringify(policies[name]))).toEqual(policies[name]);
  });

  it.each<[keyof typeof policies, object]>([
    ['standard', { status: 'draft', onHold: false, number: null }],
    ['lago', { status: 'finalized', onHold: false, number: 'INV-2025-0001' }],
    ['solvimon', { status: 'draft', onHold: true, number: null }],
    ['bxb', { status: 'draft', onHold: false, number: 'INV-2025-0001' }],
    ['fluxrate', { status: 'draft', onHold: false, number: 'INV-2025-0001' }],
  ])('%s makes of one input an invoice that is', async (name, expected) => {
    const { invoicing } = openAcme({ policy: policies[name], taxResolver });
    const invoice = await invoicing.createOneOffInvoice({
      customerId: 'initech',
      lines: [{ name: 'A', unitPrice: '1.00' }],
    });
    expect(invoice).toMatchObject({ ...expected, currency: 'USD' });
  });

  it('is standard where the host names none', async () => {
    expect(await openAcme().invoicing.createOneOffInvoice(INPUT)).toMatchObject({
      status: 'draft',
      rounding: policies.standard.rounding,
    });
  });
});

describe('what a policy changes', () => {
  const create = (policy: Partial<Policy>, input: Partial<OneOffInvoiceInput> = {}, records = acmeRecords()) =>
    openAcme({ policy: { ...policies.standard, ...policy }, records }).invoicing.createOneOffInvoice({
      ...INPUT,
      ...input,
    });
  const cents = [
    { name: 'A', unitPrice: '55.55', taxCodes: ['vat-7'] },
    { name: 'B', unitPrice: '11.11', taxCodes: ['vat-7'] },
  ];

  it('the level and the mode of rounding', async () => {
    const rounding = (taxLevel: 'rate' | 'line', mode: 'half-up' | 'down') =>
      create({ rounding: { taxLevel, mode } }, { lines: cents });
    expect(await rounding('rate', 'half-up')).toMatchObject({ taxAmount: '4.67', rounding: { taxLevel: 'rate' } });
    expect(await rounding('rate', 'down')).toMatchObject({ taxAmount: '4.66', rounding: { mode: 'down' } });
    expect(await rounding('line', 'down')).toMatchObject({ taxAmount: '4.65' });
  });

  it('whether a line may be negative', async () => {
    const lines = [
      { name: 'A', unitPrice: '10.00' },
      { name: 'Less', unitPrice: '4.00', quantity: -1 },
    ];
    expect(await reasons(create({}, { lines }))).toEqual(['adjustment.not_allowed /lines/1/quantity']);
    expect(await create({ adjustments: 'allowed' }, { lines })).toMatchObject({ subtotal: '6.00', total: '7.14' });
    expect(await reasons(create({ adjustments: 'allowed' }, { lines: lines.slice(1) }))).toEqual([
      'total.negative /lines',
    ]);
  });

  it('how many lines there may be', async () => {
    const lines = Array(3).fill(first(INPUT.lines));
    expect(await reasons(create({ limits: { lines: 2 } }, { lines }))).toEqual(['lines.too_many /lines']);
    expect(await create({ limits: { lines: 3 } }, { lines })).toMatchObject({ subtotal: '300.00' });
  });

  it('which levels give taxes: codes on a line are refused where it is not one', async () => {
    expect(
      await reasons(
        create(
          { taxChain: ['customer', 'billing_entity'] },
          { lines: [{ name: 'A', unitPrice: '1.00', taxCodes: ['vat-7'] }] },
        ),
      ),
    ).toEqual(['tax.level_disabled /lines/0/taxCodes']);
    expect(await create({ taxChain: ['billing_entity'] }, { lines: [{ addOn: 'consulting' }] })).toMatchObject({
      lines: [{ taxSource: 'billing_entity' }],
    });
  });

  it('and an exempted customer is never taxed by a policy that overlooks exemptions', async () => {
    const records = acmeRecords();
    records.customers[0] = {
      ...first(records.customers),
      taxExemption: { category: 'E', exemption: { text: 'Charity' } },
    };
    expect(await reasons(create({ taxChain: ['billing_entity'] }, {}, records))).toEqual([
      'tax.level_disabled /customerId',
    ]);
  });

  it('how far the issue date may lie from today', async () => {
    const issueDateWindow = { pastDays: 1, futureDays: 0 };
    expect(await create({ issueDateWindow }, { issueDate: '2025-03-30' })).toMatchObject({ issueDate: '2025-03-30' });
    expect(await reasons(create({ issueDateWindow }, { issueDate: '2025-03-29' }))).toEqual([
      'date.outside_window /issueDate',
    ]);
    expect(await reasons(create({ issueDateWindow }, { issueDate: '2025-04-01' }))).toEqual([
      'date.outside_window /issueDate',
    ]);
  });
});

describe('a service', () => {
  it.each<[string, unknown]>([
    ['without the promise', { ...memoryStore(), atomic: undefined }],
    ['that denies it', { ...memoryStore(), atomic: false }],
    ['that is unsure', { ...memoryStore(), atomic: 'true' }],
  ])('refuses a store %s of atomic commits', (_what, store) => {
    const error = caught(() => openAcme({ store: store as InvoiceStore }));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'store.not_atomic', retryable: false });
  });

  it.each<[object, string]>([
    [{ policy: { ...policies.standard, issue: 'later' } }, 'field.value /policy/issue'],
    [{ policy: { ...policies.standard, colour: 'red' } }, 'field.unknown /policy/colour'],
    [{ policy: { ...policies.standard, taxChain: ['customer', 'line'] } }, 'policy.invalid /policy/taxChain'],
    [{ policy: { ...policies.standard, taxChain: ['line', 'line'] } }, 'policy.invalid /policy/taxChain'],
    [
      { policy: { ...policies.standard, currencyDefaults: ['customer', 'GOLD'] } },
      'policy.invalid /policy/currencyDefaults/1',
    ],
    [{ policy: { ...policies.standard, limits: { lines: 10_001 } } }, 'field.value /policy/limits/lines'],
    [{ policy: policies.fluxrate }, 'policy.invalid /policy/taxChain'],
    [{ policy: null }, 'field.type /policy'],
    [{ currencies: [{ code: 'POINTS', exponent: 13 }] }, 'currency.invalid /currencies/0'],
  ])('refuses options that cannot work: %j', (options, reason) => {
    expect(reasonsOf(caught(() => openAcme(options)))).toEqual([reason]);
  });

  it('refuses a policy that takes all taxes from a resolver that is not there, and accepts it with one', () => {
    expect(() => openAcme({ policy: policies.fluxrate, taxResolver })).not.toThrow();
  });

  it('makes ids of its own where the host gives no source', async () => {
    const { store, records } = openAcme();
    const { createInvoicing } = await import('oneoff');
    const { memoryDirectory } = await import('oneoff/memory');
    const invoicing = createInvoicing({ store, directory: memoryDirectory(records) });
    const before = Date.now();
    const invoice = await invoicing.createOneOffInvoice(INPUT);
    expect(invoice.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Date.parse(invoice.createdAt)).toBeGreaterThanOrEqual(before);
  });
});
