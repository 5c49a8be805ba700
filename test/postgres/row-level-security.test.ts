import type { InvoiceStore } from 'oneoff';
import { postgresDirectory, postgresStore } from 'oneoff/postgres';
import { directoryStoreSuite, invoiceStoreSuite } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSchema, emptying, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('row level security, under a role that owns nothing', () => {
  let owner: pg.Pool;
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    owner = openPool();
    schema = await createSchema(owner, true);
    const role = `${schema}_app`;
    await owner.query(`create role "${role}" login password 'app' nosuperuser nobypassrls`);
    await owner.query(`grant usage on schema "${schema}" to "${role}"`);
    await owner.query(`grant select, insert, update, delete on all tables in schema "${schema}" to "${role}"`);
    const url = new URL(inject('databaseUrl'));
    url.username = role;
    url.password = 'app';
    pool = openPool({ connectionString: url.href });
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
  });
  const open = (): InvoiceStore => postgresStore({ pool }, { schema, rowLevelSecurity: true });

  describe('postgresStore', () => {
    invoiceStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        return open();
      },
      reopenStore: async () => open(),
    });
  });

  describe('postgresStore in a transaction of the host', () => {
    const clients = new Map<InvoiceStore, pg.PoolClient>();
    invoiceStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        const client = await pool.connect();
        await client.query('begin');
        const store = postgresStore({ transaction: client }, { schema, rowLevelSecurity: true });
        clients.set(store, client);
        return store;
      },
      async closeStore(store) {
        await clients.get(store)?.query('rollback');
        clients.get(store)?.release();
      },
    });
  });

  describe('postgresDirectory', () => {
    directoryStoreSuite({
      it,
      async createStore() {
        await owner.query(emptying(schema));
        return postgresDirectory({ pool }, { schema, rowLevelSecurity: true });
      },
    });
  });

  it('shows a statement nothing that names no tenant, and lets it write nothing', async () => {
    const { id } = await invoicingOn(open()).createOneOffInvoice({ ...input, issue: 'now' });
    for (const table of ['invoices', 'events', 'number_series'])
      expect((await pool.query(`select * from "${schema}".${table}`)).rows).toEqual([]);
    expect((await pool.query(`update "${schema}".invoices set document = '{}'`)).rowCount).toBe(0);
    await expect(
      pool.query(`insert into "${schema}".number_series (tenant, key) values ('default', 'mine')`),
    ).rejects.toThrow('row-level security');
    expect(await postgresStore({ pool }, { schema }).get('default', id)).toBeNull();
    expect((await open().get('default', id))?.id).toBe(id);
  });

  it('leaves no tenant behind on a connection', async () => {
    await open().list('default', {});
    const client = await pool.connect();
    const { rows } = await client.query(`select current_setting('oneoff.tenant', true) as tenant`);
    client.release();
    expect(['', null]).toContain(rows[0].tenant);
  });

  it('tells tenants apart by their whole name', async () => {
    const odd = `o'; drop schema "${schema}" cascade; --\\'é`;
    const { id } = await invoicingOn(open(), odd).createOneOffInvoice(input);
    expect((await open().get(odd, id))?.tenant).toBe(odd);
    expect(await open().get(odd.slice(1), id)).toBeNull();
  });
});
