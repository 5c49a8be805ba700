import assert from 'node:assert/strict';
import type { Invoice } from '../../invoice/invoice.ts';
import type { InvoiceQuery, InvoiceStore } from '../../ports/invoice-store.ts';
import { sampleDraft, sampleFinalized, sampleOpen, sampleVoided } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { put } from './commit-parts.ts';

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
    customer: otherParty,
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
    metadata: {},
  }),
];

const ALL = ['voided', 'paid', 'due', 'late', 'open', 'draft'];

const cases: readonly (readonly [sentence: string, query: InvoiceQuery, expected: readonly string[]])[] = [
  ['all invoices, newest first', {}, ALL],
  ['the invoices of one status', { status: ['draft'] }, ['draft']],
  ['the invoices of several statuses', { status: ['voided', 'finalized'] }, ['voided', 'paid', 'due', 'late']],
  ['the invoices of a payment status', { paymentStatus: ['paid', 'partially_paid'] }, ['paid', 'late']],
  ['the invoices of a customer', { customerId: 'initech' }, ['paid', 'open']],
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
