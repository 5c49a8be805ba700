import assert from 'node:assert/strict';
import type { Invoice } from '../../../invoice/invoice.ts';
import { summaryOf } from '../../../invoice/summary.ts';
import type { InvoiceQuery, InvoiceStore } from '../../../ports/invoice-store.ts';
import { sampleDraft, sampleFinalized, sampleOpen, sampleVoided } from '../../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from '../bench.ts';
import { put } from '../commit-parts.ts';

const at = (day: number): string => `2025-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const otherParty = { id: 'initech', name: 'Initech' };
const otherSeller = { id: 'umbrella', name: 'Umbrella' };

const invoices: readonly Invoice[] = [
  sampleDraft({
    id: 'draft',
    createdAt: at(1),
    paymentStatus: 'unpaid',
    amountDue: '9.00',
    metadata: { project: 'apollo', phase: '1' },
  }),
  sampleOpen({
    id: 'open',
    createdAt: at(2),
    paymentStatus: 'unpaid',
    customer: otherParty,
    onHold: true,
    purchaseOrderNumber: 'PO 7%',
    total: '7.50',
    metadata: { project: 'apollo', phase: '2' },
  }),
  sampleFinalized({
    id: 'late',
    createdAt: at(3),
    number: 'A-1',
    issueDate: '2025-01-31',
    dueDate: '2025-02-28',
    amountDue: '10.00',
    paymentStatus: 'partially_paid',
    metadata: {},
  }),
  sampleFinalized({
    id: 'due',
    createdAt: at(4),
    number: 'A-2',
    issueDate: '2025-03-01',
    dueDate: '2025-03-31',
    amountDue: '0.01',
    paymentStatus: 'unpaid',
    currency: 'EUR',
    metadata: { "o'dd.key": '"%_\\' },
  }),
  sampleFinalized({
    id: 'paid',
    createdAt: at(5),
    number: 'A-3',
    issueDate: '2025-03-15',
    dueDate: '2025-03-15',
    amountDue: '0.00',
    paymentStatus: 'paid',
    customer: { id: 'mueller', name: 'Müller & Söhne' },
    purchaseOrderNumber: 'PO 70',
    total: '2000.00',
    metadata: { project: 'Apollo' },
  }),
  sampleVoided({
    id: 'voided',
    createdAt: at(6),
    number: 'A-1',
    issueDate: '2025-04-01',
    dueDate: '2025-04-01',
    amountDue: '5.00',
    paymentStatus: 'uncollectible',
    billingEntity: otherSeller,
    total: '-5.00',
    metadata: {},
  }),
];

const ALL = ['voided', 'paid', 'due', 'late', 'open', 'draft'];

const cases: readonly (readonly [sentence: string, query: InvoiceQuery, expected: readonly string[]])[] = [
  ['all invoices, newest first', {}, ALL],
  ['the invoices of one status', { status: ['draft'] }, ['draft']],
  ['the invoices of several statuses', { status: ['voided', 'finalized'] }, ['voided', 'paid', 'due', 'late']],
  ['the invoices of a payment status', { paymentStatus: ['paid', 'partially_paid'] }, ['paid', 'late']],
  ['the invoices of a customer', { customerId: 'initech' }, ['open']],
  ['the invoices of a purchase order', { purchaseOrderNumber: 'PO 7%' }, ['open']],
  ['the invoices on hold', { onHold: true }, ['open']],
  ['the invoices that are not on hold', { onHold: false, status: ['open', 'draft'] }, ['draft']],
  ['the invoices of a total or more', { totalFrom: '7.5' }, ['paid', 'due', 'late', 'open', 'draft']],
  ['the invoices of a total or less', { totalTo: '7.50' }, ['voided', 'open']],
  [
    'the invoices with a total between two amounts, as numbers',
    { totalFrom: '-5', totalTo: '7.5' },
    ['voided', 'open'],
  ],
  ['the invoices of a customer by part of its name, whatever its case and accents', { q: 'MULLER' }, ['paid']],
  ['the invoices of a customer by its accents', { q: 'söhne' }, ['paid']],
  ['the invoices that have all words, in any order', { q: 'sohne  po' }, ['paid']],
  ['no invoice that has only some of the words', { q: 'sohne nobody' }, []],
  ['the invoices by part of a number', { q: 'a-1' }, ['voided', 'late']],
  ['the invoices by part of a purchase order', { q: 'po 7' }, ['paid', 'open']],
  ['the invoices by the signs of a pattern as they are', { q: '7%' }, ['open']],
  ['no invoice by a sign that stands for any other', { q: 'po_7' }, []],
  ['the invoices that a search and conditions meet', { q: 'initech', onHold: true, totalFrom: '7' }, ['open']],
  ['the invoices of a billing entity', { billingEntityId: 'umbrella' }, ['voided']],
  ['the invoices in a currency', { currency: 'EUR' }, ['due']],
  ['the invoices of a number, of every billing entity', { number: 'A-1' }, ['voided', 'late']],
  ['the invoices issued from a day on', { issueDateFrom: '2025-03-15' }, ['voided', 'paid']],
  ['the invoices issued up to a day', { issueDateTo: '2025-03-01' }, ['due', 'late']],
  ['the invoices issued between two days', { issueDateFrom: '2025-03-01', issueDateTo: '2025-03-15' }, ['paid', 'due']],
  ['the invoices due from a day on', { dueDateFrom: '2025-03-31' }, ['voided', 'due']],
  ['the invoices due up to a day', { dueDateTo: '2025-03-15' }, ['paid', 'late']],
  ['what is overdue, which begins the day after the due date', { overdueOn: '2025-03-31' }, ['late']],
  ['what is overdue, which is issued and not paid', { overdueOn: '2025-12-31' }, ['due', 'late']],
  ['the invoices with a metadata entry, by its case', { metadata: { project: 'apollo' } }, ['open', 'draft']],
  ['the invoices with all of some metadata entries', { metadata: { phase: '1', project: 'apollo' } }, ['draft']],
  ['the invoices with a metadata entry of odd characters', { metadata: { "o'dd.key": '"%_\\' } }, ['due']],
  ['no invoice for a metadata entry that none has', { metadata: { project: '1', phase: 'apollo' } }, []],
  [
    'the invoices that meet all conditions',
    { status: ['finalized'], customerId: 'hooli', currency: 'USD', dueDateTo: '2025-12-31' },
    ['late'],
  ],
];

/** Lists hold what was asked for. */
export function storeList(test: StoreTest): void {
  for (const [sentence, query, expected] of cases) {
    test(`list gives ${sentence}: ${JSON.stringify(query)}`, async ({ store }) => {
      await put(store, ...invoices);
      assert.deepEqual(await idsOf(store, query), expected);
    });
  }

  test('listSummaries gives the same invoices in the same order, without their lines', async ({ store }) => {
    await put(store, ...invoices);
    for (const [, query, expected] of cases) {
      const { items } = await store.listSummaries(tenant, query);
      assert.deepEqual(
        items.map((one) => one.id),
        expected,
      );
    }
    const { items } = await store.listSummaries(tenant, {});
    assert.deepEqual(
      items,
      invoices.toReversed().map((invoice) => summaryOf(invoice)),
    );
  });

  test('listSummaries gives a page of its limit, however many lines the invoices have', async ({ store }) => {
    const description = 'x'.repeat(5000);
    const [line] = sampleDraft().lines;
    const lines = Array.from({ length: 300 }, (_, index) => ({ ...line, id: `l-${index}`, description }));
    const many = Array.from({ length: 4 }, (_, index) =>
      sampleDraft({ id: `large-${index}`, createdAt: at(index + 1), lines: lines as Invoice['lines'] }),
    );
    for (const one of many) await put(store, one);
    const first = await store.listSummaries(tenant, { limit: 3 });
    assert.deepEqual(
      first.items.map(({ id }) => id),
      ['large-3', 'large-2', 'large-1'],
    );
    const rest = await store.listSummaries(tenant, { limit: 3, cursor: first.nextCursor as string });
    assert.deepEqual([rest.items.map(({ id }) => id), rest.nextCursor], [['large-0'], null]);
  });

  test('list finds a draft by its new customer after an edit, and no longer by the old one', async ({ store }) => {
    const draft = sampleDraft();
    await put(store, draft);
    await put(store, sampleDraft({ version: 2, customer: otherParty }));
    assert.deepEqual(await idsOf(store, { q: 'initech' }), [draft.id]);
    assert.deepEqual(await idsOf(store, { q: draft.customer.name }), []);
  });

  test('list gives what needs attention: it is not issued, and has warnings or a tax that is asked for', async ({
    store,
  }) => {
    const warned = sampleDraft({ id: 'warned', createdAt: at(1) });
    const pending = sampleOpen({ id: 'pending', createdAt: at(2), warnings: [], taxStatus: 'pending' });
    const fine = sampleDraft({ id: 'fine', createdAt: at(3), warnings: [] });
    await put(store, warned, pending, fine, sampleFinalized({ id: 'issued', createdAt: at(4) }));
    assert.deepEqual(await idsOf(store, { needsAttention: true }), ['pending', 'warned']);
    assert.deepEqual(await idsOf(store, { needsAttention: true, q: 'hooli', status: ['open'] }), ['pending']);
    assert.deepEqual(await idsOf(store, { needsAttention: false }), ['issued', 'fine']);
    await put(store, { ...warned, version: 2, warnings: [] });
    assert.deepEqual(await idsOf(store, { needsAttention: true }), ['pending']);
  });

  test('list gives an invoice as it is after its last change', async ({ store }) => {
    const draft = sampleDraft();
    const { id } = draft;
    await put(store, draft);
    await put(store, sampleFinalized({ id, version: 2, customer: otherParty, currency: 'EUR' }));
    assert.deepEqual(await idsOf(store, { status: ['draft'] }), []);
    assert.deepEqual(await idsOf(store, { currency: 'USD' }), []);
    assert.deepEqual(await idsOf(store, { customerId: 'initech', status: ['finalized'] }), [id]);
  });
}

async function idsOf(store: InvoiceStore, query: InvoiceQuery): Promise<readonly string[]> {
  const { items, nextCursor } = await store.list(tenant, query);
  assert.equal(nextCursor, null);
  return items.map((invoice) => invoice.id);
}
