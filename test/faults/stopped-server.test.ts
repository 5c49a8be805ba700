import { StoreError } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../postgres/databases.ts';
import { input, invoicingOn } from '../postgres/records.ts';
import { type Server, startServer } from '../postgres/server.ts';
import { type Acknowledged, checkLedger } from './ledger.ts';
import { rounds } from './rounds.ts';
import { within } from './within.ts';
import { pause } from './workers.ts';

describe('a server that is stopped at once, in the middle of work', () => {
  let server: Server;
  let pool: pg.Pool;
  beforeAll(async () => {
    server = await startServer();
    pool = new pg.Pool({ connectionString: server.url, max: 8 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });

  it('loses no answered call; callers get retryable errors, and a repeated key resolves what is unknown', async () => {
    const schema = await createSchema(pool);
    const store = postgresStore({ pool }, { schema });
    const invoicing = invoicingOn(store);
    const acknowledged: Acknowledged[] = [];
    const errors: unknown[] = [];
    /** By caller, the key that it waits for. */
    const waiting = new Map<number, string>();
    let isOver = false;
    const issue = async (key: string): Promise<void> => {
      while (true) {
        try {
          acknowledged.push(await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: key }));
          return;
        } catch (error) {
          errors.push(error);
          if (!(error instanceof StoreError && error.retryable)) throw error;
          await pause(20);
        }
      }
    };
    const caller = async (name: number): Promise<void> => {
      for (let index = 0; !isOver; index++) {
        waiting.set(name, `${name}-${index}`);
        await issue(`${name}-${index}`);
      }
      waiting.delete(name);
    };
    const step = <T>(name: string, promise: Promise<T>): Promise<T> =>
      within(name, promise, () => ({
        acknowledged: acknowledged.length,
        errors: errors.length,
        lastError: errors.at(-1),
        callersThatWait: Object.fromEntries(waiting),
        pool: { clients: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount },
      }));

    const callers = Promise.all(Array.from({ length: 8 }, (_, name) => caller(name)));
    callers.catch(() => undefined);
    for (let round = 1; round <= rounds(2, 10); round++) {
      await pause(200 + Math.random() * 300);
      await step(`crash ${round}`, server.crash());
      await step(`restart ${round}`, server.restart());
    }
    await pause(200);
    isOver = true;
    await step('the last calls', callers);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatchObject({ name: 'StoreError', retryable: true });
    expect(errors.every((error) => error instanceof StoreError)).toBe(true);
    const taken = await checkLedger(pool, schema, store, acknowledged);
    expect(taken).toBe(acknowledged.length);
  }, 300_000);
});
