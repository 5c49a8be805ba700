import assert from 'node:assert/strict';
import type { EventType } from '../../invoice/events.ts';
import type { WantedEvent } from '../../ports/delivery-store.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { answer, noReads } from '../invoice-store/commit-parts.ts';
import { after, type DeliveryTest, NOW, namesOf } from './delivery-bench.ts';

/** A commit queues its events for those who want them, and nobody else. */
export function deliveryFanOut(test: DeliveryTest): void {
  test('an event goes to every endpoint of its tenant, as the history has it', async ({
    store,
    save,
    commit,
    claim,
  }) => {
    const endpoints = [await save({ id: 'a' }), await save({ id: 'b' })];
    await commit({});
    const claimed = [...(await claim())].sort((a, b) => (a.endpoint.id < b.endpoint.id ? -1 : 1));
    const [event] = (await store.history(tenant, 'inv')).items;
    assert.deepEqual(
      claimed.map((one) => [one.endpoint, one.event, one.attempt]),
      endpoints.map((endpoint) => [endpoint, event, 1]),
    );
  });

  test('each of several events of one commit is delivered as the history has it', async (bench) => {
    const { store, save, commit, claim, settle } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2, type: 'invoice.finalized' }, { sequence: 3 });
    const seen = [];
    for (let count = 0; count < 3; count++) {
      const [delivery] = await claim();
      seen.push(delivery?.event);
      await settle(delivery);
    }
    assert.deepEqual(seen, (await store.history(tenant, 'inv')).items);
  });

  test('an endpoint never gets an event of another tenant', async ({ save, commit, claim }) => {
    await save({ tenant: 'ours' });
    await save({ tenant: 'theirs' });
    await commit({ tenant: 'theirs', invoice: 'shared' });
    const claimed = await claim();
    assert.deepEqual(
      claimed.map((one) => [one.endpoint.tenant, one.event.tenant]),
      [['theirs', 'theirs']],
    );
  });

  test('an endpoint gets the types that it wants', async ({ save, commit, claim }) => {
    const wanted: readonly (readonly [string, readonly WantedEvent[]])[] = [
      ['all', ['*']],
      ['credits', ['credit_note.*']],
      ['invoices', ['invoice.*']],
      ['paid', ['invoice.paid', 'invoice.voided']],
    ];
    for (const [id, eventTypes] of wanted) await save({ id, eventTypes });
    const types: readonly EventType[] = ['invoice.paid', 'credit_note.created', 'invoice.payment_recorded'];
    await commit(...types.map((type, index) => ({ invoice: `i${index}`, type })));
    assert.deepEqual(namesOf(await claim()), [
      'all i0 1',
      'all i1 1',
      'all i2 1',
      'credits i1 1',
      'invoices i0 1',
      'invoices i2 1',
      'paid i0 1',
    ]);
  });

  test('an endpoint of one seller gets the events of this seller', async ({ save, commit, claim }) => {
    await save({ billingEntityId: 'acme' });
    await commit({ invoice: 'a', seller: 'acme' }, { invoice: 'b', seller: 'umbrella' });
    assert.deepEqual(namesOf(await claim()), ['books a 1']);
  });

  test('a disabled endpoint gets nothing, a paused one when it is resumed', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save({ id: 'off', state: 'disabled' });
    await save({ id: 'later', state: 'paused' });
    await commit({});
    assert.deepEqual(await claim(), []);
    for (const id of ['off', 'later']) await deliveries.setEndpointState(tenant, id, 'active', NOW);
    assert.deepEqual(namesOf(await claim()), ['later inv 1']);
  });

  test('an endpoint that is paused or disabled keeps what waited for it', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save();
    await commit({});
    for (const state of ['paused', 'disabled'] as const) {
      await deliveries.setEndpointState(tenant, 'books', state, NOW);
      assert.deepEqual(await claim(), []);
    }
    await deliveries.setEndpointState(tenant, 'books', 'active', NOW);
    assert.deepEqual(namesOf(await claim()), ['books inv 1']);
  });

  test('a commit that fails queues nothing', async ({ store, save, commit, claim }) => {
    await save();
    const refused = new Error('changed my mind');
    const failing = store.commit(tenant, noReads, () => {
      throw refused;
    });
    await assert.rejects(failing, (thrown) => thrown === refused);
    assert.deepEqual(await claim(), []);
    await store.commit(tenant, noReads, () => answer(null));
    assert.deepEqual(await claim(), []);
    await commit({});
    assert.equal((await claim()).length, 1);
  });

  test('an event of an earlier time that is committed late is not passed over', async (bench) => {
    const { save, commit, claim, settle } = bench;
    await save();
    await commit({ invoice: 'new', at: after(-10) });
    await settle((await claim())[0]);
    await commit({ invoice: 'late', at: after(-3000) });
    assert.deepEqual(namesOf(await claim()), ['books late 1']);
  });
}
