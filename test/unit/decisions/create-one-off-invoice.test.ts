import {
  createOneOffInvoice,
  InvoicingError,
  type OneOffInvoiceInput,
  policies,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, decisionContext, given, INPUT, NOW } from '../acme.ts';

const create = (input: Partial<OneOffInvoiceInput> = {}, context = decisionContext()) =>
  given(undefined).when(() => createOneOffInvoice({ ...INPUT, ...input }, context));

describe('creating a draft', () => {
  it('drafts an invoice without number and dates', () => {
    create().thenEvents(['invoice.drafted'], {
      status: 'draft',
      onHold: false,
      number: null,
      issueDate: null,
      dueDate: null,
      version: 1,
      tenant: 'default',
      origin: 'one_off',
      currency: 'EUR',
      subtotal: '100.00',
      taxAmount: '19.00',
      total: '119.00',
      amountDue: '119.00',
      amountPaid: '0.00',
      paymentStatus: 'unpaid',
      taxStatus: 'complete',
      warnings: [],
      createdAt: NOW,
      schemaVersion: 1,
    });
  });

  it('shows both parties without their internal members', () => {
    const { billingEntity, customer } = create().thenEvents(['invoice.drafted']).invoice;
    expect(billingEntity).toMatchObject({ id: 'acme', name: 'ACME GmbH', taxIds: [{ country: 'DE' }] });
    expect(customer).toMatchObject({ id: 'hooli', name: 'Hooli Ltd' });
    expect({ ...billingEntity, ...customer }).not.toHaveProperty('numberSeries');
    expect(customer).not.toHaveProperty('sequence');
  });

  it('fills the defaults of a line', () => {
    const [line] = aDraft().lines;
    expect(line).toEqual({
      id: 'id-2',
      addOn: null,
      name: 'Setup',
      description: null,
      group: null,
      quantity: '1',
      unit: 'C62',
      unitPrice: '100.00',
      baseQuantity: '1',
      period: null,
      taxPointDate: null,
      taxDate: '2025-03-31',
      note: null,
      item: null,
      references: null,
      amount: '100.00',
      taxAmount: '19.00',
      total: '119.00',
      taxes: [{ code: 'vat-19', rate: '19', category: 'S', amount: '19.00' }],
      taxSource: 'billing_entity',
      withholdings: [],
      deposit: null,
      metadata: {},
    });
  });

  it("takes an add-on's name, description and price in the invoice's currency", () => {
    expect(aDraft({ lines: [{ addOn: 'setup_fee' }] }).lines).toMatchObject([
      { addOn: 'setup_fee', name: 'Setup fee', description: 'Once', unitPrice: '450.00' },
    ]);
  });

  it('lets a line override its add-on, its taxes too', () => {
    const line = { addOn: 'consulting', name: 'Workshop', unitPrice: '99.90', quantity: '2.5', taxCodes: ['vat-19'] };
    expect(aDraft({ lines: [line] }).lines).toMatchObject([
      {
        name: 'Workshop',
        unitPrice: '99.90',
        quantity: '2.5',
        amount: '249.75',
        taxSource: 'line',
        taxAmount: '47.45',
      },
    ]);
  });

  it('names a line after its description where nothing else does', () => {
    expect(aDraft({ lines: [{ description: 'Two days on site', unitPrice: '10.00' }] }).lines).toMatchObject([
      { name: 'Two days on site' },
    ]);
  });

  it('keeps the dates, references and texts that were given', () => {
    const said = {
      documentType: 'corrective',
      issueDate: '2025-03-01',
      dueDate: '2025-03-15',
      supplyDate: '2025-02-28',
      taxPointDate: '2025-02-27',
      finalizeAt: '2025-04-01T00:00:00+02:00',
      servicePeriod: { from: '2025-02-01', to: '2025-02-28' },
      deliverTo: { name: 'Warehouse', address: { country: 'AT' } },
      precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-01' }],
      paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE02120300000000202051' } }],
      purchaseOrderNumber: 'PO-1',
      buyerReference: '04011000-12345-03',
      contractReference: 'C-9',
      memo: 'Thanks',
      metadata: { crm: '42' },
      customFields: { Project: 'Moon' },
      paymentTerm: { type: 'end_of_month', days: 10 },
    } as const;
    expect(aDraft(said)).toMatchObject(said);
  });

  it('is a copy: later changes of the input do not reach it', () => {
    const metadata = { crm: '42' };
    const lines = [{ name: 'Setup', unitPrice: '100.00', metadata }];
    const draft = aDraft({ lines, metadata });
    metadata.crm = '43';
    lines.pop();
    expect(draft).toMatchObject({ metadata: { crm: '42' }, lines: [{ metadata: { crm: '42' } }] });
  });

  it('is a copy: later changes of the parties do not reach it', () => {
    const { records } = decisionContext();
    const draft = aDraft({}, { records });
    Object.assign(records.customer.address ?? {}, { city: 'Bremen' });
    Object.assign(records.billingEntity.taxIds?.[0] ?? {}, { value: 'DE0' });
    expect(draft).toMatchObject({
      customer: { address: { city: 'Hamburg' } },
      billingEntity: { taxIds: [{ value: 'DE136695976' }] },
    });
  });

  it('warns of what would keep it from being finalized, and is made all the same', () => {
    expect(aDraft({ lines: [{ name: 'Setup', unitPrice: '1.00', taxCodes: ['vat-ae'] }] }).warnings).toMatchObject([
      { code: 'tax.buyer_id_required', path: '/customer/taxIds' },
    ]);
  });

  it('bills nothing for a price of zero', () => {
    create({ lines: [{ name: 'Free', unitPrice: '0' }] }).thenEvents(['invoice.drafted'], {
      total: '0.00',
      paymentStatus: 'unpaid',
    });
  });
});

