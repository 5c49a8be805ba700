/** The most partitions of a table: a statement that names no tenant looks at each of them. */
export const MOST_PARTITIONS = 256;

/**
 * A table that grows with every invoice: one, or divided into so many partitions by the hash of the tenant.
 *
 * @param table - with its schema, as SQL
 */
export function growingTable(table: string, columns: string, partitions: number | undefined): readonly string[] {
  const create = `create table if not exists ${table} (
  ${columns}
)`;
  if (partitions === undefined) return [create];
  const parts = Array.from(
    { length: partitions },
    (_, part) =>
      `create table if not exists ${table}_p${part} partition of ${table} for values with (modulus ${partitions}, remainder ${part})`,
  );
  return [`${create} partition by hash (tenant)`, ...parts];
}
