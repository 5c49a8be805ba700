import assert from 'node:assert/strict';
import type { FinalizedInvoice, VoidedInvoice } from '../../../invoice/invoice.ts';
import type { InvoiceQuery, InvoiceStore } from '../../../ports/invoice-store.ts';
import { refusalOf } from '../../samples/outcomes.ts';
import { sampleDraft, sampleFinalized } from '../../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from '../bench.ts';
import { put } from '../commit-parts.ts';
import { idsByPage } from '../ids-by-page.ts';

const march = (day: number): string => `2025-03-${String(day).padStart(2, '0')}`;

/** An invoice created on a day of March, issued and due on others; something of it is due. */
function issued(id: string, created: number, issuedOn: number, due: number, more: object = {}): FinalizedInvoice {
  return sampleFinalized({
    id,
    createdAt: `${march(created)}T08:00:00.000Z`,
    issueDate: march(issuedOn),
    dueDate: march(due),
    amountDue: '1.00',
    paymentStatus: 'unpaid',
    ...more,
  });
}

function voided(invoice: FinalizedInvoice): VoidedInvoice {
  return { ...invoice, status: 'voided', voidedAt: invoice.createdAt, voidReason: 'wrong buyer' };
}

/** By creation `edcba`, by issue date `bdace`, by due date `caebd`. */
const invoices: readonly FinalizedInvoice[] = [
  issued('a', 1, 13, 24),
  issued('b', 2, 15, 22, { overdueAt: null }),
  issued('c', 3, 12, 25),
  issued('d', 4, 14, 21, { overdueAt: null }),
  issued('e', 5, 11, 23),
];
const undated = sampleDraft({ id: 'f', createdAt: `${march(6)}T08:00:00.000Z` });

const cases: readonly (readonly [sentence: string, query: InvoiceQuery, expected: string])[] = [
  ['by no day is newest first', {}, 'fedcba'],
  ['by a status is newest first', { status: ['finalized'] }, 'edcba'],
  ['by its mark is newest first', { overdueMarked: false, status: ['finalized', 'voided'] }, 'db'],
  ['from an issue date on is in the order of issue dates', { issueDateFrom: march(11) }, 'bdace'],
  ['up to an issue date is in the order of issue dates', { issueDateTo: march(14) }, 'dace'],
  ['between issue dates is in their order', { issueDateFrom: march(12), issueDateTo: march(14) }, 'dac'],
  ['from a due date on is in the order of due dates', { dueDateFrom: march(21) }, 'caebd'],
  ['up to a due date is in the order of due dates', { dueDateTo: march(24) }, 'aebd'],
  ['between due dates is in their order', { dueDateFrom: march(22), dueDateTo: march(24) }, 'aeb'],
  ['of what is overdue is in the order of due dates', { overdueOn: march(25) }, 'aebd'],
  ['of what is overdue and marked is in the order of due dates', { overdueOn: march(31), overdueMarked: true }, 'cae'],
  ['of what is overdue and not marked is so too', { overdueOn: march(31), overdueMarked: false }, 'bd'],
  ['of what is overdue since a day is so too', { overdueOn: march(25), dueDateFrom: march(22) }, 'aeb'],
  ['of what is overdue ends with the earlier day', { overdueOn: march(25), dueDateTo: march(23) }, 'ebd'],
  ['by both days is in the order of issue dates', { issueDateTo: march(14), dueDateFrom: march(23) }, 'ace'],
  [
    'of what is overdue, issued since a day, is in the order of issue dates',
    { issueDateFrom: march(12), overdueOn: march(25) },
    'bda',
  ],
];

const orders = [{}, { issueDateFrom: march(11) }, { dueDateTo: march(31) }] as const;

