import Database from 'libsql';
import { reportsOver } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { postgresReports, postgresStore } from 'oneoff/postgres';
import { migrateSqlite, sqliteStore } from 'oneoff/sqlite';
import { reportsSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

describe('reportsOver a memoryStore', () => {
  reportsSuite({
    it,
    createStores: async () => {
      const store = memoryStore();
      return { store, reports: reportsOver(store) };
    },
  });
});

describe('reportsOver a sqliteStore', () => {
  reportsSuite({
    it,
    async createStores() {
      const database = new Database(':memory:');
      await migrateSqlite({ database });
      const store = sqliteStore({ database });
      return { store, reports: reportsOver(store) };
    },
  });
});

describe.each([
  ['without', false],
  ['with', true],
])('postgresReports on a pool, %s row level security', (_, rowLevelSecurity) => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool, { rowLevelSecurity });
  });
  afterAll(() => pool.end());
  reportsSuite({
    it,
    async createStores() {
      await pool.query(emptying(schema));
      const options = { schema, rowLevelSecurity };
      return { store: postgresStore({ pool }, options), reports: postgresReports({ pool }, options) };
    },
  });
});
