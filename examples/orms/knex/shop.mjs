// A shop on Knex: its order and the invoice of it are stored together, or neither is.
import knexOf from 'knex';
import { fromKnex } from 'oneoff/postgres';

export async function openShop(url) {
  const knex = knexOf({ client: 'pg', connection: url });
  return {
    transact: (work) =>
      knex.transaction((trx) =>
        work({
          transaction: fromKnex(trx),
          addOrder: (id, invoice) => trx('orders').insert({ id, invoice }),
        }),
      ),
    close: () => knex.destroy(),
  };
}
