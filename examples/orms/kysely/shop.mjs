// A shop on Kysely: its order and the invoice of it are stored together, or neither is.
import { Kysely, PostgresDialect } from 'kysely';
import { fromKysely } from 'oneoff/postgres';
import pg from 'pg';

export async function openShop(url) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
  return {
    transact: (work) =>
      db.transaction().execute((trx) =>
        work({
          transaction: fromKysely(trx),
          addOrder: (id, invoice) => trx.insertInto('orders').values({ id, invoice }).execute(),
        }),
      ),
    close: () => db.destroy(),
  };
}
