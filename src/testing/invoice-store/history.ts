import assert from 'node:assert/strict';
import { ValidationError } from '../../errors/errors.ts';
import type { HistoryQuery, InvoiceStore } from '../../ports/invoice-store.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { times } from '../samples/outcomes.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { commitChanges, eventOf, put } from './commit-parts.ts';

/** The sequences of every page of a history. */
async function sequences(
  store: InvoiceStore,
  id: string,
  query: HistoryQuery,
): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await store.history(tenant, id, { ...query, ...(cursor !== undefined && { cursor }) });
    found.push(page.items.map(({ sequence }) => sequence));
    cursor = page.nextCursor;
  }
  return found;
}

const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  lines: [{ name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-0'] }],
};

/** Events are written with the change that they tell of. */
export function storeHistory(test: StoreTest): void {
  test('every change has its events, and the last of them is the invoice as it is', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    const steps = [
      () => invoicing.updateDraft(id, { memo: 'edited' }),
      () => invoicing.hold(id),
      () => invoicing.release(id),
      () => invoicing.open(id),
      () => invoicing.reopen(id),
      () => invoicing.finalize(id),
      () => invoicing.recordPayment(id, { amount: '500.00', method: 'card' }),
    ];
    for (const step of steps) {
      const after = await step();
      const last = (await store.history(tenant, id)).items.at(-1);
      assert.deepEqual(last?.data.invoice, after);
      assert.deepEqual(await store.get(tenant, id), after);
      assert.equal(last?.sequence, after.version);
    }
    const types = (await store.history(tenant, id)).items.map((event) => event.type.replace('invoice.', ''));
    assert.deepEqual(types, [
      'drafted',
      'updated',
      'held',
      'released',
      'opened',
      'reopened',
      'finalized',
      'one_off_created',
      'payment_recorded',
      'paid',
    ]);
  });

  test('an event comes back with every field as it was', async ({ store }) => {
    const event = eventOf(sampleDraft());
    await put(store, sampleDraft());
    assert.deepEqual((await store.history(tenant, 'sample')).items, [event]);
  });

  test('a history of more than ten events is in the order of their sequence', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    for (const index of times(11, (one) => one)) await invoicing.updateDraft(id, { memo: `edit ${index}` });
    const events = (await store.history(tenant, id)).items;
    assert.deepEqual(
      events.map((event) => event.sequence),
      times(12, (index) => index + 1),
    );
    assert.equal(new Set(events.map((event) => event.id)).size, 12);
  });

  test('a history comes page by page, from any sequence on', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    for (const index of times(6, (one) => one)) await invoicing.updateDraft(id, { memo: `edit ${index}` });
    assert.deepEqual(await sequences(store, id, { limit: 3 }), [[1, 2, 3], [4, 5, 6], [7]]);
    assert.deepEqual(await sequences(store, id, { limit: 7 }), [[1, 2, 3, 4, 5, 6, 7]]);
    assert.deepEqual(await sequences(store, id, { fromSequence: 6 }), [[6, 7]]);
    assert.deepEqual(await sequences(store, id, { fromSequence: 2, limit: 4 }), [
      [2, 3, 4, 5],
      [6, 7],
    ]);
    assert.deepEqual(await sequences(store, id, { fromSequence: 8 }), [[]]);
    const [fourth] = (await store.history(tenant, id, { fromSequence: 4, limit: 1 })).items;
    assert.deepEqual(fourth, (await store.history(tenant, id)).items[3]);
  });

  test('pages of large events are shorter, and miss none', async ({ store }) => {
    const versions = times(5, (index) => sampleDraft({ version: index + 1, memo: 'x'.repeat(750_000) }));
    for (const version of versions) await put(store, version);
    assert.deepEqual(await sequences(store, 'sample', {}), [[1, 2], [3, 4], [5]]);
    await put(store, sampleDraft({ version: 6, memo: 'x'.repeat(2_500_000) }), sampleDraft({ version: 7 }));
    assert.deepEqual(await sequences(store, 'sample', { fromSequence: 5 }), [[5], [6], [7]]);
  });

  test('a cursor of a history that no page gave, and a limit outside 1 to 100, are refused', async ({ store }) => {
    await put(store, sampleDraft());
    for (const cursor of ['', 'nonsense', '{}', '[1]', '["0"]', '["-1"]', '["1","2"]'])
      await assert.rejects(store.history(tenant, 'sample', { cursor }), ValidationError, cursor);
    for (const limit of [0, 101, 1.5])
      await assert.rejects(store.history(tenant, 'sample', { limit }), ValidationError);
  });

  test('the history of one invoice holds no event of another', async ({ store, invoicing }) => {
    const [first, second] = [await invoicing.createOneOffInvoice(input), await invoicing.createOneOffInvoice(input)];
    await invoicing.finalize(second.id);
    assert.deepEqual(
      (await store.history(tenant, first.id)).items.map((event) => event.data.invoice.id),
      [first.id],
    );
  });

  test('a command that is refused writes no event', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    const before = (await store.history(tenant, id)).items;
    await assert.rejects(invoicing.updateDraft(id, { lines: [] }), ValidationError);
    await assert.rejects(invoicing.finalize(id, { expectedTotal: '0.01' }), ValidationError);
    assert.deepEqual((await store.history(tenant, id)).items, before);
  });

  test('a command that changes nothing writes no event', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    const issued = await invoicing.finalize(id);
    const before = (await store.history(tenant, id)).items;
    assert.deepEqual(await invoicing.finalize(id), issued);
    assert.deepEqual((await store.history(tenant, id)).items, before);
  });

  test('a deleted draft is gone but its history stays', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, finalizeAt: '2025-01-01T00:00:00Z' });
    await invoicing.deleteDraft(id);
    assert.equal(await store.get(tenant, id), null);
    assert.deepEqual(await store.list(tenant, {}), { items: [], nextCursor: null });
    assert.deepEqual(await store.listDue(tenant, '2026-01-01T00:00:00.000Z', 10), []);
    assert.deepEqual(
      (await store.history(tenant, id)).items.map((event) => event.type),
      ['invoice.drafted', 'invoice.deleted'],
    );
  });

  test('one commit deletes some drafts, changes others and creates new ones', async ({ store }) => {
    const [old, gone] = [sampleDraft({ id: 'old' }), sampleDraft({ id: 'gone' })];
    await put(store, old, gone);
    const [next, fresh] = [{ ...old, version: 2, memo: 'edited' }, sampleDraft({ id: 'fresh' })];
    const deleted = { ...gone, version: 2 };
    await commitChanges(store, {
      invoices: [next, fresh],
      deleted: ['gone'],
      events: [next, fresh, deleted].map((one) => eventOf(one)),
    });
    assert.deepEqual(await store.get(tenant, 'old'), next);
    assert.deepEqual(await store.get(tenant, 'fresh'), fresh);
    assert.equal(await store.get(tenant, 'gone'), null);
    assert.equal((await store.history(tenant, 'gone')).items.length, 2);
  });
}
