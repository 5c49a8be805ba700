import {
  type AddOn,
  type BillingEntity,
  type Customer,
  createInvoicing,
  createOneOffInvoice,
  type Decision,
  type Directory,
  type DraftInvoice,
  type FinalizedInvoice,
  finalize,
  type Invoice,
  type InvoiceStore,
  type Invoicing,
  InvoicingError,
  type InvoicingOptions,
  type OneOffInvoiceInput,
  type OpenInvoice,
  open,
  type PricingDecisionContext,
  policies,
  type ResolvedAnswer,
  type ResolvedTax,
  type Tax,
  type TaxRequest,
  ValidationError,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { expect } from 'vitest';

/** A Monday noon in Berlin, on which day and month are the same in every zone that the tests use. */
export const NOW = '2025-03-31T10:00:00.000Z';
const TODAY = '2025-03-31';

/** Records that a test may change at will; the memory directory reads them anew on every call. */
export interface AcmeRecords {
  billingEntities: BillingEntity[];
  customers: Customer[];
  addOns: AddOn[];
  taxes: Tax[];
}

/** Two sellers, two buyers, three add-ons: a German one with VAT, an American one with sales tax. */
export function acmeRecords(): AcmeRecords {
  return {
    billingEntities: [
      {
        id: 'acme',
        name: 'ACME GmbH',
        taxIds: [{ country: 'DE', value: 'DE136695976' }],
        address: { city: 'Berlin', country: 'DE' },
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        taxCodes: ['vat-19'],
        paymentTerm: { type: 'net', days: 30 },
        numberPrefix: 'ACME',
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
      },
      {
        id: 'globex',
        name: 'Globex Inc',
        address: { city: 'New York', country: 'US' },
        currency: 'USD',
        timeZone: 'America/New_York',
        taxCodes: ['sales-8'],
        numberSeries: { scope: 'billing_entity', pattern: 'GX-{SEQ:5}', reset: 'never' },
      },
    ],
    customers: [
      {
        id: 'hooli',
        name: 'Hooli Ltd',
        address: { city: 'Hamburg', country: 'DE' },
        billingEntityId: 'acme',
        sequence: 7,
      },
      { id: 'initech', name: 'Initech LLC', address: { country: 'US' }, currency: 'USD', billingEntityId: 'acme' },
    ],
    addOns: [
      { code: 'setup_fee', name: 'Setup fee', description: 'Once', prices: { USD: '500.00', EUR: '450.00' } },
      { code: 'consulting', name: 'Consulting', prices: { EUR: '150.00' }, taxCodes: ['vat-7'] },
      { code: 'us_only', name: 'US filing', prices: { USD: '80.00' } },
    ],
    taxes: [
      { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
      { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
      { code: 'vat-ae', name: 'VAT', scheme: 'VAT', rate: '0', category: 'AE', exemption: { code: 'VATEX-EU-AE' } },
      { code: 'vat-e', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption: { text: 'Teaching' } },
      { code: 'vat-e2', name: 'VAT', scheme: 'VAT', rate: '0', category: 'E', exemption: { text: 'Medicine' } },
      { code: 'vat-k', name: 'VAT', scheme: 'VAT', rate: '0', category: 'K', exemption: { code: 'VATEX-EU-IC' } },
      { code: 'vat-o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', exemption: { code: 'VATEX-EU-O' } },
      { code: 'sales-8', name: 'Sales tax', scheme: 'sales', rate: '8' },
    ],
  };
}

/** The smallest sound input: one line of 100.00 EUR net for Hooli, sold by ACME with 19 % VAT. */
export const INPUT: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '100.00' }] };

/** The options of {@link openAcme}: those of the service, the time at the start, and the records. */
export interface AcmeOptions extends Partial<Omit<InvoicingOptions, 'clock'>> {
  readonly now?: string;
  readonly records?: AcmeRecords;
}

export interface Acme {
  readonly invoicing: Invoicing;
  readonly store: InvoiceStore;
  readonly records: AcmeRecords;
  /** Another service over the same store and records. */
  readonly as: (options: AcmeOptions) => Invoicing;
  /** Set the clock. */
  readonly at: (instant: string) => void;
  /** Everything that the store holds, as one text; equal before and after where nothing was stored. */
  readonly contents: (tenant?: string) => Promise<string>;
}

/** A billing backend in memory: our own adapters, a clock that the test sets, and ids that count up. */
export function openAcme({ now = NOW, records = acmeRecords(), ...given }: AcmeOptions = {}): Acme {
  let time = Date.parse(now);
  let count = 0;
  const store = given.store ?? memoryStore();
  const base: InvoicingOptions = {
    store,
    directory: given.directory ?? memoryDirectory(records),
    clock: { now: () => time },
    ids: { next: () => `id-${String(++count).padStart(6, '0')}` },
  };
  return {
    store,
    records,
    invoicing: createInvoicing({ ...base, ...given, store }),
    as: (options) => {
      const all = { ...base, ...given, store, ...options };
      return createInvoicing(all);
    },
    at: (instant) => {
      time = Date.parse(instant);
    },
    contents: async (tenant = 'default') => {
      const { items } = await store.list(tenant, { limit: 100 });
      const histories = await Promise.all(items.map((invoice) => store.history(tenant, invoice.id)));
      const notes = await Promise.all(items.map((invoice) => store.creditNotes(tenant, invoice.id)));
      return JSON.stringify([items, histories, notes]);
    },
  };
}

