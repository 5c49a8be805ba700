// A shop on TypeORM: its order and the invoice of it are stored together, or neither is.
import { DataSource, EntitySchema } from 'typeorm';

const Order = new EntitySchema({
  name: 'Order',
  tableName: 'orders',
  columns: { id: { type: 'text', primary: true }, invoice: { type: 'text' } },
});

export async function openShop(url) {
  const database = await new DataSource({ type: 'postgres', url, entities: [Order] }).initialize();
  return {
    transact: (work) =>
      database.transaction((manager) => {
        const { queryRunner } = manager;
        const transaction = {
          query: async (text, values) => ({ rows: (await queryRunner.query(text, values, true)).records }),
        };
        return work({ transaction, addOrder: (id, invoice) => manager.insert(Order, { id, invoice }) });
      }),
    close: () => database.destroy(),
  };
}
