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
import type { DirectorySearch } from '../ports/directory-search.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import { frozenCopy } from '../validation/frozen.ts';
import { object } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { searchRecords } from './search-records.ts';

/** Options of {@link memoryDirectoryStore}. */
export type MemoryDirectoryStoreOptions = RecordRules;

const optionsShape = object<MemoryDirectoryStoreOptions>(recordRuleFields);

/** The records of a tenant, each under its id or code. */
type Tenant = { readonly [K in RecordKind]: Map<string, DirectoryRecord<K>> };

/**
 * Records in this process's memory, per tenant, none at first: for tests, demos, and services that start empty. Nothing
 * survives the process.
 *
 * Records are stored and returned as frozen copies, so nothing outside can change what is stored.
 *
 * @example
 * ```ts
 * const directory = memoryDirectoryStore();
 * await directory.add('default', { billingEntities: [seller], customers: [buyer] });
 * ```
 */
export function memoryDirectoryStore(options: MemoryDirectoryStoreOptions = {}): DirectoryStore & DirectorySearch {
  requireOptions(optionsShape, options, 'memoryDirectoryStore');
  const rules = readRecordRules(options);
  const tenants = new Map<string, Tenant>();
  const read = (tenant: string): Tenant => tenants.get(tenant) ?? emptyTenant();
  const write = (tenant: string, records: DirectoryRecords): void => {
    // Copied before anything is written: what cannot be copied must not leave half a call behind.
    const copy = frozenCopy(records);
    const state = read(tenant);
    for (const kind of recordKinds) for (const record of copy[kind] ?? []) set(state, kind, record);
    tenants.set(tenant, state);
  };
  return {
    async billingEntity(tenant, id) {
      const { billingEntities } = read(tenant);
      if (id !== undefined) return billingEntities.get(id) ?? null;
      const [only, ...others] = billingEntities.values();
      return others.length === 0 ? (only ?? null) : null;
    },
    billingEntities: async (tenant) => [...read(tenant).billingEntities.values()],
    customer: async (tenant, id) => read(tenant).customers.get(id) ?? null,
    addOns: async (tenant, codes) => pick(read(tenant).addOns, codes),
    taxes: async (tenant, codes) => {
      const asked = new Set(codes);
      return [...read(tenant).taxes.values()].filter(({ code }) => asked.has(code));
    },
    async save(tenant, rows) {
      const records = readRecords(rows, rules);
      write(tenant, records);
    },
    async add(tenant, rows) {
      const records = readRecords(rows, rules);
      const state = read(tenant);
      throwFaults(existingRecords(records, (kind, key) => state[kind].has(key)));
      write(tenant, records);
    },
    async update(tenant, kind, key, change) {
      const records = read(tenant)[kind];
      const current = records.get(key);
      if (current === undefined) return null;
      const row = change(current);
      if (row === null) {
        records.delete(key);
        return null;
      }
      const next = readReplacement(kind, key, row, rules);
      write(tenant, { [kind]: [next] });
      return next;
    },
    async remove(tenant, keys) {
      throwFaults(checkRecordKeys(keys));
      const state = read(tenant);
      for (const kind of recordKinds) for (const key of keys[kind] ?? []) state[kind].delete(key);
    },
    search: async (tenant, kind, query) =>
      searchRecords(kind, [...(read(tenant)[kind] as Map<string, DirectoryRecord<typeof kind>>).values()], query),
    async list(tenant, kind, query = {}) {
      const { limit, after } = readRecordPage(kind, query);
      const found = [...read(tenant)[kind]]
        .filter(([key]) => after === undefined || compareCodePoints(key, after) > 0)
        .sort(([a], [b]) => compareCodePoints(a, b));
      return pageOf(
        found.map(([, record]) => record),
        limit,
        (record) => [keyOf(kind, record)],
      );
    },
  };
}

function emptyTenant(): Tenant {
  return { billingEntities: new Map(), customers: new Map(), addOns: new Map(), taxes: new Map() };
}

function set<K extends RecordKind>(state: Tenant, kind: K, record: DirectoryRecord<K>): void {
  state[kind].set(keyOf(kind, record), record);
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): readonly T[] {
  return [...new Set(keys)].flatMap((key) => from.get(key) ?? []);
}
