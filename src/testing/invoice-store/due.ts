import assert from 'node:assert/strict';
import { sampleDraft, sampleFinalized, sampleOpen, sampleVoided } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { put } from './commit-parts.ts';

const NOW = '2025-03-10T12:00:00.000Z';

/** Finds the invoices that are scheduled to be finalized. */
export function storeDue(test: StoreTest): void {
  test('listDue gives drafts and open invoices whose moment has come, the earliest first', async ({ store }) => {
    await put(
      store,
      sampleDraft({ id: 'second', finalizeAt: '2025-03-10T11:00:00.000Z' }),
      sampleOpen({ id: 'first', finalizeAt: '2025-03-09T23:00:00.000Z' }),
      sampleDraft({ id: 'third', finalizeAt: NOW }),
      sampleDraft({ id: 'later', finalizeAt: '2025-03-10T12:00:00.001Z' }),
    );
    assert.deepEqual(await store.listDue(tenant, NOW, 10), ['first', 'second', 'third']);
  });

  test('listDue compares moments, whatever their offsets and decimals', async ({ store }) => {
    await put(
      store,
      sampleDraft({ id: 'second', finalizeAt: '2025-03-10T10:30:00Z' }),
      sampleDraft({ id: 'first', finalizeAt: '2025-03-10T12:00:00+02:00' }),
      sampleDraft({ id: 'third', finalizeAt: '2025-03-10T06:59:59.5-05:00' }),
      sampleDraft({ id: 'later', finalizeAt: '2025-03-10T07:30:00-05:00' }),
    );
    assert.deepEqual(await store.listDue(tenant, NOW, 10), ['first', 'second', 'third']);
    assert.deepEqual(await store.listDue(tenant, '2025-03-10T13:00:00+01:00', 10), ['first', 'second', 'third']);
  });

  test('listDue leaves out what is held, has no moment, or is issued already', async ({ store }) => {
    const finalizeAt = '2025-03-01T00:00:00.000Z';
    await put(
      store,
      sampleDraft({ id: 'held', finalizeAt, onHold: true }),
      sampleOpen({ id: 'held-open', finalizeAt, onHold: true }),
      sampleDraft({ id: 'unscheduled', finalizeAt: null }),
      sampleFinalized({ id: 'issued', finalizeAt }),
      sampleVoided({ id: 'voided', finalizeAt }),
    );
    assert.deepEqual(await store.listDue(tenant, NOW, 10), []);
  });

  test('listDue gives no more than its limit', async ({ store }) => {
    const days = ['04', '01', '03', '02'];
    await put(store, ...days.map((day) => sampleDraft({ id: day, finalizeAt: `2025-03-${day}T00:00:00.000Z` })));
    assert.deepEqual(await store.listDue(tenant, NOW, 2), ['01', '02']);
  });

  test('listDue sees an invoice as it is after its last change', async ({ store }) => {
    const draft = sampleDraft({ finalizeAt: '2025-03-01T00:00:00.000Z' });
    await put(store, draft);
    await put(store, { ...draft, version: 2, onHold: true });
    assert.deepEqual(await store.listDue(tenant, NOW, 10), []);
    await put(store, { ...draft, version: 3, onHold: false });
    assert.deepEqual(await store.listDue(tenant, NOW, 10), ['sample']);
  });
}
