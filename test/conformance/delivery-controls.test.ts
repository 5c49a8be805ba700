import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { type DeliveryStores, deliveryStoreSuite } from 'oneoff/testing';
import { describe, expect, it } from 'vitest';
import {
  countsNoEndpoints,
  deletesWhatItReads,
  hasOneLane,
  ignoresBytes,
  ignoresTokens,
  leasesNothing,
  letsOvertake,
  looksAtTheFirst,
  losesChanges,
  mixesTenants,
  neverGivesUp,
  starvesOthers,
  trustsHosts,
  usesACursor,
} from './broken-deliveries.ts';
import { collectFailures } from './collect-failures.ts';

const stores: readonly (readonly [what: string, create: () => DeliveryStores, caughtBy: readonly string[]])[] = [
  [
    'mixes tenants',
    mixesTenants,
    [
      'a tenant sees, changes and deletes its own endpoints only',
      'a busy endpoint gets nothing',
      'nothing of another tenant is sent again, and nothing to an unknown endpoint',
    ],
  ],
  ['loses changes', losesChanges, ['many concurrent changes of an endpoint are all kept']],
  [
    'ignores tokens',
    ignoresTokens,
    ['a result without the lease changes nothing', 'of many results each counts for itself'],
  ],
  [
    'leases nothing',
    leasesNothing,
    [
      'what is leased is not claimed a second time',
      'of parallel claims each delivery goes to one',
      'nothing is claimed while an earlier event of its invoice is leased',
    ],
  ],
  ['uses a cursor', usesACursor, ['an event of an earlier time that is committed late is not passed over']],
  [
    'lets later events overtake',
    letsOvertake,
    [
      'nothing is claimed while an earlier event of its invoice waits to be tried again',
      'a try that failed comes again at its time',
    ],
  ],
  [
    'deletes what it reads',
    deletesWhatItReads,
    [
      'of each invoice only the lowest sequence is claimed',
      'a lease that ran out is claimed again, as another try with another token',
      'a released delivery is due at once, and its try does not count',
    ],
  ],
  [
    'starves others',
    starvesOthers,
    [
      'a claim takes no more of one endpoint than it may',
      'a busy endpoint gets nothing',
      'a busy tenant gets nothing',
      'tenants take turns, however much one has waiting',
    ],
  ],
  ['never gives up', neverGivesUp, ['a delivery whose tries are used up is a dead letter when it is claimed']],
  [
    'counts no endpoints',
    countsNoEndpoints,
    ['a tenant has no more endpoints than its limit, and the one too many is refused by name'],
  ],
  ['has one lane', hasOneLane, ['new endpoints share the small lane, one event of each at a time']],
  [
    'looks at the first',
    looksAtTheFirst,
    [
      'claims that look at a few endpoints of the small lane come to all of them',
      'claims that look at a few endpoints of the proven lane come to all of them',
    ],
  ],
  ['ignores bytes', ignoresBytes, ['a claim takes no more bytes than it may, but always one event']],
  ['trusts hosts', trustsHosts, ['an event is due when it is stored, whatever the clock of its host said']],
];

describe('deliveryStoreSuite', () => {
  it.each(stores)('fails a store that %s', async (_, create, caughtBy) => {
    const { failed } = await collectFailures((collect) =>
      deliveryStoreSuite({ it: collect, createStores: async () => create() }),
    );
    expect(failed).toEqual(expect.arrayContaining([...caughtBy]));
  });

  it('gives each test stores of its own, and back when the test is over, passed or not', async () => {
    const open = new Set<DeliveryStores>();
    const createStores = async (): Promise<DeliveryStores> => {
      expect(open.size).toBe(0);
      const deliveries = memoryDeliveryStore();
      const stores = { store: memoryStore(), deliveries };
      open.add(stores);
      return stores;
    };
    const closeStores = async (stores: DeliveryStores): Promise<void> => void open.delete(stores);
    const { failed, count } = await collectFailures((collect) =>
      deliveryStoreSuite({ it: collect, createStores, closeStores }),
    );
    expect(open.size).toBe(0);
    expect(failed.length).toBeGreaterThan(20);
    expect(count).toBeGreaterThan(40);
  });
});
