import type { InvoiceStore } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import { invoiceStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';

describe("postgresStore in the host's transaction", () => {
  let pool: pg.Pool;
  let schema: string;
  const clients = new Map<InvoiceStore, pg.PoolClient>();
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  invoiceStoreSuite({
    it,
    async createStore() {
      const client = await pool.connect();
      await client.query('begin');
      const store = postgresStore({ transaction: client }, { schema });
      clients.set(store, client);
      return store;
    },
    async closeStore(store) {
      const client = clients.get(store);
      await client?.query('rollback');
      client?.release();
    },
    reopenStore: async (store) => postgresStore({ transaction: clients.get(store) as pg.PoolClient }, { schema }),
  });
});
