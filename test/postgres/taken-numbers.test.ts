import { PGlite } from '@electric-sql/pglite';
import { ConflictError, type Invoice, type InvoiceStore } from 'oneoff';
import { migrate, postgresStore, type Transaction } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { intercepted } from './driver.ts';
import { input, invoicingOn } from './records.ts';
import { type ServerError, wrappings } from './wrapped-errors.ts';

/** Store invoices under one number. */
function put(store: InvoiceStore, issued: Invoice, ...ids: readonly string[]): Promise<null> {
  return store.commit(issued.tenant, { invoices: [...ids], keys: [], series: [] }, () => ({
    result: null,
    created: ids.map((id) => ({ ...issued, id, version: 1 })),
    changed: [],
    creditNotes: [],
    deleted: [],
    events: [],
    keys: new Map(),
    series: new Map(),
  }));
}

async function expectTaken(store: InvoiceStore, tenant: string): Promise<void> {
  const issued = await invoicingOn(store, tenant).createOneOffInvoice({ ...input, issue: 'now' });
  const error = await put(store, issued, 'twin').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({ code: 'number.taken', details: { number: issued.number } });
  const twins = await put(store, { ...issued, number: 'TWICE' } as Invoice, 'a', 'b').catch((thrown) => thrown);
  expect(twins).toMatchObject({ code: 'number.taken', details: { number: 'TWICE' } });
}

describe('a number that is taken is a conflict that names it', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  /** An open transaction whose every error is wrapped. */
  const wrapping = (client: pg.PoolClient, wrap: (error: ServerError) => unknown): Transaction => ({
    query: (text, values) =>
      client.query(text, values).catch((error: ServerError) => {
        throw wrap(error);
      }),
  });

  it.each(Object.entries(wrappings))('through %s', async (library, wrap) => {
    const client = await pool.connect();
    await client.query('begin');
    try {
      await expectTaken(postgresStore({ transaction: wrapping(client, wrap) }, { schema }), library);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('in PGlite', async () => {
    const pglite = await PGlite.create();
    await migrate({ pglite });
    await expectTaken(postgresStore({ pglite }), 'default');
    await pglite.close();
  });

  it('in whatever language the server speaks', async () => {
    const german = intercepted(pool, (query, send) =>
      send(query).catch((error) => {
        const detail = error.detail?.replace(/^Key (.*) already exists\.$/, 'Schlüssel »$1« existiert bereits.');
        throw Object.assign(error, { message: 'doppelter Schlüsselwert verletzt Unique-Constraint', detail });
      }),
    );
    await expectTaken(postgresStore({ pool: german }, { schema }), 'german');
  });

  it('in partitions by hash, whose indexes have other names', async () => {
    const partitioned = await createSchema(pool, { partitions: 2 });
    await expectTaken(postgresStore({ pool }, { schema: partitioned }), 'default');
  });

  it('under row level security, where the server tells no detail', async () => {
    const secured = await createSchema(pool, { rowLevelSecurity: true });
    const role = `${secured}_app`;
    await pool.query(`create role "${role}" login password 'app'; grant usage on schema "${secured}" to "${role}"`);
    await pool.query(`grant select, insert, update, delete on all tables in schema "${secured}" to "${role}"`);
    const url = new URL(pool.options.connectionString ?? '');
    [url.username, url.password] = [role, 'app'];
    const app = openPool({ connectionString: url.href });
    await expectTaken(postgresStore({ pool: app }, { schema: secured, rowLevelSecurity: true }), 'default');
    await app.end();
  });
});
