import assert from 'node:assert/strict';
import type { EventType } from '../../invoice/events.ts';
import type { WantedEvent } from '../../ports/delivery-store.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { answer, noReads } from '../invoice-store/commit-parts.ts';
import { at, type DeliveryTest, namesOf } from './delivery-bench.ts';

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
    const { store, save, commit, claim, finish } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2, type: 'invoice.finalized' }, { sequence: 3 });
    const seen = [];
    for (let count = 0; count < 3; count++) {
      const [delivery] = await claim();
      seen.push(delivery?.event);
      await finish(delivery);
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

  test('an endpoint for e-mails gets what is to be sent, and needs no secret', async ({ save, commit, claim }) => {
    const eventTypes: readonly WantedEvent[] = ['invoice.sent', 'credit_note.sent'];
    const saved = await save({ id: 'email', url: 'email:customers', eventTypes, secrets: [] });
    const types: readonly EventType[] = [
      'invoice.sent',
      'invoice.finalized',
      'credit_note.sent',
      'credit_note.created',
    ];
    await commit(...types.map((type, index) => ({ invoice: `i${index}`, type })));
    const claimed = await claim();
    assert.deepEqual(namesOf(claimed), ['email i0 1', 'email i2 1']);
    assert.deepEqual(claimed[0]?.endpoint, saved);
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

  test('an endpoint of one billing entity gets the events of this billing entity', async ({ save, commit, claim }) => {
    await save({ billingEntityId: 'acme' });
    await commit({ invoice: 'a', billingEntity: 'acme' }, { invoice: 'b', billingEntity: 'umbrella' });
    assert.deepEqual(namesOf(await claim()), ['books a 1']);
  });

  test('a disabled endpoint gets nothing, a paused one when it is resumed', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save({ id: 'off', state: 'disabled' });
    await save({ id: 'later', state: 'paused' });
    await commit({});
    assert.deepEqual(await claim(), []);
    for (const id of ['off', 'later']) await deliveries.setEndpointState(tenant, id, 'active');
    assert.deepEqual(namesOf(await claim()), ['later inv 1']);
  });

  test('an endpoint that is paused or disabled keeps what waited for it', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save();
    await commit({});
    for (const state of ['paused', 'disabled'] as const) {
      await deliveries.setEndpointState(tenant, 'books', state);
      assert.deepEqual(await claim(), []);
    }
    await deliveries.setEndpointState(tenant, 'books', 'active');
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
    const { save, commit, claim, finish } = bench;
    await save();
    await commit({ invoice: 'new', at: at(-10) });
    await finish((await claim())[0]);
    await commit({ invoice: 'late', at: at(-3000) });
    assert.deepEqual(namesOf(await claim()), ['books late 1']);
  });

  test('an event is due when it is stored, whatever the clock of its host said', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save();
    const hosts = ['2000-01-01T00:00:00.000Z', at(7200), '2100-01-01T00:00:00.000Z'];
    for (const [index, time] of hosts.entries()) await commit({ invoice: `i${index}`, at: time });
    const { pending, oldestMs } = await deliveries.lag();
    assert.equal(pending, 3);
    assert.ok(oldestMs !== null && oldestMs >= 0 && oldestMs < 60_000, `oldest ${oldestMs} ms`);
    assert.deepEqual(namesOf(await claim()), ['books i0 1', 'books i1 1', 'books i2 1']);
  });
}
