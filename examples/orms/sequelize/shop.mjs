// A shop on Sequelize 6: its order and the invoice of it are stored together, or neither is.
import { DataTypes, Sequelize } from 'sequelize';

export async function openShop(url) {
  const sequelize = new Sequelize(url, { logging: false });
  const Order = sequelize.define(
    'Order',
    { id: { type: DataTypes.TEXT, primaryKey: true }, invoice: DataTypes.TEXT },
    { tableName: 'orders', timestamps: false },
  );
  return {
    transact: (work) =>
      sequelize.transaction((t) =>
        work({
          transaction: {
            query: async (text, bind) => ({ rows: (await sequelize.query(text, { bind, transaction: t }))[0] }),
          },
          addOrder: (id, invoice) => Order.create({ id, invoice }, { transaction: t }),
        }),
      ),
    close: () => sequelize.close(),
  };
}
