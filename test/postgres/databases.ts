import { randomUUID } from 'node:crypto';
import { type MigrateOptions, migrate, type PgPool } from 'oneoff/postgres';
import pg from 'pg';
import { inject } from 'vitest';

/** The tables that hold tenants' rows. */
export const TABLES = [
  'invoices',
  'invoice_metadata',
  'credit_notes',
  'events',
  'number_series',
  'idempotency_keys',
  'endpoints',
  'endpoint_events',
  'added_endpoints',
  'deliveries',
  'billing_entities',
  'customers',
  'add_ons',
  'taxes',
];

/** A pool on the tests' server. */
export function openPool(options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: inject('databaseUrl'), max: 8, ...options });
  // A server that is stopped on purpose breaks idle connections.
  pool.on('error', () => undefined);
  return pool;
}

/** A name for a schema that no other test has. */
export function freshSchema(): string {
  return `oneoff_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** A migrated schema of its own. */
export async function createSchema(pool: PgPool, options: Omit<MigrateOptions, 'schema'> = {}): Promise<string> {
  const schema = freshSchema();
  await migrate({ pool }, { ...options, schema });
  return schema;
}

/** Empty every table of a schema; faster than `truncate`, which makes new files. */
export function emptying(schema: string): string {
  return TABLES.map((table) => `delete from "${schema}".${table};`).join(' ');
}
