// A directory over the host's own tables that reads in the host's transaction: Drizzle. Ten orders at once, on a pool of two.
import assert from 'node:assert/strict';
import { eq, inArray, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { createInvoicing, type Directory, fromMinorUnits } from 'oneoff';
import { fromDrizzle, migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { acme, records } from '../acme.ts';
import { openDatabase } from './database.ts';

const buyers = pgTable('buyers', { id: integer('id').primaryKey(), name: text('name').notNull() });
const products = pgTable('products', {
  sku: text('sku').primaryKey(),
  name: text('name').notNull(),
  cents: integer('cents').notNull(),
});

/** 0, which no row has, for a text that is the id of none: "abc", "07", or more than the column holds. */
const integerOf = (id: string): number => (/^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647 ? Number(id) : 0);

/** Made for each transaction: what it inserted is seen, and no second connection is waited for. */
function directoryIn(tx: Pick<NodePgDatabase, 'select'>): Directory {
  return {
    billingEntity: async (_tenant, id) => (id === undefined || id === acme.id ? acme : null),
    async customer(_tenant, id) {
      const [row] = await tx
        .select()
        .from(buyers)
        .where(eq(buyers.id, integerOf(id)));
      return row === undefined ? null : { id: String(row.id), name: row.name };
    },
    async addOns(_tenant, codes) {
      const rows = await tx
        .select()
        .from(products)
        .where(inArray(products.sku, [...codes]));
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
const db = drizzle({ client: pool });
await migrate({ pool });
await db.execute(sql`create table buyers (id integer primary key, name text not null)`);
await db.execute(sql`create table products (sku text primary key, name text not null, cents integer not null)`);
await db.insert(products).values({ sku: 'setup', name: 'Setup fee', cents: 50_000 });

/** A buyer and the first invoice, stored together. */
const order = (id: number) =>
  db.transaction(async (tx) => {
    await tx.insert(buyers).values({ id, name: `Buyer ${id}` });
    const store = postgresStore({ transaction: fromDrizzle(tx, sql) });
    const invoicing = createInvoicing({ store, directory: directoryIn(tx) });
    return invoicing.createOneOffInvoice({ customerId: String(id), issue: 'now', lines: [{ addOn: 'setup' }] });
  });

const invoices = await Promise.all(Array.from({ length: 10 }, (_, index) => order(index + 1)));
assert.equal(new Set(invoices.map(({ number }) => number)).size, 10);
assert.deepEqual([...new Set(invoices.map(({ total }) => total))], ['595.00']);
console.log(`${invoices.length} orders at once, on ${pool.options.max} connections`);
await pool.end();
await database.stop();
