export { type DrizzleTransaction, fromDrizzle } from './from-drizzle.ts';
export { fromKnex, type KnexTransaction } from './from-knex.ts';
export { fromKysely, type KyselyQuery, type KyselyTransaction } from './from-kysely.ts';
export { fromPostgresJs, type PostgresJsTransaction } from './from-postgres-js.ts';
export { fromPrisma, type PrismaTransaction } from './from-prisma.ts';
export { type MigrateOptions, type MigrationSqlOptions, migrate, migrationSql } from './migrate.ts';
export { type PostgresDeliveryStoreOptions, postgresDeliveryStore } from './postgres-delivery-store.ts';
export { type PostgresDirectoryOptions, postgresDirectory } from './postgres-directory.ts';
export { postgresNotifier } from './postgres-notifier.ts';
export { type PostgresStoreOptions, postgresStore } from './postgres-store.ts';
export type {
  PGliteInstance,
  PGliteTransaction,
  PgClient,
  PgPool,
  PgQuery,
  PgResult,
  PostgresSource,
  Transaction,
} from './source.ts';
