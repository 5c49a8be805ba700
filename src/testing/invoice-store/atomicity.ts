import assert from 'node:assert/strict';
import { ConflictError } from '../../errors/errors.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, commitChanges, eventOf, type KnownChanges, lastOf, look, put } from './commit-parts.ts';

const claim = { key: 'key', fingerprint: 'print' };
const counted = new Map([['series', { last: 5, lastIssueDate: '2025-03-10' }]]);

/** A commit keeps all of its changes or nothing. */
export function storeAtomicity(test: StoreTest): void {
  test('the store promises atomic commits and says whether it is joined', async ({ store }) => {
    assert.equal(store.atomic, true);
    assert.equal(typeof store.joined, 'boolean');
  });

  test('a commit resolves with the result of its decision', async ({ store }) => {
    const result = { some: ['thing'] };
    assert.deepEqual(await store.commit(tenant, { invoices: [], keys: [], series: [] }, () => answer(result)), result);
  });

  test('a commit finds what is there as it is stored, and nothing of what is not', async ({ store }) => {
    const invoice = sampleFinalized();
    const note = sampleCreditNote(invoice);
    const keys = new Map([['key', { creditNote: note.id }]]);
    await commitChanges(
      store,
      { invoices: [invoice], creditNotes: [note], events: [eventOf(invoice)], keys, series: counted },
      tenant,
      [claim],
    );
    const reads = {
      invoices: [invoice.id, 'absent'],
      keys: [claim, { key: 'unused', fingerprint: 'x' }],
      series: ['series', 'new'],
    };
    await look(store, reads, (found) => {
      assert.deepEqual([...found.invoices], [[invoice.id, invoice]]);
      assert.deepEqual([...found.creditNotes], [note]);
      assert.deepEqual([...found.answers], [['key', { fingerprint: 'print', answer: { creditNote: note.id } }]]);
      assert.deepEqual([...found.series], [...counted]);
    });
  });

  test('a decision that throws is thrown as it is and keeps nothing, not even its key', async ({ store }) => {
    const draft = sampleDraft();
    await put(store, draft);
    const error = new Error('changed my mind');
    const reads = { invoices: [draft.id], keys: [claim], series: ['series'] };
    await assert.rejects(
      store.commit(tenant, reads, () => {
        throw error;
      }),
      (thrown) => thrown === error,
    );
    assert.equal(await store.findAnswer(tenant, 'key'), null);
    await look(store, reads, (found) => {
      assert.deepEqual([...found.invoices.values()], [draft]);
      assert.equal(found.answers.size + found.series.size, 0);
    });
    await commitChanges(
      store,
      { keys: new Map([['key', { invoice: draft.id, version: 1 }]]), series: counted },
      tenant,
      [claim],
    );
    assert.equal(await lastOf(store, 'series'), 5);
  });

  test('a commit whose second invoice has a taken number keeps nothing of the first', async ({ store }) => {
    await put(store, sampleFinalized({ id: 'old', number: 'N-1' }));
    const invoices = [sampleFinalized({ id: 'good', number: 'N-2' }), sampleFinalized({ id: 'bad', number: 'N-1' })];
    await assertNothingKept(store, { invoices, events: invoices.map((one) => eventOf(one)) });
  });

  test('a commit that gives two invoices one number keeps neither', async ({ store }) => {
    const invoices = [sampleFinalized({ id: 'good', number: 'N-1' }), sampleFinalized({ id: 'bad', number: 'N-1' })];
    await assertNothingKept(store, { invoices, events: invoices.map((one) => eventOf(one)) });
  });

  test('a credit note with a taken number keeps nothing of its commit', async ({ store }) => {
    const invoice = sampleFinalized({ id: 'old' });
    await put(store, invoice);
    await commitChanges(store, { creditNotes: [sampleCreditNote(invoice, { id: 'first', number: 'CN-1' })] });
    const good = sampleFinalized({ id: 'good' });
    await assertNothingKept(store, {
      invoices: [good],
      events: [eventOf(good)],
      creditNotes: [
        sampleCreditNote(invoice, { id: 'second', number: 'CN-2' }),
        sampleCreditNote(invoice, { id: 'third', number: 'CN-1' }),
      ],
    });
    assert.deepEqual(
      (await store.creditNotes(tenant, 'old')).map((note) => note.id),
      ['first'],
    );
  });

  test('a refused commit leaves the invoices that it changes and deletes as they were', async ({ store }) => {
    const [changed, deleted] = [sampleDraft({ id: 'changed' }), sampleDraft({ id: 'deleted' })];
    await put(store, changed, deleted, sampleFinalized({ id: 'old', number: 'N-1' }));
    const next = { ...changed, version: 2, memo: 'new' };
    const bad = sampleFinalized({ id: 'bad', number: 'N-1' });
    await assertTaken(
      commitChanges(store, { invoices: [next, bad], deleted: ['deleted'], events: [eventOf(next), eventOf(bad)] }),
    );
    assert.deepEqual(await store.get(tenant, 'changed'), changed);
    assert.deepEqual(await store.get(tenant, 'deleted'), deleted);
    assert.equal((await store.history(tenant, 'changed')).items.length, 1);
  });
}

async function assertNothingKept(store: InvoiceStore, changes: KnownChanges): Promise<void> {
  const before = await store.list(tenant, {});
  const keys = new Map([['key', { invoice: 'good', version: 1 }]]);
  await assertTaken(commitChanges(store, { ...changes, keys, series: counted }, tenant, [claim]));
  assert.equal(await store.get(tenant, 'good'), null);
  assert.equal(await store.getByNumber(tenant, 'acme', 'N-2'), null);
  assert.deepEqual((await store.history(tenant, 'good')).items, []);
  assert.deepEqual((await store.history(tenant, 'bad')).items, []);
  assert.equal(await store.findAnswer(tenant, 'key'), null);
  assert.equal(await lastOf(store, 'series'), 0);
  assert.deepEqual(await store.list(tenant, {}), before);
}

async function assertTaken(commit: Promise<unknown>): Promise<void> {
  await assert.rejects(commit, (error) => error instanceof ConflictError && error.code === 'number.taken');
}
