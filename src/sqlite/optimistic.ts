import { StoreError } from '../errors/errors.ts';
import type { D1Database, D1Statement, SqliteValue } from './source.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import type { Connection, SqliteRow, SqliteStatements } from './statements.ts';

/** A statement with its values. */
interface Statement {
  readonly sql: string;
  readonly values: readonly SqliteValue[];
}

/** What was read, by the statement that read it. */
type Reads = Map<string, Statement & { readonly rows: readonly SqliteRow[] }>;

/** A run of the work: what it came to, what it writes, and the reads whose rows it did not know. */
interface Run<R> {
  readonly outcome: { readonly result: R } | { readonly error: unknown };
  readonly writes: readonly Statement[];
  readonly unknown: Reads;
}

const MOST_TRIES = 12;
const MOST_MOMENTS = 4;
const FIRST_PAUSE_MS = 5;

/**
 * A database whose only transaction is a list of statements that is decided beforehand, as a batch of D1 is.
 *
 * The work runs on rows that were read before; rows that are not known yet count as none. All that it asked for is read
 * in one batch, and it runs again. Then one batch checks that every read still gives the same rows, and writes: where
 * another commit was faster the check fails, nothing is written, and the work starts anew. So a commit is as good as under
 * a lock, and takes two round trips.
 */
export function optimistic(database: D1Database): Connection {
  const prepare = ({ sql, values }: Statement): D1Statement => {
    const statement = database.prepare(sql);
    return values.length === 0 ? statement : statement.bind(...values);
  };
  const fetch = async (reads: Reads, known: Reads): Promise<void> => {
    const wanted = [...reads];
    const answers = await database.batch(wanted.map(([, read]) => prepare(read))).catch((error: unknown) => {
      throw sqliteFailure(error);
    });
    for (const [index, [key, read]] of wanted.entries())
      known.set(key, { ...read, rows: (answers[index]?.results ?? []) as readonly SqliteRow[] });
  };
  const attempt = async <R>(work: (on: SqliteStatements) => R, reads: Reads): Promise<{ result: R } | Reads> => {
    const known: Reads = new Map();
    let moments = 0;
    const learn = async (more: Reads): Promise<Run<R>> => {
      if (more.size > 0) {
        await fetch(more, known);
        moments += 1;
      }
      return runOn(work, known);
    };
    let run = await learn(reads);
    const writes = (): boolean => 'result' in run.outcome && run.writes.length > 0;
    // What is unknown after the first reads is mostly whether something new exists; the check tells.
    while (run.unknown.size > 0 && (moments === 0 || !writes()) && moments < MOST_MOMENTS)
      run = await learn(run.unknown);
    const all: Reads = new Map([...known, ...run.unknown]);
    if (!writes()) {
      // No check follows, so it must come of rows that were there at one moment.
      if (moments > 1 || run.unknown.size > 0) return all;
      if ('error' in run.outcome) throw run.outcome.error;
      return run.outcome;
    }
    try {
      await database.batch([...[...all.values()].map(unchanged), ...run.writes].map(prepare));
      return run.outcome as { result: R };
    } catch (error) {
      if (/malformed JSON|constraint/i.test(String(error))) return all;
      throw commitFailure(error);
    }
  };
  const turns = createTurn();
  return {
    joined: false,
    async read(work) {
      const known: Reads = new Map();
      for (;;) {
        const { outcome, unknown } = runOn(work, known);
        if (unknown.size > 0) await fetch(unknown, known);
        else if ('error' in outcome) throw outcome.error;
        else return outcome.result;
      }
    },
    transact: (work) =>
      turns(async () => {
        let reads: Reads = new Map();
        for (let tries = 1; tries <= MOST_TRIES; tries++) {
          const ended = await attempt(work, reads);
          if (!(ended instanceof Map)) return ended.result;
          reads = ended;
          await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * tries * Math.random()));
        }
        throw new StoreError('other commits were faster each time; nothing was stored, try again', { retryable: true });
      }),
  };
}

function runOn<R>(work: (on: SqliteStatements) => R, known: Reads): Run<R> {
  const writes: Statement[] = [];
  const unknown: Reads = new Map();
  const on: SqliteStatements = {
    all(sql, ...values) {
      const key = JSON.stringify([sql, values]);
      const read = known.get(key);
      if (read === undefined) unknown.set(key, { sql, values, rows: [] });
      return read?.rows ?? [];
    },
    run: (sql, ...values) => void writes.push({ sql, values }),
  };
  try {
    return { outcome: { result: work(on) }, writes, unknown };
  } catch (error) {
    return { outcome: { error }, writes, unknown };
  }
}

/** A statement that fails, and its batch with it, unless a read still gives the same rows. */
function unchanged({
  sql,
  values,
  rows: [first, ...others],
}: Statement & { readonly rows: readonly SqliteRow[] }): Statement {
  if (first === undefined) return { sql: `select json(iif(exists (${sql}), 'changed', '1'))`, values };
  const columns = Object.keys(first);
  const now = `select json_group_array(json_array(${columns.map((name) => `"${name}"`).join(', ')})) from (${sql})`;
  const before = columns.map((_, index) => `json_extract(value, '$[${index}]')`);
  const then = `select json_group_array(json_array(${before.join(', ')})) from json_each(?)`;
  const rows = [first, ...others].map((row) => columns.map((name) => row[name]));
  return { sql: `select json(iif((${now}) = (${then}), '1', 'changed'))`, values: [...values, JSON.stringify(rows)] };
}

/** SQLite's own refusals say their code; after any other failure nobody knows what was stored. */
function commitFailure(error: unknown): StoreError {
  if (/SQLITE_/.test(String(error))) return sqliteFailure(error);
  const said = error instanceof Error ? error.message : String(error);
  return new StoreError(
    `the database did not answer the commit (${said}); repeat the call with the same idempotency key to learn whether it was stored`,
    { retryable: true, outcome: 'unknown', cause: error },
  );
}

/** One after the other: the commits of one store would only get in each other's way. */
function createTurn(): <R>(run: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run);
    last = next.catch(() => undefined);
    return next;
  };
}
