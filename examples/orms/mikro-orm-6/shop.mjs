// A shop on MikroORM 6, whose transactions are Knex's: its order and the invoice of it are stored together, or neither is.
import { EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import { fromKnex } from 'oneoff/postgres';

const Order = new EntitySchema({
  name: 'Order',
  tableName: 'orders',
  properties: { id: { type: 'text', primary: true }, invoice: { type: 'text' } },
});

export async function openShop(url) {
  const orm = await MikroORM.init({ clientUrl: url, entities: [Order] });
  return {
    transact: (work) =>
      orm.em.fork().transactional((em) =>
        work({
          transaction: fromKnex(em.getTransactionContext()),
          addOrder: (id, invoice) => em.persist(em.create(Order, { id, invoice })),
        }),
      ),
    close: () => orm.close(),
  };
}
