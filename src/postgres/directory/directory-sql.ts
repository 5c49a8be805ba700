import {
  type DirectoryRecords,
  type RecordKeys,
  type RecordKind,
  recordKeys,
  recordKinds,
} from '../../directory/directory-records.ts';
import type { RecordPage } from '../../directory/read-record-page.ts';
import type { SqlQuery } from '../connection/sql.ts';

const TABLES = {
  billingEntities: 'billing_entities',
  customers: 'customers',
  addOns: 'add_ons',
  taxes: 'taxes',
} as const;

/** The statements of a directory in one schema. */
export interface DirectorySql {
  /** Records of the ids or codes; of taxes all that have the codes. */
  readonly some: (tenant: string, kind: RecordKind, keys: readonly string[]) => SqlQuery;
  /** One record, locked until the transaction ends. */
  readonly lock: (tenant: string, kind: RecordKind, key: string) => SqlQuery;
  /** At most two billing entities: more than one is as good as many. */
  readonly billingEntities: (tenant: string) => SqlQuery;
  /** At most so many as a page offers. */
  readonly allBillingEntities: (tenant: string) => SqlQuery;
  /** One row more than the page. */
  readonly page: (tenant: string, kind: RecordKind, page: RecordPage) => SqlQuery;
  /** Answers with what was written. */
  readonly write: (tenant: string, records: DirectoryRecords, known: 'kept' | 'replaced') => SqlQuery;
  readonly remove: (tenant: string, keys: RecordKeys) => SqlQuery;
}

/** The key of a record in its document, as `keyOf` makes it. */
function keyIn(document: string, kind: RecordKind): string {
  const key = `${document} ->> '${recordKeys[kind]}'`;
  return kind === 'taxes' ? `(${key}) || coalesce('@' || (${document} ->> 'validFrom'), '')` : key;
}

/** @param schema - as an identifier */
export function directorySql(schema: string): DirectorySql {
  const from = (kind: RecordKind): string =>
    `select document::text as document from ${schema}.${TABLES[kind]} where tenant = $1::text`;
  return {
    some: (tenant, kind, keys) => ({
      text: `${from(kind)} and ${kind === 'taxes' ? `document ->> 'code'` : recordKeys[kind]} in (select json_array_elements_text($2::text::json))`,
      values: [tenant, JSON.stringify(keys)],
    }),
    lock: (tenant, kind, key) => ({
      text: `${from(kind)} and ${recordKeys[kind]} = $2::text for update`,
      values: [tenant, key],
    }),
    billingEntities: (tenant) => ({ text: `${from('billingEntities')} limit 2`, values: [tenant] }),
    allBillingEntities: (tenant) => ({ text: `${from('billingEntities')} order by id limit 500`, values: [tenant] }),
    page(tenant, kind, { limit, after }) {
      const key = recordKeys[kind];
      const beyond = after === undefined ? '' : ` and ${key} > $2::text`;
      return {
        text: `${from(kind)}${beyond} order by ${key} limit ${limit + 1}`,
        values: [tenant, ...(after === undefined ? [] : [after])],
      };
    },
    write: (tenant, records, known) =>
      inTurn(tenant, records, (kind, parameter) => {
        const [table, key] = [TABLES[kind], recordKeys[kind]];
        return `insert into ${schema}.${table} (tenant, ${key}, document)
  select $1::text, ${keyIn('r.document', kind)}, r.document
  from (select value as document from json_array_elements(${parameter})) r
  order by (${keyIn('r.document', kind)}) collate "C"
  on conflict (tenant, ${key}) do ${known === 'kept' ? 'nothing' : 'update set document = excluded.document'}
  returning ${key} as key`;
      }),
    remove: (tenant, keys) =>
      inTurn(tenant, keys, (kind, parameter) => {
        const [table, key] = [TABLES[kind], recordKeys[kind]];
        return `delete from ${schema}.${table} d using (
    select ${key} as key from ${schema}.${table}
    where tenant = $1::text and ${key} in (select json_array_elements_text(${parameter}))
    order by ${key} for update
  ) l
  where d.tenant = $1::text and d.${key} = l.key
  returning l.key`;
      }),
  };
}

/**
 * A clause for every kind, with its list as a parameter; answers with `kind` and `key` of each row.
 *
 * The answer reads one table after the other, and each clause takes its rows in the order of their keys: calls at once
 * never wait in a circle.
 */
function inTurn(
  tenant: string,
  lists: { readonly [kind in RecordKind]?: readonly unknown[] },
  clause: (kind: RecordKind, parameter: string) => string,
): SqlQuery {
  const clauses = recordKinds.map(
    (kind, index) => `${TABLES[kind]} as (\n  ${clause(kind, `$${index + 2}::text::json`)}\n)`,
  );
  const answers = recordKinds.map((kind) => `select '${kind}' as kind, key from ${TABLES[kind]}`);
  return {
    text: `with ${clauses.join(',\n')}\n${answers.join('\nunion all\n')}`,
    values: [tenant, ...recordKinds.map((kind) => JSON.stringify(lists[kind] ?? []))],
  };
}
