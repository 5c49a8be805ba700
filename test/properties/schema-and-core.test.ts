import fc from 'fast-check';
import {
  type BillingEntity,
  type Customer,
  createInvoicing,
  type DraftUpdate,
  type Fault,
  fromRow,
  type Invoice,
  InvoicingError,
  type InvoicingOptions,
  type OneOffInvoiceInput,
  type Policy,
  policies,
  type ResolvedTax,
  type TaxResolver,
  validateAddOn,
  validateBillingEntity,
  validateCalculation,
  validateCustomer,
  validateDraftUpdate,
  validateOneOffInvoice,
  validatePolicy,
  validateTax,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { calculationArbitrary, oneOffInvoiceArbitrary, suiteRecords, taxArbitrary } from 'oneoff/testing';
import {
  addOnSchema,
  billingEntitySchema,
  calculationSchema,
  customerSchema,
  draftUpdateSchema,
  faultsOf,
  invoiceSchema,
  oneOffInvoiceSchema,
  policySchema,
  taxSchema,
} from 'oneoff/zod';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { invoice as calculation } from './arbitrary-invoices.ts';
import { misspelt, withChanges } from './changes.ts';

const runs = { numRuns: 1000 };

const reasonsOf = (faults: readonly Fault[]): string[] =>
  [...new Set(faults.map(({ path, code }) => `${path} ${code}`))].sort();

const fullInput: OneOffInvoiceInput = {
  customerId: 'hooli',
  billingEntityId: 'acme',
  currency: 'EUR',
  issue: 'held',
  documentType: 'corrective',
  pricesIncludeTax: true,
  issueDate: '2025-03-31',
  dueDate: '2025-04-30',
  paymentTerm: { type: 'net', days: 30 },
  finalizeAt: '2025-04-01T00:30:00+02:00',
  supplyDate: '2025-03-01',
  taxPointDate: '2025-03-02',
  deliverTo: { name: 'Lager', address: { line1: 'Tor 2', city: 'Köln', country: 'DE' } },
  servicePeriod: { from: '2025-02-01', to: '2025-02-28' },
  exchangeRate: { rate: 0.92, date: '2025-03-09', source: 'ECB' },
  purchaseOrderNumber: 'PO-1',
  buyerReference: 'B-1',
  contractReference: 'C-1',
  precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-31' }],
  paymentMeans: [
    { type: 'credit_transfer', code: '58', account: { iban: 'DE89370400440532013000' }, bic: 'COBADEFF', text: 'SEPA' },
    { type: 'direct_debit', mandateReference: 'M-1' },
    { type: 'card', lastDigits: '4242' },
    { type: 'other', code: '10' },
  ],
  memo: 'Grüße',
  metadata: { order: '7', '007': 'James', '': 'nameless', 'a/b~c': 'pointer' },
  customFields: { Projekt: 'Äpfel', ['k'.repeat(41)]: 'a key too long', long: 'x'.repeat(501) },
  expectedTotal: '714.00',
  lines: [
    { addOn: 'setup_fee', quantity: '1.5', group: 'Projekt', metadata: { a: '1' } },
    {
      name: 'A',
      unitPrice: '1.00',
      taxCodes: ['a', 'b', 'a'],
      amount: '1.00',
      period: { from: '2025-02-01', to: 'x' },
    },
  ],
};
const soundInput: OneOffInvoiceInput = {
  ...fullInput,
  metadata: { order: '7', '007': 'James' },
  customFields: { Projekt: 'Äpfel' },
  lines: [{ name: 'A', unitPrice: '1.00', quantity: -2, unit: 'HUR', baseQuantity: 10, taxCodes: ['a', 'b'] }],
};

const oneOffInvoice = fc.oneof(
  { weight: 2, arbitrary: oneOffInvoiceArbitrary(fc) },
  fc.constantFrom(fullInput, soundInput),
);

/** An edit made of an input: some members cleared, its lines those of a draft or new ones. */
const draftUpdate: fc.Arbitrary<DraftUpdate> = fc
  .tuple(oneOffInvoice, fc.subarray(['memo', 'dueDate', 'paymentTerm', 'metadata', 'expectedTotal']), fc.boolean())
  .map(([{ customerId: _, billingEntityId: __, currency: ___, issue: ____, lines, ...details }, cleared, stored]) => ({
    ...details,
    ...Object.fromEntries(cleared.map((key) => [key, null])),
    lines: lines.map((line) => (stored ? { ...line, id: 'line-1', unit: null } : line)),
  }));

const aCustomer: fc.Arbitrary<Customer> = fc.constantFrom<Customer>(...suiteRecords.customers, {
  id: 'hooli',
  name: 'Hooli',
  registrationId: { value: 'HRB 1' },
  currency: 'JPY',
  taxCodes: ['vat-19'],
  taxExemption: { category: 'O', exemption: { code: 'VATEX-EU-O' } },
  paymentTerm: { type: 'on_receipt' },
  sequence: 0,
});

const [acme] = suiteRecords.billingEntities as readonly [BillingEntity, ...BillingEntity[]];
const aBillingEntity: fc.Arbitrary<BillingEntity> = fc.constantFrom<BillingEntity>(
  ...suiteRecords.billingEntities,
  { ...acme, numberSeries: { scope: { name: 'EXP' }, pattern: '{SERIES}-{FY}-{SEQ:3}', reset: { yearly: 4 } } },
  { ...acme, numberSeries: { scope: 'customer', pattern: 'C{CUSTOMER}-{SEQ}', reset: 'never', chronological: true } },
  { ...acme, numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ}', reset: 'monthly' } },
);

const aPolicy: fc.Arbitrary<Policy> = fc
  .tuple(
    fc.constantFrom<Policy>(...Object.values(policies)),
    fc.record<Partial<Policy>>(
      {
        currencyDefaults: fc.subarray(['customer', 'EUR', 'add_on', 'XYZ']),
        taxChain: fc.shuffledSubarray([...policies.standard.taxChain]),
        finalizeAfter: fc.constantFrom({ event: 'release' as const, hours: 24 }, null),
        issueDateWindow: fc.record({ pastDays: fc.option(fc.nat()), futureDays: fc.option(fc.nat(400)) }),
        limits: fc.record({ lines: fc.integer({ min: 0, max: 10_001 }) }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([policy, own]) => ({ ...policy, ...own }));

const customCurrency = calculation.map((input) => ({ ...input, currency: { code: 'PTS', exponent: 2 } }));

type Pair = readonly [
  schema: z.ZodType,
  validate: (value: unknown) => readonly Fault[],
  good: fc.Arbitrary<unknown>,
  codes: number,
];
const pairs: Readonly<Record<string, Pair>> = {
  oneOffInvoiceSchema: [oneOffInvoiceSchema, (value) => validateOneOffInvoice(value), oneOffInvoice, 12],
  draftUpdateSchema: [draftUpdateSchema, (value) => validateDraftUpdate(value), draftUpdate, 12],
  calculationSchema: [
    calculationSchema,
    validateCalculation,
    fc.oneof(calculationArbitrary(fc), calculation, customCurrency),
    8,
  ],
  customerSchema: [customerSchema, (value) => validateCustomer(value), aCustomer, 8],
  addOnSchema: [addOnSchema, (value) => validateAddOn(value), fc.constantFrom(...suiteRecords.addOns), 6],
  taxSchema: [taxSchema, (value) => validateTax(value), taxArbitrary(fc), 8],
  billingEntitySchema: [billingEntitySchema, (value) => validateBillingEntity(value), aBillingEntity, 8],
  policySchema: [policySchema, (value) => validatePolicy(value, ''), aPolicy, 4],
};

/** Their schemas are of the record as it is stored; the core takes rows, where a member that is null is absent. */
const records = ['customerSchema', 'addOnSchema', 'taxSchema', 'billingEntitySchema'];

describe.each(Object.entries(pairs))('%s', (name, [schema, validate, good, codes]) => {
  const check = (value: unknown): readonly Fault[] => {
    const found = validate(value);
    const given = records.includes(name) ? fromRow(value) : value;
    const parsed = schema.safeParse(given);
    expect(parsed.success ? [] : reasonsOf(faultsOf(parsed.error))).toEqual(reasonsOf(found));
    if (parsed.success) expect(parsed.data).toEqual(given);
    return found;
  };

  it('gives the core’s answer to what is well typed', () => {
    fc.assert(
      fc.property(good, (value) => void check(value)),
      runs,
    );
  });

  it('gives the core’s answer to what has members dropped, misspelt, of a wrong type or out of range', () => {
    const seen = new Set<string>();
    let accepted = 0;
    fc.assert(
      fc.property(withChanges(good), (value) => {
        const found = check(value);
        if (found.length === 0) accepted++;
        for (const one of found) seen.add(one.code);
      }),
      runs,
    );
    // Random inputs do not meet every code every time; half of them shows that they reach into the rules.
    expect(seen.size).toBeGreaterThanOrEqual(Math.ceil(codes / 2));
    expect(accepted).toBeGreaterThan(10);
  });

  it('gives the core’s answer to anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constant(undefined)), (value) => void check(value)),
      runs,
    );
  });
});

/** What becomes of an invoice, in this order; what its state refuses is skipped. */
const steps = ['edit', 'hold', 'release', 'open', 'reopen', 'finalize', 'pay', 'settle', 'giveUp', 'void'] as const;

interface Life {
  readonly input: OneOffInvoiceInput;
  readonly resolved: boolean;
  readonly numbered: boolean;
  readonly taken: readonly (typeof steps)[number][];
}

const life: fc.Arbitrary<Life> = fc.record({
  input: oneOffInvoiceArbitrary(fc),
  resolved: fc.boolean(),
  numbered: fc.boolean(),
  taken: fc.subarray([...steps]),
});

const answers: readonly (readonly ResolvedTax[])[] = [
  [{ code: 'us', name: 'Sales tax', scheme: 'sales', rate: '7.25', jurisdiction: 'US-CA' }],
  [{ code: 'e', name: 'VAT', scheme: 'VAT', rate: 0, category: 'E', exemption: { text: 'Teaching' } }],
];
const taxResolver: TaxResolver = {
  resolve: async ({ lines, taxDate }) =>
    taxDate < '2024-03'
      ? { status: 'unavailable', reason: 'maintenance' }
      : {
          status: 'resolved',
          lines: lines.map(({ id }, index) => ({ id, taxes: answers[index % answers.length] ?? [] })),
        },
};

/** All states that an invoice goes through. */
async function statesOf({ input, resolved, numbered, taken }: Life): Promise<readonly Invoice[]> {
  const { taxChain } = policies.standard;
  const policy: Policy = {
    ...policies.standard,
    assignNumber: numbered ? 'create' : 'finalize',
    taxChain: resolved ? ['exemption', 'resolver'] : taxChain.filter((level) => level !== 'resolver'),
  };
  const options: InvoicingOptions = { store: memoryStore(), directory: memoryDirectory(suiteRecords), policy };
  const invoicing = createInvoicing({ ...options, ...(resolved && { taxResolver }) });
  const lines = input.lines.map(({ taxCodes, ...line }) =>
    resolved ? line : { ...line, ...(taxCodes && { taxCodes }) },
  );
  const { id } = await invoicing.createOneOffInvoice({ ...input, lines });
  const run = async (step: (typeof steps)[number]): Promise<unknown> => {
    switch (step) {
      case 'edit':
        return invoicing.updateDraft(id, {
          memo: 'edited',
          precedingInvoices: [{ number: '1', issueDate: '2024-01-01' }],
        });
      case 'hold':
      case 'release':
      case 'open':
      case 'reopen':
      case 'finalize':
        return invoicing[step](id);
      case 'pay':
        return invoicing.recordPayment(id, { amount: '1', reference: 'R-1' });
      case 'settle':
        return invoicing.recordPayment(id, { amount: (await invoicing.get(id))?.amountDue ?? '1', method: 'sepa' });
      case 'giveUp':
        return invoicing.markUncollectible(id);
      case 'void':
        return invoicing.voidInvoice(id, { reason: 'by mistake' });
    }
  };
  for (const step of taken) {
    await run(step).catch((error: unknown) => {
      if (!(error instanceof InvoicingError)) throw error;
    });
  }
  const history = (await invoicing.history(id)).items;
  return history.map((event) => event.data.invoice);
}

describe('invoiceSchema', () => {
  it('takes every invoice that the commands make as it is', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(life, async (one) => {
        for (const invoice of await statesOf(one)) {
          expect(invoiceSchema.parse(invoice)).toEqual(invoice);
          for (const what of [invoice.status, invoice.paymentStatus, invoice.taxStatus]) seen.add(what);
          seen.add(`gross ${invoice.pricesIncludeTax}`);
          for (const line of invoice.lines) seen.add(`by ${line.taxSource}`);
        }
      }),
      runs,
    );
    for (const state of ['draft', 'open', 'finalized', 'voided', 'unpaid', 'partially_paid', 'paid', 'uncollectible'])
      expect(seen).toContain(state);
    for (const what of ['pending', 'complete', 'gross true', 'by resolver', 'by line', 'by exemption'])
      expect(seen).toContain(what);
  });

  it('takes no document with a member missing, misspelt or of a wrong type', async () => {
    await fc.assert(
      fc.asyncProperty(
        life,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('drop', 'misspell', 'type'),
        async (one, n, m, how) => {
          const state = pick(await statesOf(one), n);
          const document = structuredClone(state) as unknown as Loose;
          const places = [document, document['lines'], document['taxes'], document['payments'], document['rounding']];
          const targets = places.flat() as Loose[];
          const target = pick(targets, n);
          const key = pick(Object.keys(target), m);
          const before = target[key];
          if (how === 'type') target[key] = 7.5;
          else {
            delete target[key];
            if (how === 'misspell') target[misspelt(key)] = before;
          }
          expect(invoiceSchema.safeParse(document).success).toBe(false);
        },
      ),
      runs,
    );
  });
});

type Loose = { [key: string]: unknown };

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}
