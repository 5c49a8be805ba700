import type { DirectoryRecords, DirectoryStore } from 'oneoff';
import { type PgQuery, postgresDirectory } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { type Interception, intercepted } from './driver.ts';
import { planOf } from './plan-of.ts';

const MANY = 20_000;

describe('records in PostgreSQL', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool({ max: 16 });
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());
  const open = (intercept: Interception): DirectoryStore =>
    postgresDirectory({ pool: intercepted(pool, intercept) }, { schema });

  it(`are listed without sorting and without reading more than the page, among ${MANY}`, async () => {
    await pool.query(
      `insert into "${schema}".customers (tenant, id, document)
       select tenant, id, json_build_object('id', id, 'name', id)
       from (values ('many'), ('other')) t(tenant), lateral (select 'customer-' || n as id from generate_series(1, $1::int) n) c`,
      [MANY],
    );
    await pool.query(`vacuum analyze "${schema}".customers`);
    let asked: PgQuery = { text: '' };
    const directory = open((query, send) => {
      asked = query;
      return send(query);
    });
    const { items, nextCursor } = await directory.list('many', 'customers', { limit: 100 });
    expect(items[99]?.id).toBe('customer-10087');
    for (const cursor of [undefined, nextCursor, '["customer-5"]']) {
      await directory.list('many', 'customers', { limit: 100, ...(cursor && { cursor }) });
      const { nodes, buffers } = await planOf(pool, asked);
      expect(nodes.slice(-2)).toEqual(['Limit', 'Index Scan']);
      expect(nodes).not.toContain('Sort');
      expect(buffers).toBeLessThanOrEqual(400);
    }
  });

  it('beyond the bytes of a page are never sent to the program', async () => {
    await pool.query(
      `insert into "${schema}".customers (tenant, id, document)
       select 'large', 'c' || n, json_build_object('id', 'c' || n, 'name', repeat('x', 900000)) from generate_series(10, 99) n`,
    );
    let sent = 0;
    const directory = open(async (query, send) => {
      const answer = await send(query);
      sent += JSON.stringify(answer.rows).length;
      return answer;
    });
    const { items, nextCursor } = await directory.list('large', 'customers', { limit: 90 });
    expect(items.map(({ id }) => id)).toEqual(['c10', 'c11', 'c12', 'c13']);
    expect(sent).toBeLessThan(6_000_000);
    const next = await directory.list('large', 'customers', { limit: 90, cursor: nextCursor as string });
    expect(next.items[0]?.id).toBe('c14');
  });

  it('never wait in a circle, in whatever order calls at once name them', async () => {
    const collisions: unknown[] = [];
    const directory = open((query, send) =>
      send(query).catch((error: unknown) => {
        collisions.push(error);
        throw error;
      }),
    );
    const customers = Array.from({ length: 40 }, (_, index) => ({ id: `customer-${(index * 7) % 40}`, name: 'Any' }));
    const { taxes } = suiteRecords;
    const records: DirectoryRecords = { ...suiteRecords, customers };
    const reversed: DirectoryRecords = { taxes: taxes.toReversed(), customers: customers.toReversed() };
    const ids = customers.map((one) => one.id);
    const codes = taxes.map((one) => one.code);
    const calls = [
      () => directory.save('busy', records),
      () => directory.save('busy', reversed),
      () => directory.add('busy', reversed).catch((error) => expect(error).toMatchObject({ name: 'ValidationError' })),
      () => directory.remove('busy', { customers: ids, taxes: codes }),
      () => directory.remove('busy', { taxes: codes.toReversed(), customers: ids.toReversed() }),
    ];
    for (let round = 0; round < 20; round++) {
      for (const customer of customers.slice(round)) await directory.save('busy', { customers: [customer] });
      await Promise.all([...calls, ...calls, ...calls].map((call) => call()));
    }
    expect(collisions).toEqual([]);
  });

  it('are saved again when the transaction collided with another', async () => {
    let failures = 2;
    const directory = open(async (query, send) => {
      if (!query.text.startsWith('with') || failures-- <= 0) return send(query);
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    await directory.add('again', { customers: [{ id: 'hooli', name: 'Hooli' }] });
    failures = 2;
    await directory.save('again', { customers: [{ id: 'hooli', name: 'Hooli II' }] });
    expect(await directory.customer('again', 'hooli')).toEqual({ id: 'hooli', name: 'Hooli II' });
  });

  it("are the host's to commit in its own transaction, and a refusal leaves the host's rows alone", async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('create temporary table orders (id text) on commit drop');
    const joined = postgresDirectory({ transaction: client }, { schema });
    const hooli = { id: 'hooli', name: 'Hooli' };
    await joined.add('joined', { customers: [hooli] });
    await client.query(`insert into orders values ('one')`);
    await expect(joined.add('joined', { customers: [hooli] })).rejects.toMatchObject({ code: 'master.exists' });
    expect((await client.query('select id from orders')).rows).toEqual([{ id: 'one' }]);
    const outside = postgresDirectory({ pool }, { schema });
    expect(await outside.customer('joined', 'hooli')).toBeNull();
    await client.query('commit');
    client.release();
    expect(await outside.customer('joined', 'hooli')).toEqual(hooli);
  });
});
