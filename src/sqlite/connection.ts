import { StoreError } from '../errors/errors.ts';
import { optimistic } from './optimistic.ts';
import type { DurableObjectStorage, SqliteDatabase, SqliteSource, SqliteStatement } from './source.ts';
import { isBusy, sqliteFailure } from './sqlite-failure.ts';
import type { Connection, SqliteRow, SqliteStatements } from './statements.ts';

/** How long a call waits for the lock of another connection. */
const LOCK_TIMEOUT_MS = 5_000;
const LONGEST_PAUSE_MS = 20;

/** A source as a {@link Connection}. Every error of the driver is thrown as a `StoreError`. */
export function connectionOf(source: SqliteSource): Connection {
  if ('storage' in source) return durableObject(source.storage);
  if ('d1' in source) return optimistic(source.d1);
  const joined = 'transaction' in source;
  const database = joined ? source.transaction : source.database;
  const on = statementsOf(database);
  const [begin, commit, rollback] = joined ? SAVEPOINT : TRANSACTION;
  // In the host's transaction waiting does not help: it would keep its own locks meanwhile.
  const patiently = joined ? async <R>(run: () => R): Promise<R> => run() : waiting;
  return {
    joined,
    read: (work) => patiently(() => work(on)),
    transact: (work) =>
      patiently(() => {
        on.run(begin);
        try {
          const result = work(on);
          on.run(commit);
          return result;
        } catch (error) {
          undo(database, rollback);
          throw error;
        }
      }),
  };
}

/** `immediate` takes the lock at the start, so that no two commits read the same state. */
const TRANSACTION = ['begin immediate', 'commit', 'rollback'] as const;
const SAVEPOINT = ['savepoint oneoff', 'release oneoff', 'rollback to oneoff; release oneoff'] as const;

function undo(database: SqliteDatabase, rollback: string): void {
  try {
    database.exec(rollback);
  } catch {
    // Some failures end the transaction by themselves.
  }
}

function durableObject(storage: DurableObjectStorage): Connection {
  const on: SqliteStatements = {
    all: (text, ...values) => attempt(() => storage.sql.exec(text, ...values).toArray() as readonly SqliteRow[]),
    run: (text, ...values) => void attempt(() => storage.sql.exec(text, ...values)),
  };
  return {
    joined: false,
    read: async (work) => work(on),
    transact: async (work) => storage.transactionSync(() => work(on)),
  };
}

const statements = new WeakMap<SqliteDatabase, Map<string, SqliteStatement>>();
const MOST_STATEMENTS = 200;

/** The statements of a database, each text prepared once. */
function statementsOf(database: SqliteDatabase): SqliteStatements {
  const prepared = statements.get(database) ?? new Map<string, SqliteStatement>();
  statements.set(database, prepared);
  const prepare = (text: string): SqliteStatement => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  return {
    all: (text, ...values) => attempt(() => prepare(text).all(...values) as readonly SqliteRow[]),
    run: (text, ...values) => void attempt(() => prepare(text).run(...values)),
  };
}

function attempt<R>(run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw sqliteFailure(error);
  }
}

/** Run again while another connection has the lock. Between two tries the process works on. */
async function waiting<R>(run: () => R): Promise<R> {
  const end = performance.now() + LOCK_TIMEOUT_MS;
  while (true) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof StoreError && isBusy(error.cause)) || performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
  }
}
