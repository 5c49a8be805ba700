import {
  countryTaxes,
  policies,
  type ResolvedTax,
  type TaxAnswer,
  type TaxRequest,
  type TaxResolver,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { type AcmeRecords, acmeRecords, first, INPUT, openAcme, reasons, rejection, resolvedBy } from '../acme.ts';

const VAT: ResolvedTax = { code: 'vat-20', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' };
const NOW_INPUT = { ...INPUT, issue: 'now' } as const;

/** Records in which no level but the resolver says anything. */
function undecided(): AcmeRecords {
  const records = acmeRecords();
  records.billingEntities = records.billingEntities.map(({ taxCodes: _, ...seller }) => seller);
  return records;
}

const answering = (answer: unknown): TaxResolver => ({ resolve: async () => answer as TaxAnswer });
const resolved = (...taxes: readonly (readonly unknown[])[]): TaxResolver => ({
  resolve: async (request) => resolvedBy(request, ...(taxes as (readonly ResolvedTax[])[])),
});
const openWith = (taxResolver: TaxResolver, options: object = {}) =>
  openAcme({ records: undecided(), taxResolver, taxTimeoutMs: 20, ...options });

/** Remember what a resolver was told, and answer. */
function note<T, A extends TaxAnswer | Promise<TaxAnswer>>(told: T[], what: T, answer: A): A {
  told.push(what);
  return answer;
}

const failures: Record<string, TaxResolver> = {
  'says that it is unavailable': answering({ status: 'unavailable', reason: 'maintenance' }),
  'rejects its promise': { resolve: () => Promise.reject(new Error('socket hang up')) },
  'throws before it answers': {
    resolve: () => {
      throw new TypeError('boom');
    },
  },
  'throws what is no error': { resolve: () => Promise.reject('down') },
  'never answers': { resolve: () => new Promise(() => {}) },
  'answers nothing': answering(undefined),
  'answers null': answering(null),
  'answers a text': answering('19 %'),
  'answers with an unknown status': answering({ status: 'ok', lines: [{ id: 'id-000002', taxes: [VAT] }] }),
  'answers for fewer lines': answering({ status: 'resolved', lines: [] }),
  'answers for more lines': answering({
    status: 'resolved',
    lines: ['id-000002', 'id-000003'].map((id) => ({ id, taxes: [VAT] })),
  }),
  'answers by position': answering({ status: 'resolved', lines: [[VAT]] }),
  'answers taxes that are null': resolved([null]),
  'answers a rate that is none': resolved([{ ...VAT, rate: '20%' }]),
  'answers a rate as a fraction of text': resolved([{ ...VAT, rate: {} }]),
  'answers VAT without a category': resolved([{ code: 'v', name: 'VAT', scheme: 'VAT', rate: '20' }]),
  'answers an amount finer than cents': resolved([{ ...VAT, amount: '20.001' }]),
  'answers a base without its tax': resolved([{ ...VAT, taxableAmount: '100.00' }]),
  'answers unknown members': resolved([{ ...VAT, percent: 20 }]),
  'rejects without a reason': answering({ status: 'rejected', faults: [] }),
};

describe.each(Object.keys(failures))('when the tax resolver %s', (name) => {
  const taxResolver = failures[name] as TaxResolver;

  it('a draft waits for its taxes', async () => {
    const draft = await openWith(taxResolver).invoicing.createOneOffInvoice(INPUT);
    expect(draft).toMatchObject({
      taxStatus: 'pending',
      taxes: [],
      subtotal: '100.00',
      taxAmount: '0.00',
      warnings: [{ code: 'tax.pending' }],
    });
    expect(draft.lines).toMatchObject([{ taxSource: 'resolver', taxes: [] }]);
  });

  it('finalizing and opening the draft are refused, and no number is taken', async () => {
    const { invoicing, contents, as } = openWith(taxResolver);
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const before = await contents();
    expect(await rejection(invoicing.finalize(id))).toBeInstanceOf(TaxUnavailableError);
    expect(await rejection(invoicing.open(id))).toBeInstanceOf(TaxUnavailableError);
    expect(await contents()).toBe(before);
    expect(await as({ taxResolver: resolved([VAT]) }).finalize(id)).toMatchObject({
      number: 'INV-2025-0001',
      total: '120.00',
      taxStatus: 'complete',
    });
  });

  it('issuing at once is refused, and nothing is stored', async () => {
    const { invoicing, store } = openWith(taxResolver);
    expect(await rejection(invoicing.createOneOffInvoice(NOW_INPUT))).toBeInstanceOf(TaxUnavailableError);
    expect((await store.list('default', {})).items).toEqual([]);
  });

  it('a preview shows the draft that would wait', async () => {
    expect(await openWith(taxResolver).invoicing.preview(NOW_INPUT)).toMatchObject({ taxStatus: 'pending' });
  });
});

describe('a tax resolver', () => {
  it('gives each line its taxes, and the invoice says so', async () => {
    const lines = [INPUT.lines[0], { name: 'B', unitPrice: '50.00' }].filter((line) => line !== undefined);
    const { invoicing } = openWith(resolved([VAT], [{ ...VAT, code: 'vat-10', rate: '10' }]));
    const invoice = await invoicing.createOneOffInvoice({ ...NOW_INPUT, lines });
    expect(invoice).toMatchObject({
      total: '175.00',
      taxStatus: 'complete',
      lines: [{ taxSource: 'resolver', taxAmount: '20.00' }, { taxAmount: '5.00' }],
    });
  });

  it('is asked again when a draft is finalized, for the tax date of then', async () => {
    const dates: string[] = [];
    const { invoicing, at } = openWith({
      resolve: async (request) =>
        note(dates, request.taxDate, resolvedBy(request, [{ ...VAT, rate: String(20 + dates.length + 1) }])),
    });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    at('2025-04-15T10:00:00Z');
    expect(await invoicing.finalize(id)).toMatchObject({ total: '122.00' });
    expect(dates).toEqual(['2025-03-31', '2025-04-15']);
  });

  it('is not asked for an open invoice, whose taxes are frozen', async () => {
    const asked: string[] = [];
    const { invoicing } = openWith({
      resolve: async (request) => note(asked, request.taxDate, resolvedBy(request, [VAT])),
    });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.open(id);
    await invoicing.finalize(id);
    expect(asked).toHaveLength(2);
  });

  it('is only told of lines that no other level decided', async () => {
    const requests: TaxRequest[] = [];
    const { invoicing } = openWith({
      resolve: async (request) => note(requests, request, resolvedBy(request, [VAT])),
    });
    const lines = [
      { name: 'A', unitPrice: '10.00', taxCodes: ['vat-7'] },
      { addOn: 'setup_fee', quantity: '2' },
      { addOn: 'consulting' },
    ];
    const invoice = await invoicing.createOneOffInvoice({
      ...INPUT,
      lines,
      supplyDate: '2025-02-01',
      deliverTo: { address: { country: 'AT' } },
    });
    expect(invoice.lines.map((line) => line.taxSource)).toEqual(['line', 'resolver', 'add_on']);
    expect(requests).toMatchObject([
      {
        tenant: 'default',
        currency: 'EUR',
        pricesIncludeTax: false,
        taxDate: '2025-02-01',
        deliverTo: { address: { country: 'AT' } },
        seller: { id: 'acme' },
        buyer: { id: 'hooli' },
        lines: [{ addOn: 'setup_fee', quantity: '2', unitPrice: '450.00', amount: '900.00' }],
      },
    ]);
    expect(requests[0]?.lines).toHaveLength(1);
  });

  it('is called outside any commit', async () => {
    const store = memoryStore();
    let committing = false;
    const seen: boolean[] = [];
    const { invoicing } = openWith(
      { resolve: async (request) => note(seen, committing, resolvedBy(request, [VAT])) },
      {
        store: {
          ...store,
          async commit(
            tenant: string,
            reads: Parameters<typeof store.commit>[1],
            decide: Parameters<typeof store.commit>[2],
          ) {
            committing = true;
            return store.commit(tenant, reads, decide).finally(() => {
              committing = false;
            });
          },
        },
      },
    );
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.updateDraft(id, { memo: 'x' });
    await invoicing.finalize(id);
    await invoicing.createOneOffInvoice(NOW_INPUT);
    expect(seen).toEqual([false, false, false, false]);
  });

  it('is told to stop when it takes too long', async () => {
    const signals: AbortSignal[] = [];
    const { invoicing } = openWith({
      resolve: (_request, { signal }) => note(signals, signal, new Promise<TaxAnswer>(() => {})),
    });
    await invoicing.createOneOffInvoice(INPUT);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  it('that answers too late changes nothing', async () => {
    const late: TaxResolver = {
      resolve: () => new Promise((_resolve, reject) => setTimeout(reject, 40, new Error('late'))),
    };
    const { invoicing } = openWith(late);
    const draft = await invoicing.createOneOffInvoice(INPUT);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await invoicing.get(draft.id)).toEqual(draft);
  });

  it('that says what is wrong with the input makes it the caller’s fault', async () => {
    const faults = [{ code: 'customer.country_required', path: '/customerId', message: 'add a country' }] as const;
    expect(
      await reasons(openWith(answering({ status: 'rejected', faults })).invoicing.createOneOffInvoice(INPUT)),
    ).toEqual(['customer.country_required /customerId']);
  });

  it('may throw that itself', async () => {
    const taxResolver: TaxResolver = {
      resolve: async () => {
        throw new ValidationError([
          { code: 'customer.country_required', path: '/customerId', message: 'add a country' },
        ]);
      },
    };
    expect(await reasons(openWith(taxResolver).invoicing.createOneOffInvoice(INPUT))).toEqual([
      'customer.country_required /customerId',
    ]);
  });

  it('says why a draft cannot be finalized now', async () => {
    const { invoicing } = openWith(failures['says that it is unavailable'] as TaxResolver);
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect((await rejection(invoicing.finalize(id))).message).toContain('maintenance');
    expect((await rejection(invoicing.open(id))).message).toContain('maintenance');
  });

  it('keeps its cause for the host', async () => {
    const error = await rejection(
      openWith(failures['rejects its promise'] as TaxResolver).invoicing.createOneOffInvoice(NOW_INPUT),
    );
    expect(error).toMatchObject({ cause: new Error('socket hang up'), code: 'tax.unavailable' });
    expect(error.message).toContain('socket hang up');
  });

  it('that is absent leaves lines without taxes; a seller with a VAT id cannot issue them', async () => {
    const { invoicing } = openAcme({ records: undecided() });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({
      taxStatus: 'complete',
      taxes: [],
      lines: [{ taxSource: null }],
    });
    expect(await reasons(invoicing.createOneOffInvoice(NOW_INPUT))).toEqual(['tax.category_required /lines/0/taxes']);
  });
});

describe('amounts that a resolver states', () => {
  it('are kept and summed, never recomputed', async () => {
    const lines = [
      { name: 'A', unitPrice: '100.00' },
      { name: 'B', unitPrice: '50.00' },
    ];
    const sales: ResolvedTax = { code: 'ca', name: 'Sales tax', scheme: 'sales', rate: '20' };
    const { invoicing } = openWith(
      resolved([{ ...sales, taxableAmount: '80.00', amount: '16.01' }], [{ ...sales, amount: '9.99' }]),
    );
    const invoice = await invoicing.createOneOffInvoice({
      ...INPUT,
      billingEntityId: 'globex',
      currency: 'EUR',
      issue: 'now',
      lines,
    });
    expect(invoice).toMatchObject({
      lines: [{ taxAmount: '16.01' }, { taxAmount: '9.99' }],
      taxes: [{ code: 'ca', taxableAmount: '130.00', amount: '26.00' }],
      total: '176.00',
    });
  });

  it('are kept where another scheme is computed beside them', async () => {
    const { invoicing } = openWith(
      resolved([
        { ...VAT, amount: '19.99' },
        { code: 'city', name: 'City tax', scheme: 'city', rate: '1' },
      ]),
    );
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({
      taxAmount: '20.99',
      lines: [{ taxAmount: '20.99' }],
    });
  });
});

describe('the table of country pairs', () => {
  const table = {
    DE: {
      DE: VAT,
      '*': { code: 'vat-g', name: 'VAT', scheme: 'VAT', rate: '0', category: 'G', exemption: { code: 'VATEX-EU-G' } },
    },
  } as const;
  const fluxrate = (records = undecided()) =>
    openAcme({ records, policy: policies.fluxrate, taxResolver: countryTaxes(table) });

  it.each([
    ['DE', 'vat-20', '120.00'],
    ['US', 'vat-g', '100.00'],
  ])('gives a buyer in %s the tax %s', async (country, code, total) => {
    const records = undecided();
    records.customers = [{ ...first(records.customers), currency: 'EUR', address: { country } }];
    expect(await fluxrate(records).invoicing.createOneOffInvoice(INPUT)).toMatchObject({ taxes: [{ code }], total });
  });

  it('needs the country of the buyer', async () => {
    const records = undecided();
    const { address: _, ...nowhere } = first(records.customers);
    records.customers = [{ ...nowhere, currency: 'EUR' }];
    expect(await reasons(fluxrate(records).invoicing.createOneOffInvoice(INPUT))).toEqual([
      'customer.country_required /customerId',
    ]);
  });

  it.each(['US', '__proto__', 'toString'])('is unavailable, never a default, for a seller in %s', async (country) => {
    const resolver = countryTaxes(table);
    const party = { id: 'x', name: 'X' };
    const request = {
      seller: { ...party, address: { country } },
      buyer: { ...party, address: { country: 'DE' } },
      lines: [],
    } as unknown as TaxRequest;
    expect(await resolver.resolve(request, { signal: new AbortController().signal })).toMatchObject({
      status: 'unavailable',
    });
  });
});
