// A shop on Bun.SQL: its order and the invoice of it are stored together, or neither is.
import { SQL } from 'bun';
import { fromPostgresJs, poolFromPostgresJs } from 'oneoff/postgres';

export async function openShop(url) {
  const sql = new SQL(url);
  return {
    transact: (work) =>
      sql.begin((tx) =>
        work({
          transaction: fromPostgresJs(tx),
          addOrder: (id, invoice) => tx`insert into orders ${tx({ id, invoice })}`,
        }),
      ),
    pool: poolFromPostgresJs(sql),
    close: () => sql.end(),
  };
}
