import assert from 'node:assert/strict';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { commitChanges, eventOf, look, put } from './commit-parts.ts';

const invoice = sampleFinalized();

/** Credit notes stay with their invoice. */
export function storeCreditNotes(test: StoreTest): void {
  test('a credit note comes back with every field as it was', async ({ store }) => {
    const note = sampleCreditNote(invoice);
    await put(store, invoice);
    await commitChanges(store, { creditNotes: [note] });
    const found = await store.creditNotes(tenant, invoice.id);
    assert.deepEqual(found, [note]);
    assert.deepEqual(Object.keys(found[0]?.metadata ?? {}), Object.keys(note.metadata));
    assert.deepEqual(await store.getCreditNote(tenant, note.id), note);
    assert.equal(await store.getCreditNote(tenant, invoice.id), null);
  });

  test('a credit note is written with the change of its invoice and its event', async ({ store }) => {
    await put(store, invoice);
    const credited = { ...invoice, version: 2, amountCredited: '0.04' };
    const event = eventOf(credited, 'credit_note.created');
    await commitChanges(store, { invoices: [credited], creditNotes: [sampleCreditNote(invoice)], events: [event] });
    assert.deepEqual(await store.get(tenant, invoice.id), credited);
    assert.deepEqual((await store.history(tenant, invoice.id)).items.at(-1), event);
    assert.equal((await store.creditNotes(tenant, invoice.id)).length, 1);
  });

  test('the credit notes of an invoice come oldest first, and none of another', async ({ store }) => {
    const other = sampleFinalized({ id: 'other' });
    await put(store, invoice, other);
    for (const day of ['09', '10', '11']) {
      const createdAt = `2025-03-${day}T00:00:00.000Z`;
      await commitChanges(store, {
        creditNotes: [
          sampleCreditNote(invoice, { id: `z-${day}`, createdAt }),
          sampleCreditNote(other, { id: `a-${day}`, createdAt }),
        ],
      });
    }
    const expected = ['z-09', 'z-10', 'z-11'];
    assert.deepEqual(
      (await store.creditNotes(tenant, invoice.id)).map((note) => note.id),
      expected,
    );
    const found = await look(store, { invoices: [invoice.id] }, ({ creditNotes }) =>
      creditNotes.map((note) => note.id),
    );
    assert.deepEqual(found, expected);
  });

  test('a commit on several invoices finds the credit notes of all of them', async ({ store }) => {
    const other = sampleFinalized({ id: 'other' });
    await put(store, invoice, other);
    await commitChanges(store, {
      creditNotes: [sampleCreditNote(invoice, { id: 'one' }), sampleCreditNote(other, { id: 'two' })],
    });
    const found = await look(store, { invoices: [invoice.id, 'other'] }, ({ creditNotes }) =>
      creditNotes.map((note) => note.id),
    );
    assert.deepEqual([...found].sort(), ['one', 'two']);
  });
}
