// The invoice commits and rolls back together with the host's own rows: Kysely.
import assert from 'node:assert/strict';
import { Kysely, PostgresDialect } from 'kysely';
import { createInvoicing } from 'oneoff';
import { fromKysely, migrate, postgresStore } from 'oneoff/postgres';
import type { OneoffTables } from 'oneoff/postgres/kysely';
import pg from 'pg';
import { openDatabase } from './database.ts';
import { directory, setup } from './records.ts';

interface Tables extends OneoffTables {
  readonly orders: { readonly id: string; readonly invoice: string };
}

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
await migrate({ pool });
await pool.query('create table if not exists orders (id text primary key, invoice text not null)');

/** Accept an order: its row and its invoice are stored together, or neither is. */
function order(id: string, pay: () => Promise<void>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const invoicing = createInvoicing({ store: postgresStore({ transaction: fromKysely(trx) }), directory });
    const draft = await invoicing.createOneOffInvoice(setup, { idempotencyKey: id });
    await trx.insertInto('orders').values({ id, invoice: draft.id }).execute();
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
  .selectFrom('orders as o')
  .innerJoin('oneoff.invoices as i', 'i.id', 'o.invoice')
  .where('i.tenant', '=', 'default')
  .select(['o.id', 'i.number'])
  .orderBy('o.id')
  .execute();
assert.deepEqual(taken, [
  { id: 'order-1', number: 'INV-0001' },
  { id: 'order-3', number: 'INV-0002' },
]);
await db.destroy();
await database.stop();
