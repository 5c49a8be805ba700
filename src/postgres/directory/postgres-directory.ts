import { type DirectoryRecord, keyOf, type RecordKind } from '../../directory/directory-records.ts';
import { type RecordRules, readRecordRules, recordRuleFields } from '../../directory/record-rules.ts';
import { checkRecordKeys } from '../../directory/records/check-record-keys.ts';
import { existingRecords } from '../../directory/records/existing-records.ts';
import { readRecordPage } from '../../directory/records/read-record-page.ts';
import { readRecords } from '../../directory/records/read-records.ts';
import { readReplacement } from '../../directory/records/read-replacement.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { searchWords } from '../../paging/search-text.ts';
import type { DirectorySearch } from '../../ports/directory-search.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import { flag } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { requireTenant } from '../../validation/require-tenant.ts';
import { isStorable } from '../../validation/storable.ts';
import { NOTHING_MORE } from '../connection/database.ts';
import { databaseOf, replicaOf } from '../connection/database-of.ts';
import { lockTimeoutMs, schemaName } from '../connection/option-shapes.ts';
import { requireSource } from '../connection/require-source.ts';
import { retrying } from '../connection/retrying.ts';
import type { PostgresSource } from '../connection/source.ts';
import { identifier, type SqlQuery } from '../connection/sql.ts';
import { documentPage, upToPageBytes } from '../queries/page-rows.ts';
import { directorySql } from './directory-sql.ts';

/** Options of {@link postgresDirectory}. */
export interface PostgresDirectoryOptions extends RecordRules {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Set the tenant in every transaction, for a schema with row level security. Default `false`. */
  readonly rowLevelSecurity?: boolean;
  /** How long a statement waits for a row that another transaction has locked, in milliseconds; default 5000. */
  readonly lockTimeoutMs?: number;
}

const optionsShape = object<PostgresDirectoryOptions>({
  schema: optional(schemaName),
  rowLevelSecurity: optional(flag),
  lockTimeoutMs: optional(lockTimeoutMs),
  ...recordRuleFields,
});

const TRIES = { collided: 5, lost: 3 };
const ONCE = { collided: 1 };

/**
 * Billing entities, customers, add-ons and taxes in PostgreSQL, per tenant, in the store's own schema: for hosts that have no
 * records of their own.
 *
 * What collides with another call is tried again, unless the transaction is the host's. With `readPool`, `list` and
 * `search` are read from a replica and may be late; records that an invoice is made from never are.
 *
 * @example
 * ```ts
 * const directory = postgresDirectory({ pool });
 * await directory.save('default', { billingEntities: [seller], customers: [buyer] });
 * ```
 */
export function postgresDirectory(
  source: PostgresSource,
  options: PostgresDirectoryOptions = {},
): DirectoryStore & DirectorySearch {
  requireSource(source, 'postgresDirectory');
  requireOptions(optionsShape, options, 'postgresDirectory');
  const { schema = 'oneoff' } = options;
  const rules = readRecordRules(options);
  const sql = directorySql(identifier(schema));
  const database = databaseOf(source, options);
  const replica = replicaOf(source, options);
  const tries = database.joined ? ONCE : TRIES;

  const read = async <K extends RecordKind>(
    tenant: string,
    query: SqlQuery,
  ): Promise<readonly DirectoryRecord<K>[]> => {
    const rows = isStorable(tenant) ? await database.read(tenant, query) : [];
    return rows.map(({ document }) => JSON.parse(document as string) as DirectoryRecord<K>);
  };
  const find = async <K extends RecordKind>(
    tenant: string,
    kind: K,
    keys: readonly string[],
  ): Promise<readonly DirectoryRecord<K>[]> => {
    const known = keys.filter(isStorable);
    return known.length === 0 ? [] : read<K>(tenant, sql.some(tenant, kind, known));
  };
  // A transaction also for one statement: at the level that it is made for, whatever the server's default is.
  const write = (tenant: string, query: SqlQuery): Promise<void> =>
    retrying(tries, () => database.transact(tenant, async () => ({ result: undefined, write: query })));

  return {
    async billingEntity(tenant, id) {
      if (id !== undefined) return (await find(tenant, 'billingEntities', [id]))[0] ?? null;
      const [only, ...others] = await read<'billingEntities'>(tenant, sql.billingEntities(tenant));
      return others.length === 0 ? (only ?? null) : null;
    },
    billingEntities: (tenant) => read<'billingEntities'>(tenant, sql.allBillingEntities(tenant)),
    customer: async (tenant, id) => (await find(tenant, 'customers', [id]))[0] ?? null,
    addOns: (tenant, codes) => find(tenant, 'addOns', codes),
    taxes: (tenant, codes) => find(tenant, 'taxes', codes),
    async save(tenant, rows) {
      const records = readRecords(rows, rules);
      requireTenant(tenant);
      await write(tenant, sql.write(tenant, records, 'replaced'));
    },
    async add(tenant, rows) {
      const records = readRecords(rows, rules);
      requireTenant(tenant);
      const taken = await retrying(tries, () =>
        database.transact(tenant, async (session) => {
          const rows = await session.query(sql.write(tenant, records, 'kept'));
          const isNew = new Set(rows.map(({ kind, key }) => `${kind} ${key}`));
          const result = existingRecords(records, (kind, key) => !isNew.has(`${kind} ${key}`));
          // New records are written by then, and committed with this.
          return { result, write: result.length === 0 ? NOTHING_MORE : null };
        }),
      );
      throwFaults(taken);
    },
    async update(tenant, kind, key, change) {
      requireTenant(tenant);
      if (!isStorable(key)) return null;
      type Changed = DirectoryRecord<typeof kind>;
      // A refusal is thrown after the transaction: it is not a failure of the store.
      const answer = await retrying(tries, () =>
        database.transact<() => Changed | null>(tenant, async (session) => {
          const [row] = await session.query(sql.lock(tenant, kind, key));
          if (row === undefined) return { result: () => null, write: null };
          try {
            const changed = change(JSON.parse(row['document'] as string) as Changed);
            if (changed === null) return { result: () => null, write: sql.remove(tenant, { [kind]: [key] }) };
            const next = readReplacement(kind, key, changed, rules);
            return { result: () => next, write: sql.write(tenant, { [kind]: [next] }, 'replaced') };
          } catch (refusal) {
            const refuse = (): never => {
              throw refusal;
            };
            return { result: refuse, write: null };
          }
        }),
      );
      return answer();
    },
    async remove(tenant, keys) {
      throwFaults(checkRecordKeys(keys));
      requireTenant(tenant);
      await write(tenant, sql.remove(tenant, keys));
    },
    async search(tenant, kind, { text: wanted, ...query }) {
      const page = readRecordPage(kind, query);
      const words = searchWords(wanted);
      const { text, values } = sql.page(tenant, kind, page, words);
      const upToBytes = { text: upToPageBytes(text, ['document'], 'octet_length(document)'), values };
      const rows = [tenant, ...words].every(isStorable) ? await replica.read(tenant, upToBytes) : [];
      return documentPage<DirectoryRecord<typeof kind>>(rows, page.limit, (record) => [keyOf(kind, record)]);
    },
    async list(tenant, kind, query = {}) {
      const page = readRecordPage(kind, query);
      const { text, values } = sql.page(tenant, kind, page);
      const upToBytes = { text: upToPageBytes(text, ['document'], 'octet_length(document)'), values };
      const rows = isStorable(tenant) ? await replica.read(tenant, upToBytes) : [];
      return documentPage<DirectoryRecord<typeof kind>>(rows, page.limit, (record) => [keyOf(kind, record)]);
    },
  };
}
