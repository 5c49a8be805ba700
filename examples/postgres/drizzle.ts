// The invoice commits and rolls back together with the host's own rows: Drizzle.
import assert from 'node:assert/strict';
import { and, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { createInvoicing } from 'oneoff';
import { fromDrizzle, migrate, postgresStore } from 'oneoff/postgres';
import { drizzleTables } from 'oneoff/postgres/drizzle';
import pg from 'pg';
import { openDatabase } from './database.ts';
import { directory, setup } from './records.ts';

const { invoices } = drizzleTables();
const orders = pgTable('orders', { id: text('id').primaryKey(), invoice: text('invoice').notNull() });

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
const db = drizzle({ client: pool });
await migrate({ pool });
await db.execute(sql`create table if not exists orders (id text primary key, invoice text not null)`);

/** Accept an order: its row and its invoice are stored together, or neither is. */
function order(id: string, pay: () => Promise<void>): Promise<void> {
  return db.transaction(async (tx) => {
    const invoicing = createInvoicing({ store: postgresStore({ transaction: fromDrizzle(tx, sql) }), directory });
    const draft = await invoicing.createOneOffInvoice(setup, { idempotencyKey: id });
    await tx.insert(orders).values({ id, invoice: draft.id });
    await pay();
    // Last, because the series stays locked from here until the commit.
    const invoice = await invoicing.finalize(draft.id);
    console.log(`${id}: ${invoice.number}, ${invoice.total} ${invoice.currency}`);
  });
}

await order('order-1', async () => undefined);
await assert.rejects(
  order('order-2', async () => {
    throw new Error('the card was declined');
  }),
);
await order('order-3', async () => undefined);

const taken = await db
  .select({ id: orders.id, number: invoices.number })
  .from(orders)
  .innerJoin(invoices, and(eq(invoices.tenant, 'default'), eq(invoices.id, orders.invoice)))
  .orderBy(orders.id);
assert.deepEqual(taken, [
  { id: 'order-1', number: 'INV-0001' },
  { id: 'order-3', number: 'INV-0002' },
]);
await pool.end();
await database.stop();
