import type { Database } from './database.ts';
import { joinedDatabase } from './joined-database.ts';
import { pgliteDatabase } from './pglite-database.ts';
import { poolDatabase } from './pool-database.ts';
import type { PostgresSource } from './source.ts';

/** How a source is used. */
export interface DatabaseOptions {
  readonly rowLevelSecurity?: boolean;
  readonly preparedStatements?: boolean;
  readonly lockTimeoutMs?: number;
}

const LOCK_TIMEOUT_MS = 5_000;

/** Where lists and reports of a source are read: its replicas; without them the source itself. */
export function replicaOf(source: PostgresSource, options: DatabaseOptions): Database {
  const replica = 'pool' in source ? source.readPool : undefined;
  return databaseOf(replica === undefined ? source : { pool: replica }, options);
}

/** A source as a {@link Database}. */
export function databaseOf(source: PostgresSource, options: DatabaseOptions): Database {
  const { rowLevelSecurity = false, preparedStatements = false, lockTimeoutMs = LOCK_TIMEOUT_MS } = options;
  if ('transaction' in source) return joinedDatabase(source.transaction, rowLevelSecurity);
  if ('pglite' in source) return pgliteDatabase(source.pglite, rowLevelSecurity);
  return poolDatabase(source.pool, { rowLevelSecurity, preparedStatements, lockTimeoutMs });
}
