import { createInvoicing, type FinalizedInvoice, type Invoicing, StoreError } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { migrate, type PgPool, postgresStore, writablePool } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster, waitForStandby } from './cluster.ts';
import { input } from './records.ts';

const CALLERS = 4;
const UNTIL_KILLED = 40;
const AFTERWARDS = 40;

describe('writablePool', () => {
  let cluster: Cluster;
  let pool: PgPool;
  let invoicing: Invoicing;

  beforeAll(async () => {
    cluster = await startCluster();
    // The standby first: it refuses writes, so it is never taken.
    pool = writablePool([cluster.readPool, cluster.pool]);
    await migrate({ pool });
    await waitForStandby(cluster);
    invoicing = createInvoicing({ store: postgresStore({ pool }), directory: memoryDirectory(suiteRecords) });
  });
  afterAll(() => cluster.stop());

  it('gives connections to the primary, and asks each of them once', async () => {
    const asked = cluster.pool.totalCount;
    await Promise.all(Array.from({ length: 20 }, () => pool.query({ text: 'select 1' })));
    expect(cluster.pool.totalCount).toBeGreaterThanOrEqual(asked);
    const { rows } = await pool.query({ text: 'select pg_is_in_recovery() as standby' });
    expect(rows).toEqual([{ standby: false }]);
  });

  it('loses no invoice and no number when the primary is killed and the standby promoted', async () => {
    const issued: FinalizedInvoice[] = [];
    const failures: unknown[] = [];
    let killed = false;
    const issue = async (caller: number): Promise<void> => {
      for (let order = 0; issued.length < UNTIL_KILLED + AFTERWARDS; ) {
        try {
          const key = { idempotencyKey: `${caller} ${order}` };
          issued.push(await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, key));
          order += 1;
        } catch (error) {
          failures.push(error);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        if (issued.length >= UNTIL_KILLED && !killed) {
          killed = true;
          process.kill(cluster.primary.pid, 'SIGQUIT');
          await cluster.readPool.query(`alter system set synchronous_standby_names = ''`).catch(() => undefined);
          await cluster.readPool.query('select pg_promote()');
        }
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => issue(caller)));

    expect(failures.length).toBeGreaterThan(0);
    for (const error of failures) expect(error).toMatchObject({ name: 'StoreError', retryable: true });
    for (const { id, number } of issued) expect((await invoicing.get(id))?.number).toBe(number);
    const sequences = issued.map(({ number }) => Number(number.split('-').at(-1))).sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: issued.length }, (_, index) => index + 1));
    expect((await pool.query({ text: 'select inet_server_port() as port' })).rows).toEqual([
      { port: cluster.readPool.options.port ?? expect.any(Number) },
    ]);
  });

  it('says so when no server takes writes', async () => {
    const none = writablePool([cluster.pool]);
    const error = await none.connect().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ retryable: true, outcome: 'failed' });
    expect((error as StoreError).message).toContain('none of the 1 servers takes writes');
  });

  it.each([[[]], [[{}]], [{ connect: () => undefined }], [undefined]])('refuses %j', (pools) => {
    expect(() => writablePool(pools as never)).toThrow(/pass writablePool\(\[new pg\.Pool/);
  });
});
