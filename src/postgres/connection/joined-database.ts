import { type Database, type DatabaseSession, inTurn, NOTHING_MORE, type Work } from './database.ts';
import type { Transaction } from './source.ts';
import type { SqlQuery, SqlRow } from './sql.ts';
import { storeFailure } from './store-failure.ts';
import { tenantSettingOf } from './tenant-setting.ts';
import { createTurns, type Turns } from './turns.ts';

/** Savepoints of one transaction must not cross, whichever store made them. */
const turnsOf = new WeakMap<Transaction, Turns>();

/**
 * The host's own open transaction. A commit is a savepoint in it, so one that fails leaves the host's rows alone; the
 * host commits. Nothing is tried again here, because only the host can begin a new transaction.
 */
export function joinedDatabase(transaction: Transaction, rowLevelSecurity: boolean): Database {
  const turns = turnsOf.get(transaction) ?? createTurns();
  turnsOf.set(transaction, turns);

  const send = async ({ text, values }: SqlQuery): Promise<readonly SqlRow[]> => {
    try {
      return (await transaction.query(text, [...values])).rows as readonly SqlRow[];
    } catch (error) {
      throw storeFailure(error, 'statement', 'transaction');
    }
  };
  const savepoint = async <R>(tenant: string, work: (session: DatabaseSession) => Promise<Work<R>>): Promise<R> => {
    await send({ text: 'SAVEPOINT oneoff', values: [] });
    try {
      if (rowLevelSecurity) await send(tenantSettingOf(tenant));
      const { result, write } = await work({ query: (...queries) => inTurn(queries, send) });
      if (write === null) await undo(send);
      else {
        if (write !== NOTHING_MORE) await send(write);
        await send({ text: 'RELEASE SAVEPOINT oneoff', values: [] });
      }
      return result;
    } catch (error) {
      await undo(send).catch(() => undefined);
      throw error;
    }
  };
  return {
    joined: true,
    lockTimeoutMs: null,
    read: (tenant, query) =>
      turns(() =>
        rowLevelSecurity
          ? savepoint(tenant, async (session) => ({ result: await session.query(query), write: null }))
          : send(query),
      ),
    write: (tenant, query) =>
      turns(() => savepoint(tenant, async ({ query: send }) => ({ result: await send(query), write: NOTHING_MORE }))),
    transact: (tenant, work) => turns(() => savepoint(tenant, work)),
  };
}

async function undo(send: (query: SqlQuery) => Promise<unknown>): Promise<void> {
  await send({ text: 'ROLLBACK TO SAVEPOINT oneoff', values: [] });
  await send({ text: 'RELEASE SAVEPOINT oneoff', values: [] });
}