/** A directory that answers nobody until so many callers wait for a customer: then they go on together. */
export function crowd(size: number, records = acmeRecords()): Directory {
  const directory = memoryDirectory(records);
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  return {
    ...directory,
    async customer(tenant, id) {
      if (++waiting === size) open();
      await gate;
      return directory.customer(tenant, id);
    },
  };
}

/** The context of a pure decision, with Acme's records. */
export function decisionContext(overrides: Partial<PricingDecisionContext> = {}): PricingDecisionContext {
  const { billingEntities, customers, addOns, taxes } = acmeRecords();
  return {
    now: NOW,
    today: TODAY,
    ids: Array.from({ length: 20 }, (_, index) => `id-${index + 1}`),
    tenant: 'default',
    policy: policies.standard,
    currencies: [],
    records: { billingEntity: first(billingEntities), customer: first(customers), addOns, taxes },
    taxAnswer: null,
    number: null,
    ...overrides,
  };
}

/** A draft of {@link INPUT}, as a decision leaves it. */
export function aDraft(
  input: Partial<OneOffInvoiceInput> = {},
  context: Partial<PricingDecisionContext> = {},
): DraftInvoice {
  return createOneOffInvoice({ ...INPUT, ...input }, decisionContext(context)).invoice as DraftInvoice;
}

/** A draft that has a number already, as under a policy that numbers drafts. */
export function aNumberedDraft(input: Partial<OneOffInvoiceInput> = {}): DraftInvoice {
  return aDraft(input, { policy: { ...policies.standard, assignNumber: 'create' }, number: 'INV-2025-0001' });
}

export function anOpenInvoice(draft: DraftInvoice = aDraft()): OpenInvoice {
  return open(draft, {}, decisionContext()).invoice;
}

export function aFinalizedInvoice(draft: DraftInvoice | OpenInvoice = aDraft()): FinalizedInvoice {
  return finalize(draft, {}, decisionContext({ number: 'INV-2025-0001' })).invoice;
}

/** Given an invoice, when a command is decided, then these events and this state, or this refusal. */
export function given<I extends Invoice | undefined>(invoice: I): Given<I> {
  const before = JSON.stringify(invoice);
  return {
    when: (decide) => ({
      thenEvents(types, expected = {}) {
        const decision = decide(invoice);
        expect(decision.events.map((event) => event.type)).toEqual(types);
        expect(decision.invoice).toMatchObject(expected);
        expect(JSON.stringify(invoice), 'a decision never changes what it is given').toBe(before);
        return decision;
      },
      thenRefused(thrown, ...reasons) {
        const error = caught(() => decide(invoice));
        expect(error).toBeInstanceOf(thrown);
        expect(reasonsOf(error)).toEqual(reasons);
        return error as InvoicingError;
      },
    }),
  };
}

interface Given<I> {
  when<R extends Invoice>(
    decide: (invoice: I) => Decision<R>,
  ): {
    thenEvents(types: readonly string[], expected?: object): Decision<R>;
    thenRefused(thrown: abstract new (...args: never[]) => Error, ...reasons: readonly string[]): InvoicingError;
  };
}

/** What a call throws; fails when it does not. */
export function caught(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return expect.fail('nothing was thrown');
}

/** What a promise rejects with; fails when it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<InvoicingError> {
  const error = await promise.then(
    () => expect.fail('nothing was thrown'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InvoicingError)) throw error;
  return error;
}

/** `code path` of every fault of a `ValidationError`; of anything else its code. */
export function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof ValidationError) return error.faults.map(({ code, path }) => `${code} ${path}`);
  if (error instanceof InvoicingError) return [error.code];
  throw error;
}

/** {@link reasonsOf} what a promise rejects with. */
export async function reasons(promise: Promise<unknown>): Promise<readonly string[]> {
  return reasonsOf(await rejection(promise));
}

/** A tax resolver's answer: the taxes of each line, in the order of the request. */
export function resolvedBy({ lines }: TaxRequest, ...taxes: readonly (readonly ResolvedTax[])[]): ResolvedAnswer {
  return { status: 'resolved', lines: lines.map(({ id }, index) => ({ id, taxes: taxes[index] ?? [] })) };
}

/** The first of a list that is not empty. */
export function first<T>(list: readonly T[]): T {
  return list[0] ?? expect.fail('the list is empty');
}
