import assert from 'node:assert/strict';
import type { ClaimedDelivery } from '../../ports/delivery-store.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { times } from '../samples/outcomes.ts';
import { at, type DeliveryTest, namesOf, pause } from './delivery-bench.ts';

const endpointsOf = (claimed: readonly ClaimedDelivery[]): readonly string[] =>
  claimed.map(({ endpoint }) => `${endpoint.tenant} ${endpoint.id}`).sort();

/** One endpoint with much to get, or one that fails, leaves room for the others; so does one tenant. */
export function deliveryFairness(test: DeliveryTest): void {
  test('a claim takes no more than its limit, the longest due first', async ({ save, prove, commit, claimOnce }) => {
    await save();
    await prove();
    await commit({ invoice: 'first', at: at(100) });
    await pause(5);
    await commit({ invoice: 'second', at: at(-100) });
    const { deliveries } = await claimOnce({ limit: 1 });
    assert.deepEqual(
      deliveries.map(({ id }) => (JSON.parse(id) as string[])[2]),
      ['first'],
    );
  });

  test('a claim takes no more of one endpoint than it may', async ({ save, prove, commit, claimOnce }) => {
    await save({ id: 'a' });
    await save({ id: 'b', eventTypes: ['*'] });
    await prove();
    await save({ id: 'b', eventTypes: ['invoice.paid'] });
    await commit(...times(5, (index) => ({ invoice: `i${index}` })));
    await commit({ invoice: 'paid', type: 'invoice.paid' });
    const { deliveries } = await claimOnce({ perEndpoint: 2, limit: 10 });
    assert.deepEqual(endpointsOf(deliveries), ['default a', 'default a', 'default b']);
  });

  test('a busy endpoint gets nothing', async ({ save, commit, claim }) => {
    await save({ id: 'a' });
    await save({ id: 'b' });
    await save({ id: 'a', tenant: 'other' });
    await commit({});
    await commit({ tenant: 'other' });
    const claimed = await claim({ busy: [{ tenant, id: 'a' }] });
    assert.deepEqual(endpointsOf(claimed), ['default b', 'other a']);
  });

  test('a busy tenant gets nothing', async ({ save, commit, claim }) => {
    for (const owner of [tenant, 'other', "o'clock"]) {
      await save({ tenant: owner });
      await commit({ tenant: owner });
    }
    assert.deepEqual(endpointsOf(await claim({ busyTenants: [tenant, "o'clock"] })), ['other books']);
  });

  test('tenants take turns, however much one has waiting', async ({ save, prove, commit, claimOnce }) => {
    for (const owner of ['much', 'little', 'less']) {
      await save({ tenant: owner });
      await prove(owner);
    }
    await commit(...times(30, (index) => ({ tenant: 'much', invoice: `i${index}` })));
    await pause(5);
    await commit(...times(2, (index) => ({ tenant: 'little', invoice: `i${index}` })));
    await commit({ tenant: 'less' });
    const { deliveries } = await claimOnce({ limit: 5 });
    assert.deepEqual(endpointsOf(deliveries), [
      'less books',
      'little books',
      'little books',
      'much books',
      'much books',
    ]);
    assert.equal((await claimOnce({ perTenant: 3 })).deliveries.length, 3);
  });

  test('new endpoints share the small lane, one event of each at a time', async (bench) => {
    const { save, prove, commit, claimOnce } = bench;
    await save({ id: 'proven' });
    await prove();
    for (const id of ['a', 'b', 'c']) await save({ id });
    await commit(...times(4, (index) => ({ invoice: `i${index}` })));
    const { deliveries } = await claimOnce({ smallLane: 2 });
    const small = deliveries.filter((one) => one.small);
    assert.equal(new Set(endpointsOf(small)).size, 2);
    assert.deepEqual([small.length, deliveries.length], [2, 6]);
    assert.deepEqual((await claimOnce({ smallLane: 0 })).deliveries, []);
  });

  test('all of a slow tenant goes to the small lane, after the others', async ({ save, prove, commit, claimOnce }) => {
    await save({ tenant: 'slow', id: 'a' });
    await save({ tenant: 'slow', id: 'b' });
    await prove('slow');
    await commit({ tenant: 'slow' });
    await pause(5);
    await save({ tenant: 'other' });
    await commit({ tenant: 'other' });
    const slowTenants = ['slow'];
    assert.deepEqual((await claimOnce({ slowTenants, smallLane: 0 })).deliveries, []);
    assert.deepEqual(endpointsOf((await claimOnce({ slowTenants, smallLane: 1 })).deliveries), ['other books']);
    assert.equal((await claimOnce({ slowTenants, smallLane: 9 })).deliveries.length, 2);
  });

  test('a claim takes no more bytes than it may, but always one event', async ({ save, prove, commit, claimOnce }) => {
    await save();
    await prove();
    await commit(...times(5, (index) => ({ invoice: `i${index}` })));
    const { deliveries: one } = await claimOnce({ maxBytes: 1 });
    assert.equal(one.length, 1);
    const [{ bytes } = { bytes: 0 }] = one;
    assert.ok(bytes > 100, `${bytes} bytes`);
    assert.equal((await claimOnce({ maxBytes: bytes + 1 })).deliveries.length, 2);
    assert.equal((await claimOnce({ maxBytes: 100 * bytes })).deliveries.length, 2);
  });

  test('a claim takes few of those whose try before left no result', async ({ save, prove, commit, claimOnce }) => {
    await save();
    await prove();
    await commit(...times(4, (index) => ({ invoice: `i${index}` })));
    assert.equal((await claimOnce({ leaseMs: 1 })).deliveries.length, 4);
    await pause(10);
    await commit({ invoice: 'fresh' });
    const { deliveries } = await claimOnce({ interrupted: 1 });
    assert.deepEqual(deliveries.map((one) => one.interrupted).sort(), [false, true]);
    assert.deepEqual((await claimOnce({ interrupted: 0 })).deliveries, []);
    assert.equal((await claimOnce({ interrupted: 2 })).deliveries.length, 2);
  });

  test('an endpoint that fails says since when, until a success', async (bench) => {
    const { deliveries, save, commit, claim, claimOnce, finish } = bench;
    await save();
    await commit({ invoice: 'a' }, { invoice: 'b' }, { invoice: 'c' }, { invoice: 'd' }, { invoice: 'e' });
    const since = async (): Promise<string | null | undefined> => (await deliveries.endpoints(tenant))[0]?.failingSince;
    const [a, b, c, d] = await claim({ limit: 1 });
    await finish(a, { status: 'released' });
    assert.equal(await since(), null);
    await finish(b, { status: 'retry', afterMs: 60_000, error: 'no' });
    const first = await since();
    assert.match(first ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await pause(20);
    await finish(c, { status: 'dead', error: 'no' });
    assert.equal(await since(), first);
    const { failingForMs } = (await claimOnce()).deliveries[0] ?? {};
    assert.ok((failingForMs ?? 0) >= 15, `failing for ${failingForMs} ms`);
    await finish(d);
    assert.equal(await since(), null);
  });

  test('an endpoint that asks for a pause gets nothing until it is over, or until it is resumed', async (bench) => {
    const { deliveries, save, commit, claim, finish } = bench;
    await save({ id: 'a' });
    await commit({ invoice: 'x' }, { invoice: 'y' }, { invoice: 'z' });
    const [x, y, z] = await claim();
    for (const one of [y, z]) await finish(one, { status: 'released' });
    await finish(x, { status: 'retry', afterMs: 0, error: 'answered 429', holdMs: 400 });
    assert.deepEqual(await claim(), []);
    await pause(450);
    const [again, ...others] = await claim();
    for (const one of others) await finish(one, { status: 'released' });
    await finish(again, { status: 'retry', afterMs: 0, error: 'answered 429', holdMs: 3_600_000 });
    assert.deepEqual(await claim(), []);
    await deliveries.setEndpointState(tenant, 'a', 'active');
    assert.equal((await claim()).length, 3);
  });

  test('an endpoint that is failing gets one at a time, in the small lane', async (bench) => {
    const { save, prove, commit, claim, claimOnce, finish } = bench;
    await save();
    await prove();
    await commit(...times(4, (index) => ({ invoice: `i${index}` })));
    const [first, ...others] = await claim();
    for (const one of others) await finish(one, { status: 'released' });
    await finish(first, { status: 'retry', afterMs: 0, error: 'no' });
    assert.deepEqual((await claimOnce({ smallLane: 0 })).deliveries, []);
    const { deliveries } = await claimOnce();
    assert.deepEqual(
      deliveries.map((one) => one.small),
      [true],
    );
    await finish(deliveries[0]);
    assert.equal((await claimOnce()).deliveries.length, 3);
  });

  test('the events of deliveries come in their order, and none where its endpoint was deleted', async (bench) => {
    const { deliveries, save, commit, claim } = bench;
    await save({ id: 'a' });
    await save({ id: 'b' });
    await commit({ invoice: 'x' }, { invoice: 'y' });
    const claimed = (await claim()).toReversed();
    await deliveries.deleteEndpoint(tenant, 'a');
    const events = await deliveries.events(claimed);
    assert.deepEqual(
      events.map((event) => event?.data.invoice.id ?? null),
      claimed.map((one) => (one.endpoint.id === 'a' ? null : one.event.data.invoice.id)),
    );
    assert.deepEqual(await deliveries.events([]), []);
    assert.deepEqual(namesOf(claimed), ['a x 1', 'a y 1', 'b x 1', 'b y 1']);
  });
}
