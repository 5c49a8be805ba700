import assert from 'node:assert/strict';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { times } from '../samples/outcomes.ts';
import { after, type DeliveryTest, NOW, namesOf } from './delivery-bench.ts';

/** One endpoint with much to get, or one that fails, leaves room for the others. */
export function deliveryFairness(test: DeliveryTest): void {
  test('a claim takes no more than its limit, the longest due first', async ({ save, commit, claim }) => {
    await save();
    await commit({ invoice: 'new', at: after(-1) });
    await commit({ invoice: 'old', at: after(-100) });
    assert.deepEqual(namesOf(await claim({ limit: 1 })), ['books old 1']);
  });

  test('a claim takes no more of one endpoint than it may', async ({ save, commit, claim }) => {
    await save({ id: 'a' });
    await save({ id: 'b', eventTypes: ['invoice.paid'] });
    await commit(...times(5, (index) => ({ invoice: `i${index}`, at: after(-100) })));
    await commit({ invoice: 'paid', type: 'invoice.paid', at: after(-1) });
    const claimed = await claim({ perEndpoint: 2, limit: 10 });
    assert.deepEqual(claimed.map((one) => one.endpoint.id).sort(), ['a', 'a', 'b']);
  });

  test('a busy endpoint gets nothing', async ({ save, commit, claim }) => {
    await save({ id: 'a' });
    await save({ id: 'b' });
    await save({ id: 'a', tenant: 'other' });
    await commit({});
    await commit({ tenant: 'other' });
    const claimed = await claim({ busy: [{ tenant, id: 'a' }] });
    assert.deepEqual(claimed.map((one) => `${one.endpoint.tenant} ${one.endpoint.id}`).sort(), [
      'default b',
      'other a',
    ]);
  });

  test('an endpoint that fails says since when, until a success', async ({
    deliveries,
    save,
    commit,
    claim,
    settle,
  }) => {
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' }, { invoice: 'd' });
    const since = async (): Promise<string | null | undefined> => (await deliveries.endpoints(tenant))[0]?.failingSince;
    const [a, b, c, d] = await claim();
    await settle(a, { status: 'released' }, after(1));
    assert.equal(await since(), null);
    await settle(b, { status: 'retry', at: after(60), error: 'no' }, after(2));
    await settle(c, { status: 'dead', error: 'no' }, after(3));
    assert.equal(await since(), after(2));
    await settle(d, { status: 'delivered' }, after(4));
    assert.equal(await since(), null);
  });

  test('an endpoint that wants nothing until later gets nothing before', async (bench) => {
    const { deliveries, save, commit, claim, settle } = bench;
    await save({ id: 'a' });
    await save({ id: 'b' });
    await commit({ invoice: 'x' }, { invoice: 'y' });
    const [limited, ...others] = await claim({ busy: [{ tenant, id: 'b' }] });
    for (const one of others) await settle(one, { status: 'released' });
    await settle(limited, { status: 'retry', at: after(5), error: 'answered 429', holdUntil: after(60) });
    assert.deepEqual(namesOf(await claim({ now: after(59), leaseMs: 1 })), ['b x 1', 'b y 1']);
    assert.deepEqual(namesOf(await claim({ now: after(61), leaseMs: 1, busy: [{ tenant, id: 'b' }] })).length, 1);
    await settle((await claim({ now: after(70), busy: [{ tenant, id: 'b' }] }))[0], {
      status: 'retry',
      at: after(75),
      error: 'answered 429',
      holdUntil: after(600),
    });
    assert.deepEqual(await claim({ now: after(80), busy: [{ tenant, id: 'b' }] }), []);
    await deliveries.setEndpointState(tenant, 'a', 'active', after(80));
    assert.equal((await claim({ now: after(80), busy: [{ tenant, id: 'b' }] })).length, 2);
  });

  test('an endpoint that is failing gets one at a time', async ({ deliveries, save, commit, claim, settle }) => {
    await save();
    await commit(...times(4, (index) => ({ invoice: `i${index}` })));
    const [first, ...others] = await claim();
    for (const one of others) await settle(one, { status: 'released' });
    await settle(first, { status: 'retry', at: after(0), error: 'no' });
    assert.equal((await claim()).length, 1);
    await deliveries.setEndpointState(tenant, 'books', 'active', NOW);
    assert.equal((await claim()).length, 3);
  });
}
