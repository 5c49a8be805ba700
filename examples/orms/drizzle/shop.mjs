// A shop on Drizzle: its order and the invoice of it are stored together, or neither is.
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { fromDrizzle } from 'oneoff/postgres';
import pg from 'pg';

const orders = pgTable('orders', { id: text('id').primaryKey(), invoice: text('invoice').notNull() });

export async function openShop(url) {
  const pool = new pg.Pool({ connectionString: url });
  const db = drizzle({ client: pool });
  return {
    transact: (work) =>
      db.transaction((tx) =>
        work({
          transaction: fromDrizzle(tx, sql),
          addOrder: (id, invoice) => tx.insert(orders).values({ id, invoice }),
        }),
      ),
    close: () => pool.end(),
  };
}
