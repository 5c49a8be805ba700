import assert from 'node:assert/strict';
import type { Claim } from '../../ports/delivery-store.ts';
import type { DeliveryTest } from './delivery-bench.ts';

/** A claim looks at some of the endpoints that wait, and the next one goes on from there. */
export function deliveryLooks(test: DeliveryTest): void {
  for (const lane of ['small', 'proven'] as const)
    test(`claims that look at a few endpoints of the ${lane} lane come to all of them`, async (bench) => {
      const { save, prove, commit, claimOnce } = bench;
      const all = ['a', 'b', 'c'].flatMap((owner) => ['x', 'y', 'ü'].map((id) => ({ tenant: owner, id })));
      for (const one of all) await save(one);
      if (lane === 'proven') for (const owner of ['a', 'b', 'c']) await prove(owner);
      for (const owner of ['a', 'b', 'c']) await commit({ tenant: owner, invoice: 'i' });
      const counts = new Map<string, number>();
      const request = { limit: lane === 'proven' ? 10 : 0, smallLane: lane === 'small' ? 10 : 0 };
      let lookAfter: Claim['stoppedAt'] = { proven: null, small: null };
      for (let claims = 0; claims < 30; claims++) {
        const { deliveries, stoppedAt }: Claim = await claimOnce({
          ...request,
          lookAfter,
          lookAt: { proven: 2, small: 2 },
        });
        for (const { endpoint } of deliveries) {
          const name = `${endpoint.tenant} ${endpoint.id}`;
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        lookAfter = stoppedAt;
      }
      assert.deepEqual([...counts.keys()].sort(), all.map(({ tenant: owner, id }) => `${owner} ${id}`).sort());
      assert.deepEqual(new Set(counts.values()), new Set([1]), 'an endpoint had more than it waits for');
    });
}
