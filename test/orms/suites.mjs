// The published suite of stores in the shop's transaction, and over its pool if it has one.
import { postgresStore } from 'oneoff/postgres';
import { invoiceStoreSuite } from 'oneoff/testing';
import { emptyTables, schema } from './database.mjs';
import { hold } from './held.mjs';

export function suiteInTransaction(it, shop) {
  const held = new Map();
  invoiceStoreSuite({
    it,
    async createStore() {
      const one = await hold(shop);
      const store = postgresStore({ transaction: one.transaction }, { schema });
      held.set(store, one);
      return store;
    },
    closeStore: (store) => held.get(store).rollBack(),
    reopenStore: async (store) => postgresStore({ transaction: held.get(store).transaction }, { schema }),
  });
}

export function suiteOverPool(it, shop, owner) {
  const open = () => postgresStore({ pool: shop.pool }, { schema });
  invoiceStoreSuite({
    it,
    async createStore() {
      await emptyTables(owner);
      return open();
    },
    reopenStore: async () => open(),
  });
}
