import { StoreError } from '../../errors/errors.ts';
import { beginWith } from './begin.ts';
import { type Database, type DatabaseSession, inTurn, NOTHING_MORE, type Work } from './database.ts';
import type { PgClient, PgPool, PgResult } from './source.ts';
import type { SqlQuery, SqlRow } from './sql.ts';
import { isLost, storeFailure } from './store-failure.ts';
import { whileListening } from './while-listening.ts';

/** How a pool is used. */
export interface PoolOptions {
  readonly preparedStatements: boolean;
  readonly rowLevelSecurity: boolean;
  readonly lockTimeoutMs: number;
}

/** A pool of node-postgres. A client with `pipeline: true` gets everything that it can take at once. */
export function poolDatabase(pool: PgPool, options: PoolOptions): Database {
  const { preparedStatements, rowLevelSecurity, lockTimeoutMs } = options;
  const send = (
    on: Pick<PgClient, 'query'>,
    { name, text, values }: SqlQuery,
    moment: 'statement' | 'commit' = 'statement',
  ): Promise<PgResult> =>
    on
      .query({
        text,
        ...(values.length > 0 && { values: [...values] }),
        ...(preparedStatements && name !== undefined && name.length <= LONGEST_NAME && { name }),
      })
      .catch((error: unknown) => {
        throw storeFailure(error, moment);
      });

  const begin = (tenant: string): SqlQuery => beginWith({ lockTimeoutMs, tenant: rowLevelSecurity ? tenant : null });

  const transact = <R>(tenant: string, work: (session: DatabaseSession) => Promise<Work<R>>): Promise<R> =>
    withClient(pool, rollBack, async (client) => {
      const atOnce = isPipelined(client);
      const begun = send(client, begin(tenant));
      if (atOnce) begun.catch(() => undefined);
      else await begun;
      const session: DatabaseSession = {
        async query(...queries) {
          if (!atOnce) return inTurn(queries, async (query) => rowsOf(await send(client, query)));
          const [, ...answers] = await Promise.all([begun, ...queries.map((query) => send(client, query))]);
          return answers.flatMap(rowsOf);
        },
      };
      const { result, write } = await work(session);
      if (write === null) {
        await send(client, ROLLBACK);
        return result;
      }
      await begun;
      if (write === NOTHING_MORE) checkCommit(await send(client, COMMIT, 'commit'));
      else if (atOnce) await commitAtOnce(send(client, write, 'commit'), send(client, COMMIT, 'commit'));
      else {
        await send(client, write);
        checkCommit(await send(client, COMMIT, 'commit'));
      }
      return result;
    });

  return {
    joined: false,
    lockTimeoutMs,
    async read(tenant, query) {
      if (!rowLevelSecurity) return rowsOf(await send(pool, query));
      return transact(tenant, async (session) => ({ result: await session.query(query), write: null }));
    },
    async write(tenant, query) {
      if (rowLevelSecurity)
        return transact(tenant, async (session) => ({ result: await session.query(query), write: NOTHING_MORE }));
      return withClient(pool, leave, async (client) => rowsOf(await send(client, query, 'commit')));
    },
    transact,
  };
}

/** The server cuts longer names of prepared statements, and could then take one for another. */
const LONGEST_NAME = 63;

const COMMIT: SqlQuery = { text: 'COMMIT', values: [] };
const ROLLBACK: SqlQuery = { text: 'ROLLBACK', values: [] };

/**
 * Check a client out, and give it back: closed when its connection is lost or its transaction could not be ended.
 *
 * @param undo - ends what failed, and resolves with why it could not
 */
async function withClient<R>(
  pool: PgPool,
  undo: (client: PgClient) => Promise<Error | undefined>,
  run: (client: PgClient) => Promise<R>,
): Promise<R> {
  const client = await pool.connect().catch((error: unknown) => {
    throw storeFailure(error);
  });
  return whileListening(client, async () => {
    let broken: Error | undefined;
    try {
      return await run(client);
    } catch (error) {
      broken = error instanceof StoreError && isLost(error) ? error : await undo(client);
      throw error;
    } finally {
      client.release(broken);
    }
  });
}

async function rollBack(client: PgClient): Promise<Error | undefined> {
  try {
    await client.query(ROLLBACK as { text: string });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A statement outside a transaction leaves nothing to end. */
async function leave(): Promise<undefined> {
  return undefined;
}

function rowsOf({ rows }: PgResult): readonly SqlRow[] {
  return rows as readonly SqlRow[];
}

function isPipelined(client: PgClient): boolean {
  return 'pipeline' in client && client.pipeline === true;
}

/** The write and the commit are on their way together: a write that the server refused rolls back at the commit. */
async function commitAtOnce(written: Promise<PgResult>, committed: Promise<PgResult>): Promise<void> {
  const [write, commit] = await Promise.allSettled([written, committed]);
  if (write.status === 'rejected') throw write.reason;
  if (commit.status === 'rejected') throw commit.reason;
  checkCommit(commit.value);
}

/** An aborted transaction *resolves*, with ROLLBACK. */
function checkCommit({ command }: PgResult): void {
  if (command === 'COMMIT') return;
  throw new StoreError(`the database answered the commit with ${command}; nothing was stored`, { retryable: true });
}
