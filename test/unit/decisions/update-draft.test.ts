import {
  type DraftInvoice,
  type DraftUpdate,
  InvoiceStateError,
  type OneOffInvoiceInput,
  policies,
  updateDraft,
  ValidationError,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, aNumberedDraft, anOpenInvoice, decisionContext, first, given } from '../acme.ts';

const LATER = '2025-04-02T08:00:00.000Z';
const context = decisionContext({
  now: LATER,
  today: '2025-04-02',
  ids: Array.from({ length: 20 }, (_, index) => `new-${index}`),
});
const edit = (draft: DraftInvoice, update: DraftUpdate, changed = context) =>
  given(draft).when((invoice) => updateDraft(invoice, update, changed));

const twoLines = (input: Partial<OneOffInvoiceInput> = {}) =>
  aDraft({
    ...input,
    lines: [
      { addOn: 'setup_fee', description: 'As agreed', metadata: { seat: '1' } },
      {
        name: 'Hours',
        unitPrice: '80.00',
        quantity: 3,
        group: 'Work',
        period: { from: '2025-03-01', to: '2025-03-31' },
        taxCodes: ['vat-7'],
      },
    ],
  });

describe('editing a draft', () => {
  it('that names nothing recalculates and changes nothing', () => {
    const draft = twoLines({ taxPointDate: '2025-03-31' });
    const { invoice } = edit(draft, {}).thenEvents(['invoice.updated'], { version: 2, updatedAt: LATER });
    expect({ ...invoice, version: 1, updatedAt: draft.updatedAt }).toEqual(draft);
  });

  it('replaces what it names and keeps the rest', () => {
    edit(aDraft({ memo: 'Hello', purchaseOrderNumber: 'PO-1' }), {
      memo: 'Goodbye',
      metadata: { crm: '1' },
    }).thenEvents(['invoice.updated'], {
      memo: 'Goodbye',
      purchaseOrderNumber: 'PO-1',
      metadata: { crm: '1' },
      total: '119.00',
    });
  });

  it('clears with null what was given', () => {
    const draft = aDraft({
      memo: 'Hello',
      issueDate: '2025-03-01',
      metadata: { a: '1' },
      documentType: 'corrective',
      finalizeAt: LATER,
    });
    edit(draft, { memo: null, issueDate: null, metadata: null, documentType: null, finalizeAt: null }).thenEvents(
      ['invoice.updated'],
      {
        memo: null,
        issueDate: null,
        metadata: {},
        documentType: 'invoice',
        finalizeAt: null,
      },
    );
  });

  it('takes a new list of lines as the whole list', () => {
    const { invoice } = edit(twoLines(), { lines: [{ name: 'Only this', unitPrice: '10.00' }] }).thenEvents(
      ['invoice.updated'],
      { total: '11.90' },
    );
    expect(invoice.lines).toMatchObject([{ id: 'new-0', name: 'Only this' }]);
  });

  it('patches a line by its id: what it does not name stays', () => {
    const draft = twoLines();
    const [setup, hours] = draft.lines;
    const { invoice } = edit(draft, { lines: [{ id: hours?.id ?? '', quantity: '4' }] }).thenEvents([
      'invoice.updated',
    ]);
    expect(invoice.lines).toEqual([
      {
        ...hours,
        quantity: '4',
        amount: '320.00',
        taxAmount: '22.40',
        total: '342.40',
        taxes: [{ ...hours?.taxes[0], amount: '22.40' }],
      },
    ]);
    expect(setup?.id).not.toBe(hours?.id);
  });

  it('clears with null what a line gave; the values of its add-on apply again', () => {
    const draft = aDraft({
      lines: [{ addOn: 'consulting', name: 'Workshop', unitPrice: '1.00', taxCodes: ['vat-19'], group: 'Work' }],
    });
    const patch = { id: first(draft.lines).id, name: null, unitPrice: null, taxCodes: null, group: null };
    const { invoice } = edit(draft, { lines: [patch] }).thenEvents(['invoice.updated']);
    expect(invoice.lines).toMatchObject([
      { name: 'Consulting', unitPrice: '150.00', taxSource: 'add_on', taxAmount: '10.50', group: null },
    ]);
  });

  it('lets another add-on bring its own texts and price, and keeps the quantity', () => {
    const draft = aDraft({ lines: [{ addOn: 'setup_fee', quantity: 2, description: 'Old' }] });
    const { invoice } = edit(draft, { lines: [{ id: first(draft.lines).id, addOn: 'consulting' }] }).thenEvents([
      'invoice.updated',
    ]);
    expect(invoice.lines).toMatchObject([
      { name: 'Consulting', description: null, unitPrice: '150.00', quantity: '2', amount: '300.00' },
    ]);
  });

  it('reorders lines without giving them new ids', () => {
    const draft = twoLines();
    const ids = draft.lines.map((line) => line.id).reverse();
    const { invoice } = edit(draft, { lines: ids.map((id) => ({ id })) }).thenEvents(['invoice.updated'], {
      total: draft.total,
    });
    expect(invoice.lines.map((line) => line.id)).toEqual(ids);
  });

  it('keeps given prices and derives taxes again', () => {
    const { records } = context;
    const addOns = records.addOns.map((one) => ({ ...one, prices: { EUR: '999.00' } }));
    const billingEntity = { ...records.billingEntity, taxCodes: ['vat-7'] };
    const { invoice } = edit(
      twoLines(),
      { memo: 'x' },
      { ...context, records: { ...records, addOns, billingEntity } },
    ).thenEvents(['invoice.updated']);
    expect(invoice.lines).toMatchObject([
      { unitPrice: '450.00', taxes: [{ code: 'vat-7' }] },
      { taxes: [{ code: 'vat-7' }] },
    ]);
  });

  it('keeps the rounding that it was created with', () => {
    const draft = aDraft({}, { policy: { ...policies.standard, rounding: { taxLevel: 'line', mode: 'down' } } });
    edit(draft, { memo: 'x' }).thenEvents(['invoice.updated'], { rounding: { taxLevel: 'line', mode: 'down' } });
  });

  it('leaves a hold unchanged', () => {
    edit({ ...aDraft(), onHold: true }, { memo: 'x' }).thenEvents(['invoice.updated'], { onHold: true });
  });
});

