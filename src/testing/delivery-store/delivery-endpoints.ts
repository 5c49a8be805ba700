import assert from 'node:assert/strict';
import { ValidationError } from '../../errors/errors.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { settleAll, times } from '../samples/outcomes.ts';
import { type DeliveryTest, namesOf, sampleEndpoint } from './delivery-bench.ts';

/** Endpoints are kept as they are, each in its tenant, and so many of a tenant. */
export function deliveryEndpoints(test: DeliveryTest, endpointsPerTenant: number): void {
  test('a tenant has no more endpoints than its limit, and the one too many is refused by name', async (bench) => {
    const { deliveries, save } = bench;
    const saves = times(endpointsPerTenant + 8, (index) => () => save({ id: `e${index}` }));
    const { values, errors } = await settleAll(saves);
    assert.deepEqual([values.length, errors.length], [endpointsPerTenant, 8]);
    for (const error of errors)
      assert.deepEqual(error instanceof ValidationError && error.faults.map((one) => one.code), ['endpoint.too_many']);
    assert.equal((await deliveries.endpoints(tenant)).length, endpointsPerTenant);
    const [first] = values;
    await save({ id: first?.id as string, state: 'paused' });
    await save({ tenant: 'other' });
    await deliveries.deleteEndpoint(tenant, first?.id as string);
    await save({ id: 'another' });
    await assert.rejects(save({ id: 'one more' }), ValidationError);
  });

  test('endpoints come back as they were saved, in the order of their ids', async ({ deliveries, save }) => {
    const plain = await save({ id: 'b' });
    const other = await save({ id: 'a', eventTypes: ['invoice.paid', 'credit_note.*'], billingEntityId: "o'clock" });
    assert.deepEqual(await deliveries.endpoints(tenant), [other, plain]);
  });

  test('of endpoints that are added at once under one id one is kept, and all calls resolve with it', async ({
    deliveries,
  }) => {
    const adding = Array.from({ length: 16 }, (_, index) =>
      deliveries.addEndpoint(sampleEndpoint({ secrets: [`whsec_${index}`], fingerprint: `${index}` })),
    );
    const added = await Promise.all(adding);
    const [kept, ...others] = await deliveries.endpoints(tenant);
    assert.deepEqual(others, []);
    for (const one of added) assert.deepEqual(one, kept);
  });

  test('an endpoint that was added with a fingerprint is remembered as it was added', async ({ deliveries }) => {
    const first = sampleEndpoint({ secrets: ['whsec_1'], fingerprint: 'f' });
    const again = sampleEndpoint({ secrets: ['whsec_2'], fingerprint: 'f', url: 'https://again.example/' });
    assert.deepEqual(await deliveries.addEndpoint(first), first);
    await deliveries.updateEndpoint(tenant, 'books', (one) => ({ ...one, secrets: ['whsec_3'] }));
    assert.deepEqual(await deliveries.addEndpoint(again), first);
    assert.deepEqual((await deliveries.endpoints(tenant))[0]?.secrets, ['whsec_3']);
    await deliveries.deleteEndpoint(tenant, 'books');
    assert.deepEqual(await deliveries.addEndpoint(again), first);
    assert.deepEqual(await deliveries.endpoints(tenant), []);
    assert.deepEqual(await deliveries.addEndpoint({ ...again, tenant: 'theirs' }), { ...again, tenant: 'theirs' });
  });

  test('an endpoint is added in its tenant, beside one of the same id in another', async ({ deliveries, save }) => {
    const theirs = await save({ tenant: 'theirs' });
    const ours = sampleEndpoint({ url: 'https://ours.example/' });
    assert.deepEqual(await deliveries.addEndpoint(ours), ours);
    assert.deepEqual(await deliveries.addEndpoint(sampleEndpoint({ url: 'https://again.example/' })), ours);
    assert.deepEqual(await deliveries.endpoints('theirs'), [theirs]);
  });

  test('saving an endpoint again replaces it', async ({ deliveries, save }) => {
    await save();
    const changed = await save({ url: 'https://new.example/', secrets: ['whsec_x'], state: 'paused' });
    assert.deepEqual(await deliveries.endpoints(tenant), [changed]);
  });

  test('a tenant sees, changes and deletes its own endpoints only', async ({ deliveries, save }) => {
    const ours = await save({ tenant: 'ours' });
    const theirs = await save({ tenant: 'theirs', url: 'https://theirs.example/' });
    assert.deepEqual(await deliveries.endpoints('ours'), [ours]);
    await deliveries.setEndpointState('ours', 'books', 'disabled');
    assert.deepEqual(await deliveries.endpoints('theirs'), [theirs]);
    await deliveries.deleteEndpoint('ours', 'books');
    assert.deepEqual(await deliveries.endpoints('ours'), []);
    assert.deepEqual(await deliveries.endpoints('theirs'), [theirs]);
  });

  test('the state of an endpoint changes alone, and of an unknown one not at all', async ({ deliveries, save }) => {
    await save();
    assert.equal(await deliveries.setEndpointState(tenant, 'books', 'paused'), true);
    assert.deepEqual(await deliveries.endpoints(tenant), [sampleEndpoint({ state: 'paused' })]);
    assert.equal(await deliveries.setEndpointState(tenant, 'absent', 'paused'), false);
  });

  test('many concurrent changes of an endpoint are all kept', async ({ deliveries, save }) => {
    await save({ secrets: [], state: 'paused' });
    const names = Array.from({ length: 20 }, (_, index) => `whsec_${index}`);
    await Promise.all(
      names.map((name) =>
        deliveries.updateEndpoint(tenant, 'books', (one) => ({ ...one, secrets: [...one.secrets, name] })),
      ),
    );
    const [changed] = await deliveries.endpoints(tenant);
    assert.deepEqual([...(changed?.secrets ?? [])].sort(), names.toSorted());
  });

  test('a change of an endpoint resolves with it, keeps what it must not touch, and creates none', async ({
    deliveries,
    save,
  }) => {
    await save({ state: 'paused' });
    const moved = { url: 'https://new.example/', tenant: 'theirs', id: 'other', state: 'active' } as const;
    const changed = await deliveries.updateEndpoint(tenant, 'books', (one) => ({ ...one, ...moved }));
    assert.deepEqual(changed, sampleEndpoint({ url: 'https://new.example/', state: 'paused' }));
    assert.deepEqual(await deliveries.endpoints(tenant), [changed]);
    for (const [owner, id] of [
      [tenant, 'absent'],
      ['theirs', 'books'],
      [tenant, 'a\u0000'],
      ['half\ud800', 'books'],
    ] as const)
      assert.equal(await deliveries.updateEndpoint(owner, id, (one) => one), null);
    assert.deepEqual(await deliveries.endpoints('theirs'), []);
  });

  test('a change of an endpoint that throws changes nothing', async ({ deliveries, save }) => {
    const saved = await save();
    const refuse = (): never => {
      throw new RangeError('no');
    };
    await assert.rejects(deliveries.updateEndpoint(tenant, 'books', refuse), RangeError);
    assert.deepEqual(await deliveries.endpoints(tenant), [saved]);
  });

  test('the deliveries of a deleted endpoint are gone with it', async ({ deliveries, save, commit, claim }) => {
    await save();
    await commit({});
    await deliveries.deleteEndpoint(tenant, 'books');
    assert.deepEqual(await claim(), []);
    await save();
    assert.deepEqual(await claim(), []);
    await commit({ sequence: 2 });
    assert.deepEqual(namesOf(await claim()), ['books inv 2']);
  });
}
