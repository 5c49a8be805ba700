import type { SuiteTest } from '../samples/suite-test.ts';
import { type DeliveryStores, type DeliveryTest, deliveryBench } from './delivery-bench.ts';
import { deliveryEndpoints } from './delivery-endpoints.ts';
import { deliveryFairness } from './delivery-fairness.ts';
import { deliveryFanOut } from './delivery-fan-out.ts';
import { deliveryLeases } from './delivery-leases.ts';
import { deliveryLooks } from './delivery-looks.ts';
import { deliveryOrder } from './delivery-order.ts';
import { deliveryUpkeep } from './delivery-upkeep.ts';

/** What {@link deliveryStoreSuite} takes. */
export interface DeliveryStoreSuiteOptions<S extends DeliveryStores = DeliveryStores> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A fresh, empty invoice store and the deliveries that its commits fill; called once for every test. */
  readonly createStores: () => Promise<S>;
  /** Gives back what a test's stores hold. Called after every test, also when it failed. */
  readonly closeStores?: (stores: S) => Promise<void>;
  /** How many endpoints a tenant of these stores may have, default 16. */
  readonly endpointsPerTenant?: number;
}

/**
 * Declare the tests that every `DeliveryStore` must pass: who gets which event, order per invoice, leases and their
 * tokens, room for healthy endpoints and for every tenant, sending again, dead letters, and isolation of tenants.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest';
 *
 * describe('my deliveries', () =>
 *   deliveryStoreSuite({ it, createStores: async () => ({ store: myStore(), deliveries: myDeliveries() }) }));
 * ```
 */
export function deliveryStoreSuite<S extends DeliveryStores>(options: DeliveryStoreSuiteOptions<S>): void {
  const { it, createStores, closeStores, endpointsPerTenant = 16 } = options;
  const test: DeliveryTest = (name, run) => {
    it(name, async () => {
      const stores = await createStores();
      try {
        await run(deliveryBench(stores));
      } finally {
        await closeStores?.(stores);
      }
    });
  };
  deliveryEndpoints(test, endpointsPerTenant);
  for (const topic of [deliveryFanOut, deliveryOrder, deliveryLeases, deliveryFairness, deliveryLooks, deliveryUpkeep])
    topic(test);
}
