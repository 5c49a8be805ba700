/** What `query` of node-postgres answers, as far as it is read. */
export interface PgResult {
  readonly command?: string | null;
  readonly rows: readonly unknown[];
}

/** A statement as node-postgres takes it. */
export interface PgQuery {
  readonly name?: string;
  readonly text: string;
  readonly values?: (string | null)[];
}

/** A client that was checked out of a {@link PgPool}. */
export interface PgClient {
  query(query: PgQuery): Promise<PgResult>;
  /** With an error the connection is closed instead of used again. */
  release(error?: Error | boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** A pool of node-postgres, or anything that looks like it. */
export interface PgPool {
  connect(): Promise<PgClient>;
  query(query: PgQuery): Promise<PgResult>;
}

/** A transaction of the host: an open client of node-postgres, a transaction of PGlite, or what `from…` makes. */
export interface Transaction {
  query(text: string, values: (string | null)[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** A transaction of PGlite's own. */
export interface PGliteTransaction extends Transaction {
  rollback(): Promise<void>;
}

/** An instance of PGlite: PostgreSQL in this process. */
export interface PGliteInstance extends Transaction {
  transaction<R>(work: (transaction: PGliteTransaction) => Promise<R>): Promise<R>;
  /** Writes the files to where they last; it is called after each commit, where there is one. */
  syncToFs?(): Promise<void>;
  /** Runs while no statement does. */
  runExclusive?<R>(run: () => Promise<R>): Promise<R>;
}

/**
 * A pool of the primary server, and one of its replicas.
 *
 * Lists, searches, reports, counts and the numbers that `checkNumberSeries` looks through are read from `readPool`: they
 * may be as late as the replica is. Everything else uses `pool`: all that writes, documents by their id or number, and
 * all that a command decides on. Where a list must show what was just written, let commits wait for the replica
 * (`synchronous_commit = remote_apply`), or pass that caller a store without `readPool`.
 */
export interface PoolSource {
  readonly pool: PgPool;
  /** Default `pool`. */
  readonly readPool?: PgPool;
}

/**
 * Where the rows are: a pool of node-postgres, an instance of PGlite, or the host's own open transaction, which the
 * host then commits.
 */
export type PostgresSource = PoolSource | { readonly pglite: PGliteInstance } | { readonly transaction: Transaction };
