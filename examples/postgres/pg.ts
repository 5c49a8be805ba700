// The invoice commits and rolls back together with the host's own rows: node-postgres.
import assert from 'node:assert/strict';
import { createInvoicing } from 'oneoff';
import { migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { openDatabase } from './database.ts';
import { directory, setup } from './records.ts';

const database = await openDatabase();
const pool = new pg.Pool({ connectionString: database.url });
await migrate({ pool });
await pool.query('create table if not exists orders (id text primary key, invoice text not null)');

/** Accept an order: its row and its invoice are stored together, or neither is. */
async function order(id: string, pay: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const invoicing = createInvoicing({ store: postgresStore({ transaction: client }), directory });
    const draft = await invoicing.createOneOffInvoice(setup, { idempotencyKey: id });
    await client.query('insert into orders (id, invoice) values ($1, $2)', [id, draft.id]);
    await pay();
    // Last, because the series stays locked from here until the commit.
    const invoice = await invoicing.finalize(draft.id);
    await client.query('commit');
    console.log(`${id}: ${invoice.number}, ${invoice.total} ${invoice.currency}`);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

await order('order-1', async () => undefined);
await assert.rejects(
  order('order-2', async () => {
    throw new Error('the card was declined');
  }),
);
await order('order-3', async () => undefined);

const { rows } = await pool.query(
  'select o.id, i.number from orders o join oneoff.invoices i on i.id = o.invoice order by 1',
);
assert.deepEqual(rows, [
  { id: 'order-1', number: 'INV-0001' },
  { id: 'order-3', number: 'INV-0002' },
]);
await pool.end();
await database.stop();
