// What "npm run oneoff" works on.
import { postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { createBilling } from './src/billing.ts';
import { directoryOver } from './src/directory.ts';
import { customers, products } from './src/tables.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const { db } = createBilling(pool);

export default {
  store: postgresStore({ pool }),
  directory: directoryOver(db),
  /** What `check-directory` tries. */
  async keys() {
    const ids = await db.select({ id: customers.id }).from(customers);
    const skus = await db.select({ sku: products.sku }).from(products);
    return { customers: ids.map(({ id }) => String(id)), addOns: skus.map(({ sku }) => sku) };
  },
  close: () => pool.end(),
};
