import { ConflictError, type Invoice, type InvoiceStore, StoreError } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const issue = { ...input, issue: 'now' as const };

describe('a commit without locks before it, on a series that this process has to itself', () => {
  let pool: pg.Pool;
  let schema: string;
  let tenants = 0;
  let tenant: string;
  beforeAll(async () => {
    pool = openPool({ max: 16 });
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  /** A store that knows the series: it has taken the numbers 1 to 3 of a new tenant. */
  const openStore = async (options: { readonly lockTimeoutMs?: number } = {}): Promise<InvoiceStore> => {
    tenant = `tenant ${tenants++}`;
    const store = postgresStore({ pool }, { schema, ...options });
    for (let index = 0; index < 3; index++) await invoicingOn(store, tenant).createOneOffInvoice(issue);
    return store;
  };
  const countIn = async (table: string): Promise<number> => {
    const { rows } = await pool.query(`select count(*)::int as count from "${schema}".${table} where tenant = $1`, [
      tenant,
    ]);
    return rows[0].count;
  };
  const sequences = (issued: readonly Invoice[]): readonly number[] =>
    issued.map(({ number }) => Number(number?.slice(-4))).sort((a, b) => a - b);
  const upTo = (most: number, first = 1): readonly number[] =>
    Array.from({ length: most - first + 1 }, (_, index) => first + index);

  it('writes nothing where another process took a number meanwhile, and is decided again under the lock', async () => {
    const store = await openStore();
    const other = postgresStore({ pool }, { schema });
    const [mine, theirs] = [invoicingOn(store, tenant), invoicingOn(other, tenant)];
    const issued: Invoice[] = [];
    for (let turn = 0; turn < 3; turn++)
      for (const invoicing of [theirs, mine, mine, mine])
        issued.push(await invoicing.createOneOffInvoice(issue, { idempotencyKey: `key ${issued.length}` }));
    expect(sequences(issued)).toEqual(upTo(15, 4));
    expect(await countIn('invoices')).toBe(15);
    expect(await countIn('idempotency_keys')).toBe(12);
  });

  it('leaves no gap and no double among processes that issue at once', async () => {
    const stores = [await openStore(), postgresStore({ pool }, { schema }), postgresStore({ pool }, { schema })];
    const calls = stores.flatMap((store, index) =>
      Array.from({ length: 30 }, async (_, call) => {
        await new Promise((resolve) => setTimeout(resolve, call * 3));
        return invoicingOn(store, tenant).createOneOffInvoice(issue, { idempotencyKey: `${index} ${call % 20}` });
      }),
    );
    const ids = new Map((await Promise.all(calls)).map((one) => [one.id, one]));
    expect(sequences([...ids.values()])).toEqual(upTo(63, 4));
    expect(await countIn('events')).toBe(2 * 63);
  });

  it('keeps no key of a commit that another process was faster than, though the statement had claimed it', async () => {
    const store = await openStore();
    const host = await pool.connect();
    await host.query('begin');
    await host.query(`update "${schema}".number_series set last = last + 1 where tenant = $1`, [tenant]);
    const issued = invoicingOn(store, tenant).createOneOffInvoice(issue, { idempotencyKey: 'key' });
    const waiting = `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and query like '%claimed%'`;
    while ((await pool.query(waiting)).rows[0].count === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await host.query('commit');
    host.release();
    expect((await issued).number).toMatch(/-0005$/);
    expect(await countIn('invoices')).toBe(4);
    expect(await countIn('idempotency_keys')).toBe(1);
  });

  it('finds the answer of a key that was used, by another process too', async () => {
    const store = await openStore();
    const first = await invoicingOn(store, tenant).createOneOffInvoice(issue, { idempotencyKey: 'key' });
    for (const one of [store, postgresStore({ pool }, { schema })])
      expect(await invoicingOn(one, tenant).createOneOffInvoice(issue, { idempotencyKey: 'key' })).toEqual(first);
    expect(await countIn('invoices')).toBe(4);
  });

  it('refuses an id that is taken, and takes no number for it', async () => {
    const store = await openStore();
    const series = 'by hand';
    const state = { last: 1, lastIssueDate: '2025-03-10' };
    const { items } = await store.list(tenant, {});
    const created = items.slice(0, 1);
    const commit = (documents: readonly Invoice[], last: number): Promise<unknown> =>
      store.commit(tenant, { invoices: [], keys: [], series: [series] }, () => ({
        result: null,
        created: documents,
        changed: [],
        creditNotes: [],
        deleted: [],
        events: [],
        keys: new Map(),
        series: new Map([[series, { ...state, last }]]),
      }));
    for (let last = 1; last <= 3; last++) await commit([], last);
    await expect(commit(created, 4)).rejects.toThrow(ConflictError);
    expect(await store.getSeries(tenant, series)).toEqual({ ...state, last: 3 });
  });

  it.each([
    ['the series', 'number_series'],
    ['the idempotency key', 'idempotency_keys'],
  ])('waits no longer than the lock timeout for %s, and leaves the session as it was', async (_, table) => {
    const store = await openStore({ lockTimeoutMs: 150 });
    const invoicing = invoicingOn(store, tenant);
    const host = await pool.connect();
    try {
      await host.query('begin');
      if (table === 'number_series') await host.query(`select from "${schema}".number_series for update`);
      else
        await host.query(`insert into "${schema}".idempotency_keys (tenant, key, fingerprint) values ($1, 'key', '')`, [
          tenant,
        ]);
      const refused = invoicing.createOneOffInvoice(issue, { idempotencyKey: 'key' });
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow('is locked by another transaction');
    } finally {
      await host.query('rollback');
      host.release();
    }
    expect((await invoicing.createOneOffInvoice(issue, { idempotencyKey: 'key' })).number).toMatch(/-0004$/);
    expect((await pool.query('show lock_timeout')).rows[0].lock_timeout).toBe('0');
  });
});
