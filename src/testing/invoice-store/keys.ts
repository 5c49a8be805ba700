import assert from 'node:assert/strict';
import type { Answer, InvoiceStore, KeyClaim, StoredAnswer } from '../../ports/invoice-store.ts';
import { times } from '../samples/outcomes.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, commitChanges, look, noReads, put } from './commit-parts.ts';

/** Idempotency keys are claimed first, insert or nothing. */
export function storeKeys(test: StoreTest): void {
  test('a key keeps the input and the answer that it was first used with', async ({ store }) => {
    await put(store, sampleDraft());
    const first: StoredAnswer = { fingerprint: 'first', answer: { invoice: 'sample', version: 1 } };
    assert.equal(await use(store, { key: 'key', fingerprint: 'first' }, first.answer), null);
    assert.deepEqual(await use(store, { key: 'key', fingerprint: 'first' }, { invoice: 'sample', version: 2 }), first);
    assert.deepEqual(await use(store, { key: 'key', fingerprint: 'other' }, { invoice: 'sample', version: 3 }), first);
    assert.deepEqual(await store.findAnswer(tenant, 'key'), first);
  });

  test('a key that was never used is not found, and looking does not claim it', async ({ store }) => {
    assert.equal(await store.findAnswer(tenant, 'key'), null);
    assert.equal(await use(store, { key: 'key', fingerprint: 'first' }, { creditNote: 'note' }), null);
    assert.deepEqual(await store.findAnswer(tenant, 'key'), { fingerprint: 'first', answer: { creditNote: 'note' } });
  });

  test('a key that a commit claims without an answer is not kept', async ({ store }) => {
    const keys = [
      { key: 'kept', fingerprint: 'k' },
      { key: 'left', fingerprint: 'l' },
    ];
    await commitChanges(store, { keys: new Map([['kept', { creditNote: 'note' }]]) }, tenant, keys);
    assert.notEqual(await store.findAnswer(tenant, 'kept'), null);
    assert.equal(await store.findAnswer(tenant, 'left'), null);
    assert.equal(await look(store, { keys }, ({ answers }) => answers.has('left')), false);
  });

  test('keys differ by case, by blanks, and up to 255 characters', async ({ store }) => {
    const keys = ['key', 'Key', 'key ', 'k\'e"y', 'k😀', 'x'.repeat(254), 'x'.repeat(255)];
    for (const key of keys) assert.equal(await use(store, { key, fingerprint: key }, { creditNote: key }), null, key);
    for (const key of keys)
      assert.deepEqual(await store.findAnswer(tenant, key), { fingerprint: key, answer: { creditNote: key } });
  });

  test('of parallel commits with one key one is first, and all others find its answer', async ({ store }) => {
    const found = await Promise.all(
      times(32, (index) => use(store, { key: 'key', fingerprint: 'same' }, { creditNote: `note-${index}` })),
    );
    const kept = await store.findAnswer(tenant, 'key');
    assert.equal(found.filter((one) => one === null).length, 1);
    for (const one of found) if (one !== null) assert.deepEqual(one, kept);
  });
}

/** Claim a key, answer it unless it was answered before, and tell what it was used for. */
function use(store: InvoiceStore, claim: KeyClaim, given: Answer): Promise<StoredAnswer | null> {
  return store.commit<StoredAnswer | null>(tenant, { ...noReads, keys: [claim] }, ({ answers }) => {
    const stored = answers.get(claim.key) ?? null;
    return { ...answer(stored), keys: new Map(stored === null ? [[claim.key, given]] : []) };
  });
}
