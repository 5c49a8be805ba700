import {
  type DirectoryRecords,
  type RecordKeys,
  type RecordKind,
  recordKeys,
  recordKinds,
} from '../../directory/directory-records.ts';
import type { RecordPage } from '../../directory/records/read-record-page.ts';
import { recordSearchText } from '../../paging/search-text.ts';
import type { SqlQuery } from '../connection/sql.ts';
import { containing } from '../queries/list-conditions.ts';

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
  readonly page: (tenant: string, kind: RecordKind, page: RecordPage, words?: readonly string[]) => SqlQuery;
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
    page(tenant, kind, { limit, after }, words = []) {
      const key = recordKeys[kind];
      const place = [tenant, ...(after === undefined ? [] : [after])];
      const having = words.map((_, index) => ` and search like $${place.length + index + 1}::text`);
      const beyond = after === undefined ? '' : ` and ${key} > $2::text`;
      return {
        text: `${from(kind)}${beyond}${having.join('')} order by ${key} limit ${limit + 1}`,
        values: [...place, ...words.map(containing)],
      };
    },
    write: (tenant, records, known) =>
      inTurn(tenant, withSearchTexts(records), (kind, parameter) => {
        const [table, key] = [TABLES[kind], recordKeys[kind]];
        const isSearched = isSearchedKind(kind);
        const more = isSearched ? ', search' : '';
        const replace = `update set document = excluded.document${isSearched ? ', search = excluded.search' : ''}`;
        return `insert into ${schema}.${table} (tenant, ${key}, document${more})
  select $1::text, ${keyIn('r.document', kind)}, r.document${isSearched ? ', r.search' : ''}
  from (select value -> 'record' as document, value ->> 'search' as search from json_array_elements(${parameter})) r
  order by (${keyIn('r.document', kind)}) collate "C"
  on conflict (tenant, ${key}) do ${known === 'kept' ? 'nothing' : replace}
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

function isSearchedKind(kind: RecordKind): boolean {
  return kind === 'customers' || kind === 'addOns';
}

/** Each record beside the text that a search looks through. */
function withSearchTexts(records: DirectoryRecords): { readonly [kind in RecordKind]?: readonly unknown[] } {
  return Object.fromEntries(
    recordKinds.map((kind) => [
      kind,
      (records[kind] ?? []).map((record) => ({
        record,
        ...(isSearchedKind(kind) && { search: recordSearchText(record as Parameters<typeof recordSearchText>[0]) }),
      })),
    ]),
  );
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
