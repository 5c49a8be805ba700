import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as drizzleOnPostgresJs } from 'drizzle-orm/postgres-js';
import knexOf from 'knex';
import { Kysely, PostgresDialect } from 'kysely';
import { ConflictError, type Directory, type Invoice, type InvoiceStore, StoreError } from 'oneoff';
import {
  fromDrizzle,
  fromKnex,
  fromKysely,
  fromPostgresJs,
  fromPrisma,
  postgresStore,
  type Transaction,
} from 'oneoff/postgres';
import type pg from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DIRECTORY } from '../../src/cli/init/templates.ts';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

/** Runs work in a transaction of a host's library; it commits unless the work rejects. */
type Host = (work: (transaction: Transaction) => Promise<void>) => Promise<unknown>;

let pool: pg.Pool;
let schema: string;
const closing: (() => Promise<unknown>)[] = [];

const hosts: { readonly [name: string]: () => Host } = {
  pg: () => async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  },
  Drizzle: () => (work) => drizzle({ client: pool }).transaction((tx) => work(fromDrizzle(tx, sql))),
  'Drizzle on postgres.js': () => {
    const client = postgresJs();
    return (work) => drizzleOnPostgresJs({ client }).transaction((tx) => work(fromDrizzle(tx, sql)));
  },
  Kysely: () => {
    const db = new Kysely({ dialect: new PostgresDialect({ pool: openPool() }) });
    closing.push(() => db.destroy());
    return (work) => db.transaction().execute((trx) => work(fromKysely(trx)));
  },
  Knex: () => {
    const knex = knexOf({ client: 'pg', connection: inject('databaseUrl') });
    closing.push(() => knex.destroy());
    return (work) => knex.transaction((trx) => work(fromKnex(trx)));
  },
  'postgres.js': () => {
    const client = postgresJs();
    return (work) => client.begin((tx) => work(fromPostgresJs(tx)));
  },
  // Prisma brings an engine of its own; this is its interactive transaction as far as it is used.
  'Prisma, by its shape': () => (work) =>
    hosts['pg']?.()((client) =>
      work(
        fromPrisma({
          $queryRawUnsafe: async (text, ...values) => (await client.query(text, values as string[])).rows,
          $executeRawUnsafe: async (text, ...values) => void (await client.query(text, values as string[])),
        }),
      ),
    ) as Promise<unknown>,
};

function postgresJs(): postgres.Sql {
  const client = postgres(inject('databaseUrl'), { onnotice: () => undefined });
  closing.push(() => client.end());
  return client;
}

beforeAll(async () => {
  pool = openPool();
  schema = await createSchema(pool);
  await pool.query(`create table "${schema}".orders (id text primary key)`);
});
afterAll(async () => {
  for (const close of closing) await close();
  await pool.end();
});

/** What `npx oneoff init` writes, loaded as a host loads it. */
async function initialDirectory(): Promise<(query: (text: string, values: string[]) => Promise<unknown>) => Directory> {
  const file = fileURLToPath(new URL(`init-${randomUUID()}.mjs`, import.meta.url));
  writeFileSync(file, DIRECTORY);
  try {
    return (await import(/* @vite-ignore */ file)).createDirectory;
  } finally {
    rmSync(file);
  }
}

const orders = async (): Promise<readonly string[]> =>
  (await pool.query(`select id from "${schema}".orders order by id`)).rows.map((row) => row.id);

