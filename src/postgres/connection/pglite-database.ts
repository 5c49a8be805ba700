import { type Database, type DatabaseSession, inTurn, NOTHING_MORE, type Work } from './database.ts';
import { syncOf } from './pglite-sync.ts';
import type { PGliteInstance, Transaction } from './source.ts';
import type { SqlQuery, SqlRow } from './sql.ts';
import { storeFailure } from './store-failure.ts';
import { tenantSettingOf } from './tenant-setting.ts';

/** PGlite in this process: one connection, so its transactions follow one another. */
export function pgliteDatabase(pglite: PGliteInstance, rowLevelSecurity: boolean): Database {
  const sync = syncOf(pglite);
  const transact = async <R>(tenant: string, work: (session: DatabaseSession) => Promise<Work<R>>): Promise<R> => {
    let written = false;
    try {
      const answer = await pglite.transaction(async (transaction) => {
        const session: DatabaseSession = {
          query: (...queries) => inTurn(queries, (query) => send(transaction, query)),
        };
        if (rowLevelSecurity) await session.query(tenantSettingOf(tenant));
        const { result, write } = await work(session);
        if (write === null) await transaction.rollback();
        else if (write !== NOTHING_MORE) await session.query(write);
        written = write !== null;
        return result;
      });
      if (written) await sync();
      return answer;
    } catch (error) {
      throw storeFailure(error, written ? 'commit' : 'statement');
    }
  };
  return {
    joined: false,
    // There is no other connection that could hold a lock.
    lockTimeoutMs: null,
    async read(tenant, query) {
      if (!rowLevelSecurity) return send(pglite, query);
      return transact(tenant, async (session) => ({ result: await session.query(query), write: null }));
    },
    async write(tenant, query) {
      if (!rowLevelSecurity) return send(pglite, query);
      return transact(tenant, async (session) => ({ result: await session.query(query), write: NOTHING_MORE }));
    },
    transact,
  };
}

async function send(on: Transaction, { text, values }: SqlQuery): Promise<readonly SqlRow[]> {
  try {
    return (await on.query(text, [...values])).rows as readonly SqlRow[];
  } catch (error) {
    throw storeFailure(error);
  }
}
