import { type Bind, type Conditions, DAY_COLUMN } from './list-conditions.ts';
import type { ListQuery } from './list-query.ts';

interface Source {
  readonly tables: string;
  readonly where: Conditions;
  /** Those that the list is ordered by, the id last. */
  readonly columns: readonly string[];
}

/** The table that the list walks along: the invoices, or in the order of creation the rows of one metadata entry. */
export function sourceOf(schema: string, { order, metadata = {} }: ListQuery, bind: Bind): Source {
  const has = (alias: string, [name, value]: readonly [string, string]): string =>
    `${alias}.tenant = $1::text and ${alias}.name = ${bind(name)} and ${alias}.value = ${bind(value)}`;
  const alsoHas = (entry: readonly [string, string], which: string): string =>
    `exists (select from ${schema}.invoice_metadata o where ${has('o', entry)} and ${which})`;
  const entries = Object.entries(metadata);
  const [first, ...others] = entries;
  if (first === undefined || order !== 'createdAt') {
    return {
      tables: `${schema}.invoices i`,
      where: ['i.tenant = $1::text', ...entries.map((entry) => alsoHas(entry, 'o.invoice = i.id'))],
      columns: [...(order === 'createdAt' ? [] : [`i.${DAY_COLUMN[order]}`]), 'i.created_at', 'i.id'],
    };
  }
  return {
    tables: `${schema}.invoice_metadata m join ${schema}.invoices i on i.tenant = $1::text and i.id = m.invoice`,
    where: [
      has('m', first),
      ...others.map((entry) => alsoHas(entry, 'o.created_at = m.created_at and o.invoice = m.invoice')),
    ],
    columns: ['m.created_at', 'm.invoice'],
  };
}
