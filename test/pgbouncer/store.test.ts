import { migrate, postgresDeliveryStore, postgresStore } from 'oneoff/postgres';
import { deliveryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { emptying, freshSchema } from '../postgres/databases.ts';
import { type Pgbouncer, startPgbouncer } from './start-pgbouncer.ts';

let bouncer: Pgbouncer;
let pool: pg.Pool;
let schema: string;

beforeAll(async () => {
  bouncer = await startPgbouncer(inject('pgbouncer'), inject('databaseUrl'));
  pool = new pg.Pool({ connectionString: bouncer.url, max: 8 });
  schema = freshSchema();
  // Migrations lock each other out, behind PgBouncer too.
  await Promise.all([1, 2, 3].map(() => migrate({ pool }, { schema })));
});

afterAll(async () => {
  await pool.end();
  await bouncer.stop();
});

describe('postgresStore behind PgBouncer in transaction mode', () => {
  const open = () => postgresStore({ pool }, { schema });
  invoiceStoreSuite({
    it,
    async createStore() {
      await pool.query(emptying(schema));
      return open();
    },
    reopenStore: async () => open(),
  });
});

describe('postgresDeliveryStore behind PgBouncer in transaction mode', () => {
  deliveryStoreSuite({
    it,
    async createStores() {
      await pool.query(emptying(schema));
      return { store: postgresStore({ pool }, { schema }), deliveries: postgresDeliveryStore({ pool }, { schema }) };
    },
  });
});
