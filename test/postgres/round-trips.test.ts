import { type PgPool, type PgQuery, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { intercepted } from './driver.ts';
import { openProxy, type TcpProxy } from './proxy.ts';
import { input, invoicingOn } from './records.ts';

interface Trial {
  readonly pool: pg.Pool;
  readonly proxy: TcpProxy;
  readonly schema: string;
}
let trial: Trial;

/** A pool whose every message is counted. */
async function begin(pipeline: boolean): Promise<void> {
  const proxy = await openProxy(inject('databaseUrl'));
  const pool = openPool({ connectionString: proxy.url, max: 2, ...{ pipeline } });
  trial = { pool, proxy, schema: await createSchema(pool) };
}

async function tripsOf(run: () => Promise<unknown>): Promise<number> {
  await trial.pool.query('select 1');
  trial.proxy.reset();
  await run();
  return trial.proxy.trips;
}

afterEach(async () => {
  await trial.pool.end();
  await trial.proxy.close();
});

describe('a plain driver', () => {
  beforeEach(() => begin(false));

  it('needs at most five round trips for a commit under locks, also for the first number of a series', async () => {
    const { pool, schema } = trial;
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
    const LOOKS = 1;
    for (const idempotencyKey of ['first', 'second'])
      expect(
        await tripsOf(() => invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey })),
      ).toBeLessThanOrEqual(5);
    const { id } = await invoicing.createOneOffInvoice(input);
    expect(await tripsOf(() => invoicing.finalize(id))).toBe(LOOKS + 4);
    expect(await tripsOf(() => invoicing.recordPayment(id, { amount: '1.00' }, { idempotencyKey: 'paid' }))).toBe(5);
    expect(await tripsOf(() => invoicing.recordPayment(id, { amount: '1.00' }))).toBe(4);
  });

  it('needs one round trip for a draft, with an idempotency key or without', async () => {
    const { pool, schema } = trial;
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
    expect(await tripsOf(() => invoicing.createOneOffInvoice(input))).toBe(1);
    expect(await tripsOf(() => invoicing.createOneOffInvoice(input, { idempotencyKey: 'key' }))).toBe(1);
  });

  it('needs one round trip for the third number of a series on, with an idempotency key or without', async () => {
    const { pool, schema } = trial;
    const store = postgresStore({ pool }, { schema });
    const invoicing = invoicingOn(store);
    const issue = { ...input, issue: 'now' as const };
    for (let index = 0; index < 2; index++) await invoicing.createOneOffInvoice(issue);
    expect(await tripsOf(() => invoicing.createOneOffInvoice(issue))).toBe(1);
    expect(await tripsOf(() => invoicing.createOneOffInvoice(issue, { idempotencyKey: 'key' }))).toBe(1);
    const other = invoicingOn(postgresStore({ pool }, { schema }));
    await other.createOneOffInvoice(issue);
    const MISSED = 1;
    expect(await tripsOf(() => invoicing.createOneOffInvoice(issue))).toBe(MISSED + 4);
    await other.createOneOffInvoice(issue);
    expect(await tripsOf(() => invoicing.createOneOffInvoice(issue))).toBe(4);
  });

  it("needs three statements in the host's transaction, its savepoint included", async () => {
    const { pool, schema } = trial;
    const client = await pool.connect();
    await client.query('begin');
    const invoicing = invoicingOn(postgresStore({ transaction: client }, { schema }));
    const issue = { ...input, issue: 'now' as const };
    for (let index = 0; index < 2; index++) await invoicing.createOneOffInvoice(issue);
    expect(await tripsOf(() => invoicing.createOneOffInvoice(issue, { idempotencyKey: 'key' }))).toBe(3);
    await client.query('rollback');
    client.release();
  });

  it('needs at most two round trips while the series is locked', async () => {
    const { pool, schema } = trial;
    const asked: PgQuery[] = [];
    const store = postgresStore({ pool: spied(pool, asked) }, { schema });
    const invoicing = invoicingOn(store);
    await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'key' });
    asked.length = 0;
    await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'other' });
    const texts = asked.map(({ text }) => text);
    const lock = texts.findIndex((text) => text.includes('number_series') && text.includes('for update'));
    expect(texts.slice(lock + 1)).toEqual([expect.stringMatching(/^with put/), 'COMMIT']);
  });

  it('needs one transaction for all callers that wait for one series', async () => {
    const { pool, schema } = trial;
    const asked: PgQuery[] = [];
    const invoicing = invoicingOn(postgresStore({ pool: spied(pool, asked) }, { schema }));
    const issued = await Promise.all(
      Array.from({ length: 32 }, () => invoicing.createOneOffInvoice({ ...input, issue: 'now' })),
    );
    expect(new Set(issued.map((one) => one.number)).size).toBe(32);
    expect(asked.filter(({ text }) => text === 'COMMIT').length).toBeLessThanOrEqual(3);
  });
});

describe('a pipelining driver', () => {
  beforeEach(() => begin(true));

  it('needs two round trips for a commit', async () => {
    const { pool, schema } = trial;
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
    const LOOKS = 1;
    await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    expect(
      await tripsOf(() => invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey: 'key' })),
    ).toBe(2);
    expect(await tripsOf(() => invoicing.createOneOffInvoice({ ...input, issue: 'now' }))).toBe(1);
    const { id } = await invoicing.createOneOffInvoice(input);
    expect(await tripsOf(() => invoicing.finalize(id))).toBe(LOOKS + 2);
  });
});

/** The pool, with a list of what it is asked. */
function spied(pool: pg.Pool, asked: PgQuery[]): PgPool {
  return intercepted(pool, (query, send) => {
    asked.push(query);
    return send(query);
  });
}
