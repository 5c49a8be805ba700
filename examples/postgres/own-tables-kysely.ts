// A directory over the host's own tables that reads in the host's transaction: Kysely. Ten orders at once, on a pool of two.
import assert from 'node:assert/strict';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { createInvoicing, type Directory, fromMinorUnits } from 'oneoff';
import { fromKysely, migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { acme, records } from '../acme.ts';
import { openDatabase } from './database.ts';

interface Tables {
  readonly buyers: { readonly id: number; readonly name: string };
  readonly products: { readonly sku: string; readonly name: string; readonly cents: number };
}

/** 0, which no row has, for a text that is the id of none: "abc", "07", or more than the column holds. */
const integerOf = (id: string): number => (/^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647 ? Number(id) : 0);

/** Made for each transaction: what it inserted is seen, and no second connection is waited for. */
function directoryIn(trx: Transaction<Tables>): Directory {
  return {
    billingEntity: async (_tenant, id) => (id === undefined || id === acme.id ? acme : null),
    async customer(_tenant, id) {
      const row = await trx.selectFrom('buyers').selectAll().where('id', '=', integerOf(id)).executeTakeFirst();
      return row === undefined ? null : { id: String(row.id), name: row.name };
    },
    async addOns(_tenant, codes) {
      const rows = await trx
        .selectFrom('products')
        .selectAll()
        .where('sku', 'in', [...codes])
        .execute();
      return rows.map(({ sku, name, cents }) => ({
        code: sku,
        name,
        prices: { EUR: fromMinorUnits(BigInt(cents), 'EUR') },
      }));
    },
    taxes: async (_tenant, codes) => records.taxes.filter(({ code }) => codes.includes(code)),
  };
}

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 2 });
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
await migrate({ pool });
await pool.query('create table buyers (id integer primary key, name text not null)');
await pool.query('create table products (sku text primary key, name text not null, cents integer not null)');
await db.insertInto('products').values({ sku: 'setup', name: 'Setup fee', cents: 50_000 }).execute();

/** A buyer and the first invoice, stored together. */
const order = (id: number) =>
  db.transaction().execute(async (trx) => {
    await trx
      .insertInto('buyers')
      .values({ id, name: `Buyer ${id}` })
      .execute();
    const store = postgresStore({ transaction: fromKysely(trx) });
    const invoicing = createInvoicing({ store, directory: directoryIn(trx) });
    return invoicing.createOneOffInvoice({ customerId: String(id), issue: 'now', lines: [{ addOn: 'setup' }] });
  });

const invoices = await Promise.all(Array.from({ length: 10 }, (_, index) => order(index + 1)));
assert.equal(new Set(invoices.map(({ number }) => number)).size, 10);
assert.deepEqual([...new Set(invoices.map(({ total }) => total))], ['595.00']);
console.log(`${invoices.length} orders at once, on ${pool.options.max} connections`);
await db.destroy();
await database.stop();