describe('creating a held draft', () => {
  it('drafts it on hold', () => {
    create({ issue: 'held' }).thenEvents(['invoice.drafted'], { status: 'draft', onHold: true, number: null });
  });

  it('comes from the policy if the input has none', () => {
    create({}, decisionContext({ policy: { ...policies.standard, issue: 'held' } })).thenEvents(['invoice.drafted'], {
      onHold: true,
    });
  });

  it('is overridden by the input', () => {
    create({ issue: 'draft' }, decisionContext({ policy: { ...policies.standard, issue: 'held' } })).thenEvents(
      ['invoice.drafted'],
      { onHold: false },
    );
  });
});

describe('issuing at once', () => {
  const now = (input: Partial<OneOffInvoiceInput> = {}, context = {}) =>
    create({ issue: 'now', ...input }, decisionContext({ number: 'INV-2025-0001', ...context }));

  it('finalizes in one decision, with number and dates', () => {
    now().thenEvents(['invoice.finalized', 'invoice.one_off_created'], {
      status: 'finalized',
      number: 'INV-2025-0001',
      issueDate: '2025-03-31',
      dueDate: '2025-04-30',
      finalizedAt: NOW,
      version: 2,
      paymentStatus: 'unpaid',
    });
  });

  it('is paid where nothing is owed', () => {
    now({ lines: [{ name: 'Free', unitPrice: '0.00' }] }).thenEvents(
      ['invoice.finalized', 'invoice.one_off_created', 'invoice.paid'],
      {
        paymentStatus: 'paid',
        paidAt: NOW,
        version: 3,
      },
    );
  });

  it("takes the document's payment term, else the customer's, else the seller's, else on receipt", () => {
    const { records } = decisionContext();
    const { paymentTerm: _, ...seller } = records.billingEntity;
    const customer = { ...records.customer, paymentTerm: { type: 'net', days: 7 } } as const;
    const due = (context: object, input: Partial<OneOffInvoiceInput> = {}) =>
      now(input, context).thenEvents(['invoice.finalized', 'invoice.one_off_created']).invoice.dueDate;
    expect(due({ records: { ...records, customer } }, { paymentTerm: { type: 'net', days: 1 } })).toBe('2025-04-01');
    expect(due({ records: { ...records, customer } })).toBe('2025-04-07');
    expect(due({ records })).toBe('2025-04-30');
    expect(due({ records: { ...records, billingEntity: seller } })).toBe('2025-03-31');
    expect(due({ records }, { dueDate: '2025-12-31' })).toBe('2025-12-31');
  });

  it('refuses what a draft only warns of', () => {
    now({ lines: [{ name: 'Setup', unitPrice: '1.00', taxCodes: ['vat-ae'] }] }).thenRefused(
      ValidationError,
      'tax.buyer_id_required /customer/taxIds',
    );
  });

  it('refuses to guess a tax that the resolver has not given', () => {
    const { records } = decisionContext();
    const { taxCodes: _, ...billingEntity } = records.billingEntity;
    now({}, { records: { ...records, billingEntity } }).thenRefused(TaxUnavailableError, 'tax.unavailable');
  });

  it('refuses a due date before the day of issue that is only filled in now', () => {
    now({ dueDate: '2025-03-30' }).thenRefused(ValidationError, 'date.before_issue_date /dueDate');
  });
});

describe('creating is refused', () => {
  it('with every fault at once, each with its path', () => {
    const input = {
      memo: '',
      currency: 'EURO',
      lines: [{ unitPrice: 5 }, { name: 'B', unitPrice: '1.00', quantity: '1,5', taxCodes: ['x'] }],
    };
    create(input as unknown as OneOffInvoiceInput).thenRefused(
      ValidationError,
      'price.is_number /lines/0/unitPrice',
      'line.name_required /lines/0/name',
      'decimal.invalid /lines/1/quantity',
      'text.empty /memo',
      'currency.unknown /currency',
      'tax.not_found /lines/1/taxCodes/0',
    );
  });

  it('for a tax code that a default names and the catalogue does not have: the path is the line', () => {
    const { records } = decisionContext();
    const customer = { ...records.customer, taxCodes: ['vat-91'] };
    const error = create({}, decisionContext({ records: { ...records, customer } })).thenRefused(
      ValidationError,
      'tax.not_found /lines/0/taxCodes',
    );
    expect(error.message).toContain('a default of the customer');
  });

  it('only by errors of this library', () => {
    create({ lines: [] }).thenRefused(InvoicingError, 'lines.required /lines');
  });
});
