export type {
  PGliteInstance,
  PGliteTransaction,
  PgClient,
  PgPool,
  PgQuery,
  PgResult,
  PoolSource,
  PostgresSource,
  Transaction,
} from './connection/source.ts';
export { writablePool } from './connection/writable-pool.ts';
export { type PostgresDeliveryStoreOptions, postgresDeliveryStore } from './deliveries/postgres-delivery-store.ts';
export { postgresNotifier } from './deliveries/postgres-notifier.ts';
export { type PostgresDirectoryOptions, postgresDirectory } from './directory/postgres-directory.ts';
export { type DrizzleTransaction, fromDrizzle } from './host-transactions/from-drizzle.ts';
export { fromKnex, type KnexTransaction } from './host-transactions/from-knex.ts';
export { fromKysely, type KyselyQuery, type KyselyTransaction } from './host-transactions/from-kysely.ts';
export { fromPostgresJs, type PostgresJsTransaction } from './host-transactions/from-postgres-js.ts';
export { fromPrisma, type PrismaTransaction } from './host-transactions/from-prisma.ts';
export { type PostgresJsPool, poolFromPostgresJs } from './host-transactions/pool-from-postgres-js.ts';
export { migrate } from './migrations/migrate.ts';
export type { MigrateOptions } from './migrations/migrate-options.ts';
export { type MigrationSqlOptions, migrationSql } from './migrations/migration-sql.ts';
export { type PostgresReportsOptions, postgresReports } from './postgres-reports.ts';
export { type PostgresStoreOptions, postgresStore } from './postgres-store.ts';