describe.each(Object.keys(hosts))("an invoice in %s's transaction", (name) => {
  let inHost: Host;
  const outside = (): InvoiceStore => postgresStore({ pool }, { schema });
  beforeAll(() => {
    inHost = (hosts[name] as () => Host)();
  });
  const addOrder = (transaction: Transaction, id: string): Promise<unknown> =>
    transaction.query(`insert into "${schema}".orders (id) select $1::text`, [id]);

  it('commits and rolls back with the rows of the host', async () => {
    const tenant = `with ${name}`;
    await inHost(async (transaction) => {
      await addOrder(transaction, `kept ${name}`);
      const store = postgresStore({ transaction }, { schema });
      expect(store.joined).toBe(true);
      const draft = await invoicingOn(store, tenant).createOneOffInvoice(input, { idempotencyKey: 'key' });
      await invoicingOn(store, tenant).finalize(draft.id);
      expect((await outside().list(tenant, {})).items).toEqual([]);
    });
    const undone = inHost(async (transaction) => {
      await addOrder(transaction, `lost ${name}`);
      await invoicingOn(postgresStore({ transaction }, { schema }), tenant).createOneOffInvoice({
        ...input,
        issue: 'now',
      });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect((await outside().list(tenant, {})).items.map((one) => one.number?.slice(-4))).toEqual(['0001']);
    expect(await orders()).toContain(`kept ${name}`);
    expect(await orders()).not.toContain(`lost ${name}`);
  });

  it('reads the tables of the host in it, by the directory that init writes', async () => {
    const createDirectory = await initialDirectory();
    await inHost(async (transaction) => {
      for (const statement of [
        'create temp table customers (id integer primary key, name text, email text, street text, postal_code text, city text, country text, vat_id text) on commit drop',
        'create temp table products (sku text, name text, currency text, price_cents bigint) on commit drop',
        "insert into customers (id, name, country) values (7, 'Hooli', 'IE')",
        "insert into products values ('setup', 'Setup fee', 'EUR', 50005), ('yen', 'Yen', 'JPY', 700), ('other', 'O', 'EUR', 1)",
      ])
        await transaction.query(statement, []);
      const directory = createDirectory(async (text, values) => (await transaction.query(text, values)).rows);
      expect(await directory.customer('default', '7')).toMatchObject({ id: '7', name: 'Hooli', email: null });
      for (const id of ['07', '7 ', 'abc', '-7', '9'.repeat(18), '9'.repeat(40)])
        expect(await directory.customer('default', id)).toBeNull();
      const addOns = await directory.addOns('default', ['setup', 'yen', 'none', 'setup']);
      expect(addOns.map(({ code, prices }) => [code, prices])).toEqual([
        ['setup', { EUR: '500.05' }],
        ['yen', { JPY: '700' }],
      ]);
      expect(await directory.addOns('default', [])).toEqual([]);
    });
  });

  it('leaves the rows of the host alone when it is refused', async () => {
    const tenant = `refused ${name}`;
    const issued = await invoicingOn(outside(), tenant).createOneOffInvoice({ ...input, issue: 'now' });
    const ended = inHost(async (transaction) => {
      await addOrder(transaction, `refused ${name}`);
      const store = postgresStore({ transaction }, { schema });
      await expect(putTwin(store, issued)).rejects.toBeInstanceOf(ConflictError);
      expect(await store.get(tenant, 'twin')).toBeNull();
      await invoicingOn(store, tenant).createOneOffInvoice({ ...input, issue: 'now' });
    });
    // postgres.js rolls its transaction back after any statement that failed, handled or not.
    if (name.includes('postgres.js')) return expect(ended).rejects.toThrow('invoices_number');
    await ended;
    expect(await orders()).toContain(`refused ${name}`);
    expect((await outside().list(tenant, {})).items).toHaveLength(2);
  });

  it('takes turns however many stores and calls share the transaction', async () => {
    const tenant = `turns ${name}`;
    await inHost(async (transaction) => {
      const issued = await Promise.all(
        Array.from({ length: 12 }, () =>
          invoicingOn(postgresStore({ transaction }, { schema }), tenant).createOneOffInvoice({
            ...input,
            issue: 'now',
          }),
        ),
      );
      expect(new Set(issued.map((one) => one.number)).size).toBe(12);
    });
  });
});

/** Store an invoice under the number of another. */
function putTwin(store: InvoiceStore, issued: Invoice): Promise<null> {
  return store.commit(issued.tenant, { invoices: ['twin'], keys: [], series: [] }, () => ({
    result: null,
    created: [{ ...issued, id: 'twin', version: 1 }],
    changed: [],
    creditNotes: [],
    deleted: [],
    events: [],
    keys: new Map(),
    series: new Map(),
  }));
}

it.each<readonly [string, () => Transaction]>([
  ['a database of Drizzle', () => fromDrizzle(drizzle({ client: pool }), sql)],
  ['a pool that looks like a client', () => ({ query: (text, values) => pool.query(text, values) })],
])('%s in the place of a transaction is refused, and the way out is said', async (_, make) => {
  const invoicing = invoicingOn(postgresStore({ transaction: make() }, { schema }), 'no transaction');
  await expect(invoicing.createOneOffInvoice(input)).rejects.toMatchObject({
    name: 'StoreError',
    retryable: false,
    message: expect.stringMatching(/^no transaction is open on \{ transaction \} .* after its BEGIN/),
  });
  expect((await postgresStore({ pool }, { schema }).list('no transaction', {})).items).toEqual([]);
});

describe("a transaction of the host's that is lost", () => {
  it('is an error whose scope is the transaction', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select 1 / 0').catch(() => undefined);
    const store = postgresStore({ transaction: client }, { schema });
    const error = await store.get('default', 'id').catch((thrown: unknown) => thrown);
    await client.query('rollback');
    client.release();
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ scope: 'transaction', outcome: 'failed' });
  });

  it('is one that two transactions of higher isolation collide in, and only the host can begin it anew', async () => {
    const tenant = 'serial';
    const { id } = await invoicingOn(postgresStore({ pool }, { schema }), tenant).createOneOffInvoice(input);
    const client = await pool.connect();
    await client.query('begin isolation level repeatable read');
    await client.query('select 1');
    await client.query(`select count(*) from "${schema}".invoices`);
    await invoicingOn(postgresStore({ pool }, { schema }), tenant).hold(id);
    const error = await invoicingOn(postgresStore({ transaction: client }, { schema }), tenant)
      .release(id)
      .catch((thrown: unknown) => thrown);
    await client.query('rollback');
    client.release();
    expect(error).toMatchObject({ name: 'StoreError', retryable: true, scope: 'transaction' });
  });
});