describe('editing is refused', () => {
  it('for a line that the draft does not have', () => {
    edit(aDraft(), { lines: [{ id: 'nope', quantity: 2 }] }).thenRefused(ValidationError, 'line.not_found /lines/0/id');
  });

  it('for a line that is given twice', () => {
    const draft = aDraft();
    const { id } = first(draft.lines);
    edit(draft, { lines: [{ id }, { id }] }).thenRefused(ValidationError, 'field.conflict /lines/1/id');
  });

  it('for a new line without a price, and one that loses its name', () => {
    const draft = aDraft();
    edit(draft, { lines: [{ name: 'New' }, { id: first(draft.lines).id, name: null }] }).thenRefused(
      ValidationError,
      'field.required /lines/0/unitPrice',
      'line.name_required /lines/1/name',
    );
  });

  it('for no lines at all', () => {
    edit(aDraft(), { lines: [] }).thenRefused(ValidationError, 'lines.required /lines');
  });

  it('for an add-on without a price in the currency of the draft', () => {
    edit(aDraft(), { lines: [{ addOn: 'us_only' }] }).thenRefused(
      ValidationError,
      'add_on.price_missing /lines/0/unitPrice',
    );
  });

  it('for another customer, which makes another invoice', () => {
    const update = { customerId: 'initech' } as DraftUpdate;
    edit(aDraft(), update).thenRefused(ValidationError, 'field.unknown /customerId');
  });

  it('for a total that is not the expected one', () => {
    edit(aDraft(), { expectedTotal: '120.00' }).thenRefused(ValidationError, 'total.unexpected /expectedTotal');
  });

  it.each([null, undefined, 1, 'memo', []])('for %j, which is no edit', (update) => {
    edit(aDraft(), update as unknown as DraftUpdate).thenRefused(ValidationError, 'field.type ');
  });

  it.each([
    ['open', anOpenInvoice()],
    ['finalized', aFinalizedInvoice()],
  ])('once the invoice is %s', (status, invoice) => {
    const error = given(invoice)
      .when((one) => updateDraft(one, { memo: 'x' }, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
    expect(error).toMatchObject({ actual: status, expected: ['draft'] });
  });
});

describe('a draft that has a number', () => {
  it('keeps it through edits within its series', () => {
    edit(aNumberedDraft(), { issueDate: '2025-01-15', dueDate: null, memo: 'x' }).thenEvents(['invoice.updated'], {
      number: 'INV-2025-0001',
      issueDate: '2025-01-15',
    });
  });

  it('always has dates: clearing them fills them again', () => {
    edit(aNumberedDraft(), { issueDate: null, dueDate: null, paymentTerm: null }).thenEvents(['invoice.updated'], {
      issueDate: '2025-04-02',
      dueDate: '2025-05-02',
    });
  });

  it('refuses a date that would give another number', () => {
    edit(aNumberedDraft(), { issueDate: '2024-12-31' }).thenRefused(ValidationError, 'number.would_change /issueDate');
  });
});
