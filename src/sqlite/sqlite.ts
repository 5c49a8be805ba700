export { type SqliteDeliveryStoreOptions, sqliteDeliveryStore } from './deliveries/sqlite-delivery-store.ts';
export { migrateSqlite } from './migrate-sqlite.ts';
export type {
  D1Database,
  D1Statement,
  DurableObjectStorage,
  SqliteDatabase,
  SqliteSource,
  SqliteStatement,
  SqliteValue,
} from './source.ts';
export { type SqliteDirectoryOptions, sqliteDirectory } from './sqlite-directory.ts';
export { sqliteStore } from './sqlite-store.ts';
