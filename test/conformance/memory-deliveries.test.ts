import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { deliveryStoreSuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryDeliveryStore', () => {
  deliveryStoreSuite({
    it,
    createStores: async () => {
      const deliveries = memoryDeliveryStore();
      return { store: memoryStore({ deliveries }), deliveries };
    },
  });
});
