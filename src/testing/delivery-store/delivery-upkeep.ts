import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import type { DeliveryBench } from './delivery-bench.ts';
import { after, type DeliveryTest, NOW, namesOf } from './delivery-bench.ts';

/** Replays, dead letters, resuming, lag, and forgetting. */
export function deliveryUpkeep(test: DeliveryTest): void {
  test('a replay of one event sends it again, and nothing else', async (bench) => {
    const { deliveries, claim } = bench;
    await deliverAll(bench);
    const replay = (eventId: string): Promise<number> => deliveries.replay(tenant, 'books', { eventId }, NOW);
    assert.equal(await replay('default/a/2'), 1);
    assert.equal(await replay('absent'), 0);
    const [again, ...others] = await claim();
    assert.deepEqual([again?.event.id, again?.attempt, others], ['default/a/2', 1, []]);
  });

  test('a replay since an instant sends all from then on, in order', async (bench) => {
    const { deliveries, claim, settle } = bench;
    await deliverAll(bench);
    assert.equal(await deliveries.replay(tenant, 'books', { since: after(-1000) }, NOW), 2);
    const [first, ...others] = await claim();
    assert.deepEqual([first?.event.id, others], ['default/a/2', []]);
    await settle(first);
    assert.deepEqual(namesOf(await claim()), ['books a 3']);
  });

  test('a replay reaches an endpoint that came after the event, as far as it wants it', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await commit({ invoice: 'a', type: 'invoice.paid' }, { invoice: 'b', type: 'invoice.voided' });
    await commit({ invoice: 'c', type: 'invoice.paid', seller: 'umbrella' });
    await save({ eventTypes: ['invoice.paid'], billingEntityId: 'acme' });
    assert.deepEqual(await claim(), []);
    assert.equal(await deliveries.replay(tenant, 'books', { since: after(-86_400) }, NOW), 1);
    assert.deepEqual(namesOf(await claim()), ['books a 1']);
  });

  test('a replay of dead letters tries them again', async ({ deliveries, save, commit, claim, settle }) => {
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' });
    const [a, b] = await claim();
    await settle(a, { status: 'dead', error: 'no' });
    await settle(b);
    assert.equal(await deliveries.replay(tenant, 'books', { dead: true }, NOW), 1);
    assert.deepEqual(await deliveries.deadLetters(tenant, 'books', 10), []);
    assert.deepEqual(
      (await claim()).map((one) => [one.id, one.attempt]),
      [[a?.id, 1]],
    );
  });

  test('a replay leaves alone what is leased', async ({ deliveries, save, commit, claim, settle }) => {
    await save();
    await commit({});
    const [leased] = await claim();
    assert.equal(await deliveries.replay(tenant, 'books', { eventId: 'default/inv/1' }, NOW), 0);
    assert.equal(await settle(leased), true);
  });

  test("a replay sends nothing of another tenant's, and nothing to an unknown endpoint", async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await commit({ tenant: 'theirs' });
    await save({ tenant: 'ours' });
    assert.equal(await deliveries.replay('ours', 'books', { since: after(-86_400) }, NOW), 0);
    assert.equal(await deliveries.replay('theirs', 'books', { since: after(-86_400) }, NOW), 0);
    assert.deepEqual(await claim(), []);
  });

  test('dead letters come in the order of invoice and sequence, no more than asked for', async (bench) => {
    const { deliveries, save, commit, claim, settle } = bench;
    await save();
    await commit({ invoice: 'b' }, { invoice: 'a' }, { invoice: 'c' });
    for (const one of await claim()) await settle(one, { status: 'dead', error: 'no' });
    const letters = await deliveries.deadLetters(tenant, 'books', 2);
    assert.deepEqual(
      letters.map((one) => one.invoiceId),
      ['a', 'b'],
    );
    assert.deepEqual(await deliveries.deadLetters('other', 'books', 2), []);
  });

  test('a resumed endpoint gets at once what waited for a later try', async (bench) => {
    const { deliveries, save, commit, claim, settle } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    await settle((await claim())[0], { status: 'retry', at: after(36_000), error: 'no' });
    await deliveries.setEndpointState(tenant, 'books', 'paused', NOW);
    assert.deepEqual(await claim({ now: after(40_000) }), []);
    await deliveries.setEndpointState(tenant, 'books', 'active', NOW);
    const [first] = await claim();
    assert.equal(first?.event.sequence, 1);
    await settle(first);
    assert.deepEqual(namesOf(await claim()), ['books inv 2']);
  });

  test('the lag is what waits at active endpoints', async ({ deliveries, save, commit, claim, settle }) => {
    assert.deepEqual(await deliveries.lag(), { pending: 0, oldest: null });
    await save({ id: 'a' });
    await save({ id: 'b', state: 'paused' });
    await commit({ invoice: 'x', at: after(-50) });
    await commit({ invoice: 'y', at: after(-20) });
    assert.deepEqual(await deliveries.lag(), { pending: 2, oldest: after(-50) });
    const [oldest] = await claim({ limit: 1 });
    assert.equal((await deliveries.lag()).pending, 2);
    await settle(oldest);
    assert.deepEqual(await deliveries.lag(), { pending: 1, oldest: after(-20) });
  });

  test('what was delivered long ago is forgotten, what waits or died is not', async (bench) => {
    const { deliveries, save, commit, claim, settle } = bench;
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' }, { invoice: 'd' });
    const [a, b, c] = await claim();
    await settle(a, { status: 'delivered' }, after(1));
    await settle(b, { status: 'delivered' }, after(10));
    await settle(c, { status: 'dead', error: 'no' }, after(1));
    assert.equal(await deliveries.prune(after(5)), 1);
    assert.equal(await deliveries.prune(after(5)), 0);
    assert.equal((await deliveries.deadLetters(tenant, 'books', 10)).length, 1);
    assert.equal((await deliveries.lag()).pending, 1);
  });
}

/** Three events of one invoice, a thousand seconds apart, all delivered. */
async function deliverAll({ save, commit, claim, settle }: DeliveryBench): Promise<void> {
  await save();
  await commit({ invoice: 'a', sequence: 1, at: after(-2000) });
  await commit({ invoice: 'a', sequence: 2, at: after(-1000) });
  await commit({ invoice: 'a', sequence: 3, at: after(-500) });
  for (let [next] = await claim(); next; [next] = await claim()) await settle(next);
}
