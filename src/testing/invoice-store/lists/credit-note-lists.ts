import assert from 'node:assert/strict';
import type { CreditNote } from '../../../invoice/credit-note.ts';
import type { CreditNoteQuery, InvoiceStore } from '../../../ports/invoice-store.ts';
import { refusalOf, times } from '../../samples/outcomes.ts';
import { sampleCreditNote } from '../../samples/sample-credit-note.ts';
import { sampleFinalized } from '../../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from '../bench.ts';
import { commitChanges, put } from '../commit-parts.ts';
import { idsByPage } from '../ids-by-page.ts';

const invoice = sampleFinalized({ id: 'one' });
const other = sampleFinalized({
  id: 'other',
  billingEntity: { id: 'umbrella', name: 'Umbrella' },
  customer: { id: 'initech', name: 'Initech' },
});

/** A credit note, created in the minute of its id's letter. */
function noteOf(of: typeof invoice, id: string, members: Partial<CreditNote> = {}): CreditNote {
  const createdAt = new Date(Date.UTC(2025, 2, 20, 8, id.charCodeAt(0))).toISOString();
  return sampleCreditNote(of, { id, createdAt, ...members });
}

const notes: readonly CreditNote[] = [
  noteOf(invoice, 'a', { number: 'CN-1' }),
  noteOf(other, 'b', { number: 'CN-1' }),
  noteOf(invoice, 'c', { customer: other.customer }),
  noteOf(other, 'd', { customer: invoice.customer }),
];

const cases: readonly (readonly [sentence: string, query: CreditNoteQuery, expected: string])[] = [
  ['all credit notes, newest first', {}, 'dcba'],
  ['the credit notes of an invoice', { invoiceId: 'one' }, 'ca'],
  ['the credit notes of a customer', { customerId: 'initech' }, 'cb'],
  ['the credit notes of a billing entity', { billingEntityId: 'umbrella' }, 'db'],
  ['the credit notes of a number, of every billing entity', { number: 'CN-1' }, 'ba'],
  ['no credit note for a number of an invoice', { number: invoice.number }, ''],
  ['no credit note of an unknown invoice', { invoiceId: 'a' }, ''],
  ['the credit notes that meet all conditions', { customerId: 'hooli', billingEntityId: 'umbrella' }, 'd'],
  ['none where no note meets all of them', { invoiceId: 'one', number: 'CN-1', customerId: 'initech' }, ''],
];

/** Credit notes are listed by page. */
export function storeCreditNoteLists(test: StoreTest): void {
  for (const [sentence, query, expected] of cases) {
    test(`listCreditNotes gives ${sentence}, page by page: ${JSON.stringify(query)}`, async ({ store }) => {
      await fill(store, notes);
      for (const limit of [1, 2, 100]) assert.equal((await pages(store, { ...query, limit })).join(''), expected);
    });
  }

  test('listCreditNotes gives a credit note with every field as it was', async ({ store }) => {
    await fill(store, notes);
    assert.deepEqual((await store.listCreditNotes(tenant, {})).items, notes.toReversed());
  });

  test('a list of credit notes without a limit has 20, and says that there are more', async ({ store }) => {
    await fill(
      store,
      times(21, (index) => noteOf(invoice, String.fromCharCode(65 + index))),
    );
    const { items, nextCursor } = await store.listCreditNotes(tenant, {});
    assert.equal(items.length, 20);
    assert.notEqual(nextCursor, null);
    assert.equal((await store.listCreditNotes(tenant, { limit: 100 })).nextCursor, null);
  });

  test('credit notes of one moment are in the order of their ids, page by page', async ({ store }) => {
    const createdAt = '2025-03-20T08:00:00.000Z';
    await fill(
      store,
      [...'cabed'].map((id) => noteOf(invoice, id, { createdAt })),
    );
    assert.deepEqual(await pages(store, { limit: 2 }), ['ed', 'cb', 'a']);
    assert.deepEqual(await pages(store, { limit: 5 }), ['edcba']);
  });

  test('pages of credit notes go on where the one before ended, though newer notes came', async ({ store }) => {
    await fill(store, notes);
    const { nextCursor } = await store.listCreditNotes(tenant, { limit: 2 });
    await commitChanges(store, { creditNotes: [noteOf(invoice, 'x'), noteOf(other, 'y')] });
    assert.deepEqual(await pages(store, { limit: 1 }, nextCursor), ['b', 'a']);
  });

  test('a cursor that no page of credit notes gave is refused, and a limit outside 1 to 100', async ({ store }) => {
    await fill(store, notes);
    for (const cursor of ['', 'nonsense', '{}', '[1,2]', '["a","b"]', '["issueDate","2025-03-20","x","y"]'])
      assert.deepEqual(await refusalOf(store.listCreditNotes(tenant, { cursor })), ['field.value /cursor']);
    for (const limit of [0, 101, 1.5])
      assert.deepEqual(await refusalOf(store.listCreditNotes(tenant, { limit })), ['field.value /limit']);
  });
}

async function fill(store: InvoiceStore, creditNotes: readonly CreditNote[]): Promise<void> {
  await put(store, invoice, other);
  await commitChanges(store, { creditNotes });
}

/** The ids of every page, from a cursor on. */
function pages(store: InvoiceStore, query: CreditNoteQuery, from: string | null = null): Promise<readonly string[]> {
  return idsByPage((page) => store.listCreditNotes(tenant, { ...query, ...page }), from);
}
