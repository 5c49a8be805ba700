import {
  type DirectoryRecord,
  type DirectoryRecords,
  keyOf,
  type RecordKind,
  recordKinds,
} from '../directory/directory-records.ts';
import { type RecordRules, readRecordRules, recordRuleFields } from '../directory/record-rules.ts';
import { checkRecordKeys } from '../directory/records/check-record-keys.ts';
import { existingRecords } from '../directory/records/existing-records.ts';
import { readRecordPage } from '../directory/records/read-record-page.ts';
import { readRecords } from '../directory/records/read-records.ts';
import { readReplacement } from '../directory/records/read-replacement.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { pageOf } from '../paging/page.ts';
import { recordSearchText, searchWords } from '../paging/search-text.ts';
import type { DirectorySearch } from '../ports/directory-search.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import { object } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { requireTenant } from '../validation/require-tenant.ts';
import { isStorable } from '../validation/storable.ts';
import { connectionOf } from './connection.ts';
import { upToPageBytes } from './list-query.ts';
import { documentOf } from './read-found.ts';
import { requireSqliteSource } from './require-source.ts';
import type { SqliteSource } from './source.ts';
import type { SqliteStatements } from './statements.ts';

/** Options of {@link sqliteDirectory}. */
export type SqliteDirectoryOptions = RecordRules;

const optionsShape = object<SqliteDirectoryOptions>(recordRuleFields);

/**
 * Billing entities, customers, add-ons and taxes in SQLite, per tenant, beside the tables of {@link sqliteStore}: for
 * hosts that have no records of their own.
 *
 * @throws {ValidationError} `field.*`: the source is not an open database, or an option is misspelt
 * @example
 * ```ts
 * const directory = sqliteDirectory({ database });
 * await directory.save('default', { billingEntities: [seller], customers: [buyer] });
 * ```
 */
export function sqliteDirectory(
  source: SqliteSource,
  options: SqliteDirectoryOptions = {},
): DirectoryStore & DirectorySearch {
  requireSqliteSource(source, 'sqliteDirectory');
  requireOptions(optionsShape, options, 'sqliteDirectory');
  const rules = readRecordRules(options);
  const connection = connectionOf(source);
  const find = async <K extends RecordKind>(
    tenant: string,
    kind: K,
    keys: readonly string[],
  ): Promise<readonly DirectoryRecord<K>[]> => {
    const known = keys.filter(isStorable);
    if (known.length === 0 || !isStorable(tenant)) return [];
    const among = kind === 'taxes' ? `json_extract(document, '$.code') in (${GIVEN})` : AMONG;
    return connection.read((on) => select<K>(on, `${among} order by key`, tenant, kind, JSON.stringify(known)));
  };
  return {
    async billingEntity(tenant, id) {
      if (id !== undefined) return (await find(tenant, 'billingEntities', [id]))[0] ?? null;
      if (!isStorable(tenant)) return null;
      const found = await connection.read((on) =>
        select<'billingEntities'>(on, 'true limit 2', tenant, 'billingEntities'),
      );
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    async billingEntities(tenant) {
      if (!isStorable(tenant)) return [];
      return connection.read((on) =>
        select<'billingEntities'>(on, 'true order by key limit 500', tenant, 'billingEntities'),
      );
    },
    customer: async (tenant, id) => (await find(tenant, 'customers', [id]))[0] ?? null,
    addOns: (tenant, codes) => find(tenant, 'addOns', codes),
    taxes: (tenant, codes) => find(tenant, 'taxes', codes),
    async save(tenant, rows) {
      const records = readRecords(rows, rules);
      requireTenant(tenant);
      await connection.transact((on) => write(on, tenant, records));
    },
    async add(tenant, rows) {
      const records = readRecords(rows, rules);
      requireTenant(tenant);
      await connection.transact((on) => {
        throwFaults(existingRecords(records, (kind, key) => select(on, 'key = ?', tenant, kind, key).length > 0));
        write(on, tenant, records);
      });
    },
    async update(tenant, kind, key, change) {
      requireTenant(tenant);
      if (!isStorable(key)) return null;
      return connection.transact((on) => {
        const [current] = select<typeof kind>(on, 'key = ?', tenant, kind, key);
        if (current === undefined) return null;
        const row = change(current);
        if (row === null) {
          on.run('delete from oneoff_records where tenant = ? and kind = ? and key = ?', tenant, kind, key);
          return null;
        }
        const next = readReplacement(kind, key, row, rules);
        write(on, tenant, { [kind]: [next] });
        return next;
      });
    },
    async remove(tenant, keys) {
      throwFaults(checkRecordKeys(keys));
      requireTenant(tenant);
      await connection.transact((on) => {
        for (const kind of recordKinds) {
          const some = (keys[kind] ?? []).filter(isStorable);
          on.run(
            `delete from oneoff_records where tenant = ? and kind = ? and ${AMONG}`,
            tenant,
            kind,
            JSON.stringify(some),
          );
        }
      });
    },
    async search(tenant, kind, { text, ...query }) {
      const { limit, after = '' } = readRecordPage(kind, query);
      const words = searchWords(text);
      if (![tenant, after, ...words].every(isStorable)) return { items: [], nextCursor: null };
      const where = ['tenant = ? and kind = ? and key > ?', ...words.map(() => 'instr(search, ?) > 0')].join(' and ');
      const sql = `select document from oneoff_records where ${where} order by key limit ${limit + 1}`;
      const rows = await connection.read((on) => on.all(upToPageBytes(sql, 'document'), tenant, kind, after, ...words));
      const found = rows.map((row) => documentOf<DirectoryRecord<typeof kind>>(row));
      return pageOf(found, limit, (record) => [keyOf(kind, record)]);
    },
    async list(tenant, kind, query = {}) {
      const { limit, after = '' } = readRecordPage(kind, query);
      if (![tenant, after].every(isStorable)) return { items: [], nextCursor: null };
      const where = 'tenant = ? and kind = ? and key > ?';
      const sql = `select document from oneoff_records where ${where} order by key limit ${limit + 1}`;
      const rows = await connection.read((on) => on.all(upToPageBytes(sql, 'document'), tenant, kind, after));
      const found = rows.map((row) => documentOf<DirectoryRecord<typeof kind>>(row));
      return pageOf(found, limit, (record) => [keyOf(kind, record)]);
    },
  };
}

const GIVEN = 'select value from json_each(?)';
const AMONG = `key in (${GIVEN})`;

function select<K extends RecordKind>(
  on: SqliteStatements,
  where: string,
  tenant: string,
  kind: K,
  ...values: readonly string[]
): readonly DirectoryRecord<K>[] {
  const sql = `select document from oneoff_records where tenant = ? and kind = ? and ${where}`;
  return on.all(sql, tenant, kind, ...values).map((row) => documentOf<DirectoryRecord<K>>(row));
}

function write(on: SqliteStatements, tenant: string, records: DirectoryRecords): void {
  const insert = 'insert into oneoff_records (tenant, kind, key, document, search) values (?, ?, ?, ?, ?)';
  const sql = `${insert} on conflict do update set document = excluded.document, search = excluded.search`;
  const textOf = (record: object): string => recordSearchText(record as Parameters<typeof recordSearchText>[0]);
  for (const kind of recordKinds)
    for (const record of records[kind] ?? [])
      on.run(sql, tenant, kind, keyOf(kind, record), JSON.stringify(record), textOf(record));
}
