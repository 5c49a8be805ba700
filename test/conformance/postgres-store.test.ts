import type { InvoiceStore } from 'oneoff';
import { type MigrateOptions, postgresStore } from 'oneoff/postgres';
import { invoiceStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

type Way = readonly [
  name: string,
  options: pg.PoolConfig & { readonly pipeline?: boolean },
  preparedStatements: boolean,
  migration: Omit<MigrateOptions, 'schema'>,
];

const ways: readonly Way[] = [
  ['a pool', {}, false, {}],
  ['a pool with prepared statements', {}, true, {}],
  ['a pool of pipelining clients', { pipeline: true }, true, {}],
  ['a pool of one', { max: 1 }, false, {}],
  ['tables in partitions by tenant', {}, false, { partitions: 4 }],
];

describe.each(ways)('postgresStore on %s', (_, config, preparedStatements, migration) => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool(config);
    schema = await createSchema(pool, migration);
  });
  afterAll(() => pool.end());

  const open = (): InvoiceStore => postgresStore({ pool }, { schema, preparedStatements });
  invoiceStoreSuite({
    it,
    async createStore() {
      await pool.query(emptying(schema));
      return open();
    },
    reopenStore: async () => open(),
  });
});
