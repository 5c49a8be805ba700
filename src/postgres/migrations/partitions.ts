import { identifier } from '../connection/sql.ts';
import { PARTITIONED_TABLES } from './migrations.ts';

/** The most partitions of a table: a statement that names no tenant looks at each of them. */
export const MOST_PARTITIONS = 256;

/** The statements of a schema whose large tables are divided into so many partitions by the hash of the tenant. */
export function inPartitions(statements: readonly string[], schema: string, partitions: number): readonly string[] {
  return statements.flatMap((statement) => {
    const table = PARTITIONED_TABLES.find((name) => statement.startsWith(creating(schema, name)));
    return table === undefined
      ? [statement]
      : [`${statement} partition by hash (tenant)`, ...partitionsOf(schema, table, partitions)];
  });
}

function creating(schema: string, table: string): string {
  return `create table if not exists ${identifier(schema)}.${table} (`;
}

function partitionsOf(schema: string, table: string, partitions: number): readonly string[] {
  const parent = `${identifier(schema)}.${table}`;
  return Array.from(
    { length: partitions },
    (_, part) =>
      `create table if not exists ${parent}_p${part} partition of ${parent} for values with (modulus ${partitions}, remainder ${part})`,
  );
}
