import { ConflictError, ValidationError } from 'oneoff';
import { fromPostgresJs, migrate, type PgPool, poolFromPostgresJs, postgresStore } from 'oneoff/postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshSchema } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('postgres.js as a pool of one connection', () => {
  const schema = freshSchema();
  let sql: postgres.Sql;
  let pool: PgPool;
  beforeAll(async () => {
    sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
    pool = poolFromPostgresJs(sql);
    await migrate({ pool }, { schema });
  });
  afterAll(() => sql.end());

  it('stores invoices, also many at once', async () => {
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }), 'many');
    const issued = await Promise.all(
      Array.from({ length: 12 }, () => invoicing.createOneOffInvoice({ ...input, issue: 'now' })),
    );
    expect(new Set(issued.map(({ number }) => number)).size).toBe(12);
  });

  it('goes on after a commit that was refused', async () => {
    const store = postgresStore({ pool }, { schema });
    const invoicing = invoicingOn(store, 'refused');
    const draft = await invoicing.createOneOffInvoice(input);
    const again = store.commit('refused', { invoices: [draft.id], keys: [], series: [] }, () => ({
      result: null,
      created: [draft],
      changed: [],
      creditNotes: [],
      deleted: [],
      events: [],
      keys: new Map(),
      series: new Map(),
    }));
    await expect(again).rejects.toBeInstanceOf(ConflictError);
    await expect(invoicing.finalize(draft.id)).resolves.toMatchObject({ status: 'finalized' });
  });

  it('gives no open transaction to the next caller', async () => {
    const client = await pool.connect();
    await client.query({ text: 'begin' });
    await client.query({ text: `create table "${schema}".left_behind ()` });
    client.release(true);
    const { rows } = await pool.query({ text: `select to_regclass('"${schema}".left_behind')::text as name` });
    expect(rows).toEqual([{ name: null }]);
  });
});

it('what has no connections to reserve is refused by name', async () => {
  const sql = postgres(inject('databaseUrl'), { max: 1 });
  expect(() => poolFromPostgresJs(undefined as never)).toThrow(ValidationError);
  await sql.begin(async (tx) => {
    expect(() => poolFromPostgresJs(tx as never)).toThrow(/a transaction goes through fromPostgresJs/);
    expect(() => fromPostgresJs(tx)).not.toThrow();
  });
  await sql.end();
});
