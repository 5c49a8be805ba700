import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import type { DeliveryBench } from './delivery-bench.ts';
import { at, type DeliveryTest, namesOf, pause } from './delivery-bench.ts';

/** Sending again, dead letters, resuming, lag, and pruning. */
export function deliveryUpkeep(test: DeliveryTest): void {
  test('one event is sent again, and nothing else', async (bench) => {
    const { deliveries, claim } = bench;
    await deliverAll(bench);
    const resend = (eventId: string): Promise<number> => deliveries.resend(tenant, 'books', { eventId });
    assert.equal(await resend('default/a/2'), 1);
    assert.equal(await resend('absent'), 0);
    const [again, ...others] = await claim();
    assert.deepEqual([again?.event.id, again?.attempt, others], ['default/a/2', 1, []]);
  });

  test('all events since an instant are sent again, in order', async (bench) => {
    const { deliveries, claim, finish } = bench;
    await deliverAll(bench);
    assert.equal(await deliveries.resend(tenant, 'books', { since: at(-1000) }), 2);
    const [first, ...others] = await claim();
    assert.deepEqual([first?.event.id, others], ['default/a/2', []]);
    await finish(first);
    assert.deepEqual(namesOf(await claim()), ['books a 3']);
  });

  test('events from before an endpoint was added are sent to it, those that it gets', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await commit({ invoice: 'a', type: 'invoice.paid' }, { invoice: 'b', type: 'invoice.voided' });
    await commit({ invoice: 'c', type: 'invoice.paid', billingEntity: 'umbrella' });
    await save({ eventTypes: ['invoice.paid'], billingEntityId: 'acme' });
    assert.deepEqual(await claim(), []);
    assert.equal(await deliveries.resend(tenant, 'books', { since: at(-86_400) }), 1);
    assert.deepEqual(namesOf(await claim()), ['books a 1']);
  });

  test('dead letters are sent again', async ({ deliveries, save, commit, claim, finish }) => {
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' });
    const [a, b] = await claim();
    await finish(a, { status: 'dead', error: 'no' });
    await finish(b);
    assert.equal(await deliveries.resend(tenant, 'books', { dead: true }), 1);
    assert.deepEqual(await deliveries.deadLetters(tenant, 'books', 10), []);
    assert.deepEqual(
      (await claim()).map((one) => [one.id, one.attempt]),
      [[a?.id, 1]],
    );
  });

  test('what is leased is not sent again', async ({ deliveries, save, commit, claim, finish }) => {
    await save();
    await commit({});
    const [leased] = await claim();
    assert.equal(await deliveries.resend(tenant, 'books', { eventId: 'default/inv/1' }), 0);
    assert.equal(await finish(leased), true);
  });

  test('nothing of another tenant is sent again, and nothing to an unknown endpoint', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await commit({ tenant: 'theirs' });
    await save({ tenant: 'ours' });
    assert.equal(await deliveries.resend('ours', 'books', { since: at(-86_400) }), 0);
    assert.equal(await deliveries.resend('theirs', 'books', { since: at(-86_400) }), 0);
    assert.deepEqual(await claim(), []);
  });

  test('dead letters come in the order of invoice and sequence, no more than asked for', async (bench) => {
    const { deliveries, save, commit, claim, finish } = bench;
    await save();
    await commit({ invoice: 'b' }, { invoice: 'a' }, { invoice: 'c' });
    for (const one of await claim()) await finish(one, { status: 'dead', error: 'no' });
    const letters = await deliveries.deadLetters(tenant, 'books', 2);
    assert.deepEqual(
      letters.map((one) => one.invoiceId),
      ['a', 'b'],
    );
    assert.deepEqual(await deliveries.deadLetters('other', 'books', 2), []);
  });

  test('a resumed endpoint gets at once what waited for a later try', async (bench) => {
    const { deliveries, save, commit, claim, finish } = bench;
    await save();
    await commit({ sequence: 1 }, { sequence: 2 });
    await finish((await claim())[0], { status: 'retry', afterMs: 36_000_000, error: 'no' });
    await deliveries.setEndpointState(tenant, 'books', 'paused');
    assert.deepEqual(await claim(), []);
    await deliveries.setEndpointState(tenant, 'books', 'active');
    const [first] = await claim();
    assert.equal(first?.event.sequence, 1);
    await finish(first);
    assert.deepEqual(namesOf(await claim()), ['books inv 2']);
  });

  test('the lag is what waits at active endpoints', async ({ deliveries, save, commit, claim, finish }) => {
    assert.deepEqual(await deliveries.lag(), { pending: 0, oldestMs: null });
    await save({ id: 'a' });
    await save({ id: 'b', state: 'paused' });
    await commit({ invoice: 'x' });
    await pause(50);
    await commit({ invoice: 'y' });
    const before = await deliveries.lag();
    assert.equal(before.pending, 2);
    assert.ok((before.oldestMs ?? 0) >= 40, `oldest ${before.oldestMs} ms`);
    const [oldest] = await claim();
    assert.equal((await deliveries.lag()).pending, 2);
    await finish(oldest);
    const after = await deliveries.lag();
    assert.equal(after.pending, 1);
    assert.ok((after.oldestMs ?? -1) >= 0, `oldest ${after.oldestMs} ms`);
  });

  test('the record of what was delivered long ago is deleted, what waits and dead letters are not', async (bench) => {
    const { deliveries, save, commit, claim, finish } = bench;
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' }, { invoice: 'd' });
    const [a, b, c] = await claim();
    await finish(a);
    await finish(b);
    await finish(c, { status: 'dead', error: 'no' });
    await pause(10);
    assert.equal(await deliveries.prune(3_600_000), 0);
    assert.equal(await deliveries.prune(1), 2);
    assert.equal(await deliveries.prune(1), 0);
    assert.equal((await deliveries.deadLetters(tenant, 'books', 10)).length, 1);
    assert.equal((await deliveries.lag()).pending, 1);
  });
}

/** Three events of one invoice, a thousand seconds apart, all delivered. */
async function deliverAll({ save, commit, claim, finish }: DeliveryBench): Promise<void> {
  await save();
  await commit({ invoice: 'a', sequence: 1, at: at(-2000) });
  await commit({ invoice: 'a', sequence: 2, at: at(-1000) });
  await commit({ invoice: 'a', sequence: 3, at: at(-500) });
  for (let [next] = await claim(); next; [next] = await claim()) await finish(next);
}
