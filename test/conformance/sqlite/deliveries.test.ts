import Database from 'libsql';
import { migrateSqlite, sqliteDeliveryStore, sqliteStore } from 'oneoff/sqlite';
import { deliveryStoreSuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('sqliteDeliveryStore on libsql', () => {
  deliveryStoreSuite({
    it,
    async createStores() {
      const database = new Database(':memory:');
      await migrateSqlite({ database });
      return { store: sqliteStore({ database }), deliveries: sqliteDeliveryStore({ database }) };
    },
  });
});