/** Lists by days are in the order of the day. */
export function storeOrder(test: StoreTest): void {
  for (const [sentence, query, expected] of cases) {
    test(`a list ${sentence}, page by page: ${JSON.stringify(query)}`, async ({ store }) => {
      await put(store, ...invoices, undated);
      for (const limit of [1, 2, 100]) assert.equal(await idsOf(store, { ...query, limit }), expected);
    });
  }

  test('a list by days is newest first within a day, then by id, page by page', async ({ store }) => {
    await put(
      store,
      issued('a', 2, 10, 20),
      issued('b', 2, 10, 20),
      issued('c', 1, 10, 20),
      issued('d', 3, 10, 20),
      issued('e', 1, 11, 21),
      issued('f', 4, 9, 19),
    );
    for (const query of [{ issueDateTo: march(11) }, { dueDateFrom: march(1) }, { overdueOn: march(31) }])
      for (const limit of [1, 2, 3, 6]) assert.equal(await idsOf(store, { ...query, limit }), 'edbacf');
  });

  test('a list by days and metadata has what meets both, page by page', async ({ store }) => {
    const [tagged, other] = [{ metadata: { team: 'x', plan: 'y' } }, { metadata: { team: 'x', plan: 'z' } }];
    await put(
      store,
      ...invoices.map((one) => ({ ...one, ...('bc'.includes(one.id) ? other : tagged) })),
      issued('g', 7, 20, 1, tagged),
    );
    for (const limit of [1, 2, 100]) {
      const metadata = { plan: 'y', team: 'x' };
      assert.equal(await idsOf(store, { metadata, issueDateTo: march(15), limit }), 'dae');
      assert.equal(await idsOf(store, { metadata, dueDateFrom: march(2), limit }), 'aed');
      assert.equal(await idsOf(store, { metadata: { team: 'x' }, issueDateFrom: march(12), limit }), 'gbdac');
    }
  });

  test('a list by days of several statuses has them in one order, page by page', async ({ store }) => {
    const paid = issued('g', 7, 12, 22, { paymentStatus: 'paid', amountDue: '0.00' });
    await put(store, paid, ...invoices.map((one) => ('be'.includes(one.id) ? voided(one) : one)));
    for (const limit of [1, 2, 100]) {
      const [status, paymentStatus] = [
        ['voided', 'finalized', 'draft'],
        ['unpaid', 'credited'],
      ] as const;
      assert.equal(await idsOf(store, { status, issueDateFrom: march(12), limit }), 'bdagc');
      assert.equal(await idsOf(store, { status, paymentStatus, dueDateTo: march(25), limit }), 'caebd');
      assert.equal(await idsOf(store, { status, overdueOn: march(31), limit }), 'cad');
    }
  });

  test('a list by days goes on where the page before ended, though invoices came around it', async ({ store }) => {
    await put(store, ...invoices);
    const query = { issueDateFrom: march(1), limit: 2 };
    const { nextCursor } = await store.list(tenant, query);
    await put(store, issued('g', 9, 14, 9), issued('h', 9, 13, 9), issued('i', 1, 1, 9));
    assert.deepEqual(await idsByPage((page) => store.list(tenant, { ...query, ...page }), nextCursor), [
      'ha',
      'ce',
      'i',
    ]);
  });

  test('a cursor of a list in another order is refused', async ({ store }) => {
    await put(store, ...invoices);
    for (const order of orders) {
      const { nextCursor } = await store.list(tenant, { ...order, limit: 1 });
      const cursor = nextCursor as string;
      for (const other of orders) {
        const list = store.list(tenant, { ...other, cursor });
        if (other === order) assert.equal((await list).items.length, 4);
        else assert.deepEqual(await refusalOf(list), ['field.value /cursor']);
      }
    }
  });

  test('a cursor that no page of a list by days gave is refused', async ({ store }) => {
    await put(store, ...invoices);
    for (const cursor of ['', 'nonsense', '[]', '["issueDate"]', `["${march(11)}","a"]`, '["2025-02-30","x","y","z"]'])
      assert.deepEqual(await refusalOf(store.list(tenant, { issueDateFrom: march(1), cursor })), [
        'field.value /cursor',
      ]);
  });
}

/** The ids of all pages, in their order. */
async function idsOf(store: InvoiceStore, query: InvoiceQuery): Promise<string> {
  return (await idsByPage((page) => store.list(tenant, { ...query, ...page }))).join('');
}
