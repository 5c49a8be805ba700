import { identifier } from '../connection/sql.ts';
import type { MigrateOptions } from './migrate-options.ts';
import { migrations } from './migrations.ts';
import { rowLevelSecurity } from './row-level-security.ts';

/** Take the lock under which one migration of a schema follows the other, until the transaction ends. */
export function lockOf(schema: string): string {
  const name = `'${`oneoff ${schema}`.replaceAll("'", "''")}'`;
  return `select pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`;
}

/** The statements that bring a schema from a version to the newest. */
export function statementsFrom(version: number, options: MigrateOptions): readonly string[] {
  const { schema = 'oneoff', rowLevelSecurity: hides = false, partitions } = options;
  const table = `${identifier(schema)}.migrations`;
  return [
    `create schema if not exists ${identifier(schema)}`,
    `create table if not exists ${table} (version integer primary key, applied_at timestamptz not null default now())`,
    ...migrations(schema, partitions).flatMap((statements, index) =>
      index < version
        ? []
        : [...statements, `insert into ${table} (version) values (${index + 1}) on conflict do nothing`],
    ),
    ...(hides ? rowLevelSecurity(schema) : []),
  ];
}
