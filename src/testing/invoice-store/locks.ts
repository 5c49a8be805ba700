import assert from 'node:assert/strict';
import type { Invoice } from '../../invoice/invoice.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { settleAll, times } from '../samples/outcomes.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, eventOf, lastOf, noReads, put } from './commit-parts.ts';

const CALLERS = 32;

/** Parallel commits see one another's work, and never wait in a circle. */
export function storeLocks(test: StoreTest): void {
  test('of parallel commits on one invoice each sees what the one before left', async ({ store }) => {
    await put(store, sampleDraft({ memo: '0' }));
    await Promise.all(
      times(CALLERS, () =>
        store.commit(tenant, { ...noReads, invoices: ['sample'] }, ({ invoices }) => {
          const next = successor(invoices.get('sample'));
          return { ...answer(null), changed: [next], events: [eventOf(next)] };
        }),
      ),
    );
    const { memo, version } = (await store.get(tenant, 'sample')) ?? {};
    assert.deepEqual({ memo, version }, { memo: String(CALLERS), version: CALLERS + 1 });
    assert.deepEqual(
      (await store.history(tenant, 'sample')).items.map((event) => event.sequence),
      times(CALLERS + 1, (index) => index + 1),
    );
  });

  test('of parallel commits on one series each sees what the one before took', async ({ store }) => {
    const taken = await Promise.all(times(CALLERS, () => count(store, ['one'])));
    assert.deepEqual(
      taken.flat().sort((a, b) => a - b),
      times(CALLERS, (index) => index + 1),
    );
    assert.equal(await lastOf(store, 'one'), CALLERS);
    assert.equal(await lastOf(store, 'other'), 0);
  });

  test('commits that name series, invoices and keys in opposite orders all end', async ({ store }) => {
    await put(store, sampleDraft({ id: 'a' }), sampleDraft({ id: 'b' }));
    const keys = ['a', 'b'].map((key) => ({ key, fingerprint: key }));
    await Promise.all(
      times(CALLERS, (index) => {
        const turn = <T>(list: readonly T[]): readonly T[] => (index % 2 === 0 ? list : list.toReversed());
        return store.commit(
          tenant,
          { invoices: turn(['a', 'b']), keys: turn(keys), series: turn(['x', 'y']) },
          ({ series }) => ({
            ...answer(null),
            series: new Map(
              ['x', 'y'].map((key) => [key, { last: (series.get(key)?.last ?? 0) + 1, lastIssueDate: '2025-03-10' }]),
            ),
          }),
        );
      }),
    );
    assert.deepEqual([await lastOf(store, 'x'), await lastOf(store, 'y')], [CALLERS, CALLERS]);
  });

  test('a commit may ask to skip locked invoices and finds those that are free', async ({ store }) => {
    await put(store, sampleDraft());
    const found = await store.commit(tenant, { ...noReads, invoices: ['sample'], skipLocked: true }, ({ invoices }) =>
      answer([...invoices.keys()]),
    );
    assert.deepEqual(found, ['sample']);
  });

  test('of parallel workers that skip locked invoices each invoice is handled by one', async ({ store }) => {
    const ids = times(10, (index) => `due-${index}`);
    await put(store, ...ids.map((id) => sampleDraft({ id })));
    const { errors } = await settleAll(times(8, () => () => holdAll(store, ids)));
    assert.deepEqual(errors, []);
    for (const id of ids) {
      assert.equal((await store.get(tenant, id))?.onHold, true, id);
      assert.equal((await store.history(tenant, id)).items.length, 2, id);
    }
  });
}

function successor(invoice: Invoice | undefined): Invoice {
  assert.ok(invoice);
  return { ...invoice, memo: String(Number(invoice.memo) + 1), version: invoice.version + 1 };
}

function count(store: InvoiceStore, keys: readonly string[]): Promise<readonly number[]> {
  return store.commit(tenant, { ...noReads, series: keys }, ({ series }) => {
    const taken = keys.map((key) => (series.get(key)?.last ?? 0) + 1);
    const states = keys.map((key, index) => [key, { last: taken[index] ?? 0, lastIssueDate: '2025-03-10' }] as const);
    return { ...answer(taken), series: new Map(states) };
  });
}

function holdAll(store: InvoiceStore, ids: readonly string[]): Promise<null> {
  return store.commit(tenant, { ...noReads, invoices: ids, skipLocked: true }, ({ invoices }) => {
    const held = [...invoices.values()].flatMap((one) =>
      one.status === 'draft' && !one.onHold ? [{ ...one, onHold: true, version: one.version + 1 }] : [],
    );
    return { ...answer(null), changed: held, events: held.map((one) => eventOf(one, 'invoice.held')) };
  });
}
