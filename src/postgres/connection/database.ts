import type { SqlQuery, SqlRow } from './sql.ts';

/** An open transaction. */
export interface DatabaseSession {
  /** The rows of all statements, in their order; a pipelining driver sends them at once. */
  query(...queries: readonly SqlQuery[]): Promise<readonly SqlRow[]>;
}

/** What a transaction came to: an answer, and the one statement to write before it commits; `null` rolls back. */
export interface Work<R> {
  readonly result: R;
  readonly write: SqlQuery | null;
}

/** A source behind one interface. Every error of the driver is thrown as a `StoreError`. */
export interface Database {
  /** Whether it runs inside the host's transaction. */
  readonly joined: boolean;
  /** How long a statement waits for a lock, in milliseconds; `null`: as long as its transaction says. */
  readonly lockTimeoutMs: number | null;
  /** One statement that only reads. */
  read(tenant: string, query: SqlQuery): Promise<readonly SqlRow[]>;
  /** One statement that writes, a transaction of its own; resolves with its rows. */
  write(tenant: string, query: SqlQuery): Promise<readonly SqlRow[]>;
  /** Begin, work, write, commit; or roll back. */
  transact<R>(tenant: string, work: (session: DatabaseSession) => Promise<Work<R>>): Promise<R>;
}

/** The write of a transaction that has written already, and is only to be committed; it is never sent. */
export const NOTHING_MORE: SqlQuery = { text: '', values: [] };

/** Run statements one after the other; their rows together. */
export async function inTurn(
  queries: readonly SqlQuery[],
  send: (query: SqlQuery) => Promise<readonly SqlRow[]>,
): Promise<readonly SqlRow[]> {
  const rows: SqlRow[] = [];
  for (const query of queries) rows.push(...(await send(query)));
  return rows;
}
