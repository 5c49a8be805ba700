import type { DirectoryStore } from 'oneoff';
import { postgresDirectory } from 'oneoff/postgres';
import { directorySearchSuite, directoryStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

const ways: readonly (readonly [name: string, options: pg.PoolConfig])[] = [
  ['a pool', {}],
  ['a pool of one', { max: 1 }],
  ['a pool that isolates more than it must', { options: '-c default_transaction_isolation=serializable' }],
];

describe.each(ways)('postgresDirectory on %s', (_, config) => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool(config);
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  directoryStoreSuite({
    it,
    async createStore() {
      await pool.query(emptying(schema));
      return postgresDirectory({ pool }, { schema });
    },
  });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      await pool.query(emptying(schema));
      const directory = postgresDirectory({ pool }, { schema });
      await directory.save('default', records);
      return directory;
    },
  });
});

describe("postgresDirectory in the host's transaction", () => {
  let pool: pg.Pool;
  let schema: string;
  const clients = new Map<DirectoryStore, pg.PoolClient>();
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  directoryStoreSuite({
    it,
    async createStore() {
      const client = await pool.connect();
      await client.query('begin');
      const store = postgresDirectory({ transaction: client }, { schema });
      clients.set(store, client);
      return store;
    },
    async closeStore(store) {
      await clients.get(store)?.query('rollback');
      clients.get(store)?.release();
    },
  });
});
