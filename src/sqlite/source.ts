/** A value that SQLite takes and gives. */
export type SqliteValue = string | number | null;

/** A prepared statement of better-sqlite3, `node:sqlite` or libsql. */
export interface SqliteStatement {
  all(...values: SqliteValue[]): readonly unknown[];
  run(...values: SqliteValue[]): unknown;
}

/** An open database of better-sqlite3, of `node:sqlite` (`DatabaseSync`) or of libsql. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
}

/** `ctx.storage` of a Durable Object with SQLite. */
export interface DurableObjectStorage {
  readonly sql: {
    exec(sql: string, ...values: SqliteValue[]): { toArray(): readonly unknown[] };
  };
  transactionSync<R>(run: () => R): R;
}

/** A statement of D1. */
export interface D1Statement {
  bind(...values: SqliteValue[]): D1Statement;
}

/** A database of Cloudflare D1. */
export interface D1Database {
  prepare(sql: string): D1Statement;
  /** Runs all of them or none. */
  batch(statements: D1Statement[]): Promise<readonly { readonly results?: readonly unknown[] }[]>;
}

/**
 * Where the tables are.
 *
 * - `{ database }`: each commit is a transaction of its own.
 * - `{ transaction }`: a database on which you began a transaction. A commit is a savepoint in it, and you commit.
 * - `{ storage }`: the storage of a Durable Object.
 * - `{ d1 }`: a D1 database. Commits are optimistic: see {@link sqliteStore}. It has no deliveries.
 */
export type SqliteSource =
  | { readonly database: SqliteDatabase }
  | { readonly transaction: SqliteDatabase }
  | { readonly storage: DurableObjectStorage }
  | { readonly d1: D1Database };
