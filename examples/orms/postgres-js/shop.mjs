// A shop on postgres.js: its order and the invoice of it are stored together, or neither is.
import { fromPostgresJs, poolFromPostgresJs } from 'oneoff/postgres';
import postgres from 'postgres';

export async function openShop(url) {
  const sql = postgres(url, { onnotice: () => undefined });
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
