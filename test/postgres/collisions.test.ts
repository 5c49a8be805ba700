import type { StoreError } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { type Interception, intercepted } from './driver.ts';
import { input, invoicingOn } from './records.ts';

/** An error as the server's, by its state. */
function refusal(code: string): Error {
  return Object.assign(new Error(`refused with ${code}`), { code });
}

describe('a transaction that the server refuses', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  const issue = (tenant: string, intercept: Interception) =>
    invoicingOn(postgresStore({ pool: intercepted(pool, intercept) }, { schema }), tenant).createOneOffInvoice({
      ...input,
      issue: 'now',
    });
  const failing = (code: string, times: number): { intercept: Interception; count: () => number } => {
    let count = 0;
    return {
      count: () => count,
      intercept: (query, send) => {
        if (!query.text.startsWith('with put') || count >= times) return send(query);
        count += 1;
        return Promise.reject(refusal(code));
      },
    };
  };

  it.each(['40001', '40P01'])('for a collision (%s) is run again', async (code) => {
    const { intercept, count } = failing(code, 3);
    expect((await issue(`again ${code}`, intercept)).number).toMatch(/-0001$/);
    expect(count()).toBe(3);
  });

  it('for a collision every time is given up, and may be tried again later', async () => {
    const { intercept, count } = failing('40P01', 1000);
    await expect(issue('bounded', intercept)).rejects.toMatchObject({ name: 'StoreError', retryable: true });
    expect(count()).toBe(8);
    expect((await issue('bounded', (query, send) => send(query))).number).toMatch(/-0001$/);
  });

  it.each([
    ['55P03', true],
    ['57014', true],
    ['53300', true],
    ['25006', true],
    ['23514', false],
    ['42501', false],
  ])('with %s is not run again; retryable: %s', async (code, retryable) => {
    const { intercept, count } = failing(code, 1);
    const error = await issue(`state ${code}`, intercept).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', retryable, outcome: 'failed', scope: 'commit' });
    expect((error as StoreError).cause).toMatchObject({ code });
    expect(count()).toBe(1);
  });

  it('at its commit, which resolves with ROLLBACK, is an error', async () => {
    const issued = issue('aborted', async (query, send) =>
      query.text === 'COMMIT' ? send({ text: 'ROLLBACK' }) : send(query),
    );
    await expect(issued).rejects.toMatchObject({ name: 'StoreError', retryable: true, outcome: 'failed' });
    expect((await issue('aborted', (query, send) => send(query))).number).toMatch(/-0001$/);
  });

  it('for the documents of one caller fails that caller alone', async () => {
    const store = postgresStore({ pool }, { schema });
    const tenant = 'shared';
    const first = await invoicingOn(store, tenant).createOneOffInvoice({ ...input, issue: 'now' });
    const reads = { invoices: [], keys: [], series: ['own'] };
    const commit = (id: string, number: string): Promise<string> =>
      store.commit(tenant, reads, ({ series }) => ({
        result: id,
        created: [{ ...first, id, number } as typeof first],
        changed: [],
        creditNotes: [],
        deleted: [],
        events: [],
        keys: new Map(),
        series: new Map([['own', { last: (series.get('own')?.last ?? 0) + 1, lastIssueDate: '2025-01-01' }]]),
      }));
    const settled = await Promise.allSettled([
      commit('a', 'A'),
      commit('b', 'B'),
      commit('taken', `${first.number}`),
      commit('c', 'C'),
    ]);
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const last = await store.commit(tenant, reads, ({ series }) => ({
      result: series.get('own')?.last,
      created: [],
      changed: [],
      creditNotes: [],
      deleted: [],
      events: [],
      keys: new Map(),
      series: new Map(),
    }));
    expect(last).toBe(3);
  });
});
