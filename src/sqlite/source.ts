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

/**
 * Where the tables are.
 *
 * - `{ database }`: each commit is a transaction of its own.
 * - `{ transaction }`: a database on which you began a transaction. A commit is a savepoint in it, and you commit.
 * - `{ storage }`: the storage of a Durable Object.
 */
export type SqliteSource =
  | { readonly database: SqliteDatabase }
  | { readonly transaction: SqliteDatabase }
  | { readonly storage: DurableObjectStorage };
