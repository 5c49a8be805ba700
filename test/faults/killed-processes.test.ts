import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { type Acknowledged, checkLedger } from './ledger.ts';
import { rounds } from './rounds.ts';
import { buildWorker, pause, startWorker } from './workers.ts';

const AT_ONCE = 4;

describe('processes that share one series', () => {
  let pool: pg.Pool;
  let program: string;
  beforeAll(async () => {
    pool = openPool();
    program = await buildWorker('pool-worker');
  });
  afterAll(() => pool.end());

  it('may be killed at any moment: no number is lost, nothing is half-stored, every answered call is there', async () => {
    const schema = await createSchema(pool);
    const acknowledged: Acknowledged[] = [];
    const kills = rounds(16, 50);
    const killSome = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        const worker = startWorker(program, inject('databaseUrl'), schema, '100000');
        await worker.started;
        // Some die before their first call is answered, others after a few, at any moment of the next.
        await worker.hasAcknowledged((time % 4) * 3);
        await pause(Math.random() * 40);
        worker.process.kill('SIGKILL');
        await worker.ended;
        acknowledged.push(...worker.acknowledged);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => killSome(Math.ceil(kills / AT_ONCE))));
    const store = postgresStore({ pool }, { schema });
    expect(acknowledged.length).toBeGreaterThan(kills);
    await checkLedger(pool, schema, store, acknowledged);
  }, 300_000);

  it('take 1 to N without a hole when sixteen of them issue at once', async () => {
    const schema = await createSchema(pool);
    const count = rounds(12, 60);
    const workers = Array.from({ length: 16 }, () =>
      startWorker(program, inject('databaseUrl'), schema, String(count)),
    );
    await Promise.all(workers.map((worker) => worker.ended));
    const acknowledged = workers.flatMap((worker) => worker.acknowledged);
    const taken = await checkLedger(pool, schema, postgresStore({ pool }, { schema }), acknowledged);
    expect(taken).toBe(16 * count);
  }, 300_000);
});
