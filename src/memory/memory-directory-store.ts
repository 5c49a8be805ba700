import { checkMasterKeys } from '../directory/check-master-keys.ts';
import { existingMasters } from '../directory/existing-masters.ts';
import { keyOf, type Master, type MasterKind, type MasterLists, masterKinds } from '../directory/master-lists.ts';
import { readMasterPage } from '../directory/read-master-page.ts';
import { validateMasters } from '../directory/validate-masters.ts';
import type { Currency } from '../money/currency.ts';
import { pageOf } from '../paging/page.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import { refuse } from '../validation/require-shape.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { frozenCopy } from './frozen-copy.ts';

/** Options of {@link memoryDirectoryStore}. */
export interface MemoryDirectoryStoreOptions {
  /** Currencies of your own, beside ISO 4217. */
  readonly currencies?: readonly Currency[];
}

/** The masters of a tenant, each under its id or code. */
type Tenant = { readonly [K in MasterKind]: Map<string, Master<K>> };

/**
 * Masters in this process's memory, per tenant, none at first: for tests, demos, and services that start empty. Nothing
 * survives the process.
 *
 * Masters go in and come out as frozen copies, so nothing outside can change what is stored.
 *
 * @example
 * ```ts
 * const directory = memoryDirectoryStore();
 * await directory.add('default', { billingEntities: [seller], customers: [buyer] });
 * ```
 */
export function memoryDirectoryStore({ currencies = [] }: MemoryDirectoryStoreOptions = {}): DirectoryStore {
  const tenants = new Map<string, Tenant>();
  const read = (tenant: string): Tenant => tenants.get(tenant) ?? emptyTenant();
  const write = (tenant: string, masters: MasterLists): void => {
    // Copied before anything is written: what cannot be copied must not leave half a call behind.
    const copy = frozenCopy(masters);
    const state = read(tenant);
    for (const kind of masterKinds) for (const master of copy[kind] ?? []) set(state, kind, master);
    tenants.set(tenant, state);
  };
  return {
    async billingEntity(tenant, id) {
      const { billingEntities } = read(tenant);
      if (id !== undefined) return billingEntities.get(id) ?? null;
      const [only, ...others] = billingEntities.values();
      return others.length === 0 ? (only ?? null) : null;
    },
    customer: async (tenant, id) => read(tenant).customers.get(id) ?? null,
    addOns: async (tenant, codes) => pick(read(tenant).addOns, codes),
    taxes: async (tenant, codes) => pick(read(tenant).taxes, codes),
    async save(tenant, masters) {
      refuse(validateMasters(masters, currencies));
      write(tenant, masters);
    },
    async add(tenant, masters) {
      refuse(validateMasters(masters, currencies));
      const state = read(tenant);
      refuse(existingMasters(masters, (kind, key) => state[kind].has(key)));
      write(tenant, masters);
    },
    async remove(tenant, keys) {
      refuse(checkMasterKeys(keys));
      const state = read(tenant);
      for (const kind of masterKinds) for (const key of keys[kind] ?? []) state[kind].delete(key);
    },
    async list(tenant, kind, query = {}) {
      const { limit, after } = readMasterPage(kind, query);
      const found = [...read(tenant)[kind]]
        .filter(([key]) => after === undefined || compareCodePoints(key, after) > 0)
        .sort(([a], [b]) => compareCodePoints(a, b));
      return pageOf(
        found.map(([, master]) => master),
        limit,
        (master) => [keyOf(kind, master)],
      );
    },
  };
}

function emptyTenant(): Tenant {
  return { billingEntities: new Map(), customers: new Map(), addOns: new Map(), taxes: new Map() };
}

function set<K extends MasterKind>(state: Tenant, kind: K, master: Master<K>): void {
  state[kind].set(keyOf(kind, master), master);
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): readonly T[] {
  return [...new Set(keys)].flatMap((key) => from.get(key) ?? []);
}
