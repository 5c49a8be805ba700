import { PGlite } from '@electric-sql/pglite';
import { migrate } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';
import { campaign } from './fuzz/campaign.ts';
import { path, seed, sessions } from './fuzz/settings.ts';
import { memoryStorage, postgresStorage } from './storages.ts';

describe('the same requests get the same answers', () => {
  const few = { openStorage: memoryStorage, sessions: Math.ceil(sessions / 30), seed, path };

  describe('on PostgreSQL', () => {
    let pool: pg.Pool;
    let schema: string;
    beforeAll(async () => {
      pool = openPool();
      schema = await createSchema(pool);
    });
    afterAll(() => pool.end());

    it('as in memory', { timeout: 60_000 + sessions * 1000 }, async () => {
      const openTwin = async () => {
        await pool.query(emptying(schema));
        return postgresStorage({ pool }, schema);
      };
      const { requests, failure } = await campaign({ ...few, openTwin });
      if (failure !== null) expect.fail(failure);
      expect(requests).toBeGreaterThan(300);
    });
  });

  describe('on PGlite', () => {
    let pglite: PGlite;
    beforeAll(async () => {
      pglite = await PGlite.create();
      await migrate({ pglite });
    });
    afterAll(() => pglite.close());

    it('as in memory', { timeout: 60_000 + sessions * 1000 }, async () => {
      const openTwin = async () => {
        await pglite.exec(emptying('oneoff'));
        return postgresStorage({ pglite }, 'oneoff');
      };
      const { failure } = await campaign({ ...few, sessions: Math.ceil(sessions / 50), seed: seed + 1, openTwin });
      if (failure !== null) expect.fail(failure);
    });
  });

  it('but for a storage that tells events in another order, which is found out', async () => {
    const openTwin = () => {
      const storage = memoryStorage();
      const { store } = storage;
      const history: typeof store.history = async (...asked) => {
        const page = await store.history(...asked);
        return { ...page, items: page.items.toReversed() };
      };
      return { ...storage, store: { ...store, history } };
    };
    const { failure } = await campaign({ openStorage: memoryStorage, sessions: 10, seed: 1, openTwin });
    expect(failure).toContain('and elsewhere');
  });
});
