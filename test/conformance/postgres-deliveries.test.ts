import { postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { deliveryStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

const ways: readonly (readonly [name: string, options: pg.PoolConfig, prepared: boolean])[] = [
  ['a pool', {}, false],
  ['a pool with prepared statements', {}, true],
  ['a pool of one', { max: 1 }, false],
  ['a pool that isolates more than it must', { options: '-c default_transaction_isolation=serializable' }, false],
];

describe.each(ways)('postgresDeliveryStore on %s', (_, config, preparedStatements) => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool(config);
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  deliveryStoreSuite({
    it,
    async createStores() {
      await pool.query(emptying(schema));
      const options = { schema, preparedStatements };
      return { store: postgresStore({ pool }, options), deliveries: postgresDeliveryStore({ pool }, options) };
    },
  });
});
