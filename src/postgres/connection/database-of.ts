import type { Database } from './database.ts';
import { joinedDatabase } from './joined-database.ts';
import { pgliteDatabase } from './pglite-database.ts';
import { poolDatabase } from './pool-database.ts';
import type { PostgresSource } from './source.ts';

/** A source as a {@link Database}. */
export function databaseOf(
  source: PostgresSource,
  options: { readonly rowLevelSecurity?: boolean; readonly preparedStatements?: boolean },
): Database {
  const { rowLevelSecurity = false, preparedStatements = false } = options;
  if ('transaction' in source) return joinedDatabase(source.transaction, rowLevelSecurity);
  if ('pglite' in source) return pgliteDatabase(source.pglite, rowLevelSecurity);
  return poolDatabase(source.pool, { rowLevelSecurity, preparedStatements });
}
