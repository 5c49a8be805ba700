import type { InvoiceStore } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import { invoiceStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

const ways: readonly (readonly [
  name: string,
  options: pg.PoolConfig & { readonly pipeline?: boolean },
  prepared: boolean,
])[] = [
  ['a pool', {}, false],
  ['a pool with prepared statements', {}, true],
  ['a pool of pipelining clients', { pipeline: true }, true],
  ['a pool of one', { max: 1 }, false],
];

describe.each(ways)('postgresStore on %s', (_, config, preparedStatements) => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool(config);
    schema = await createSchema(pool);
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
