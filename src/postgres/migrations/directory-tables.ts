import { TEXT } from './column-types.ts';

/** The records of a directory; `search` is what a search looks through, folded by the library. */
export function directoryTables(schema: string): readonly string[] {
  const records = (table: string, key: string, more: readonly string[] = []): string =>
    `create table if not exists ${schema}.${table} (
  tenant ${TEXT} not null,
  ${[`${key} ${TEXT} not null`, 'document json not null', ...more, `primary key (tenant, ${key})`].join(',\n  ')}
)`;
  return [
    records('billing_entities', 'id'),
    records('customers', 'id', [`search ${TEXT}`]),
    records('add_ons', 'code', [`search ${TEXT}`]),
    records('taxes', 'code'),
  ];
}
