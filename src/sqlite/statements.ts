import type { SqliteValue } from './source.ts';

/** A row; every column is named in the statement. */
export interface SqliteRow {
  readonly [column: string]: SqliteValue;
}

/** Statements on an open database. They run at once: SQLite has no round trips. */
export interface SqliteStatements {
  all(sql: string, ...values: readonly SqliteValue[]): readonly SqliteRow[];
  run(sql: string, ...values: readonly SqliteValue[]): void;
}

/** A source behind one interface. */
export interface Connection {
  /** Whether it runs inside the host's transaction. */
  readonly joined: boolean;
  read<R>(work: (on: SqliteStatements) => R): Promise<R>;
  /** Begin, work, commit; roll back what throws. Nothing else of this process runs meanwhile. */
  transact<R>(work: (on: SqliteStatements) => R): Promise<R>;
}
