import type {
  BillingEntity,
  Customer,
  DirectoryRecord,
  DirectoryRecords,
  DirectoryStore,
  RecordKind,
  RowOf,
} from 'oneoff';
import { memoryDirectoryStore } from 'oneoff/memory';

const kinds: readonly RecordKind[] = ['billingEntities', 'customers', 'addOns', 'taxes'];

/** A sound store with some of its calls changed. */
function broken(change: (inner: DirectoryStore) => Partial<DirectoryStore>): DirectoryStore {
  const inner = memoryDirectoryStore();
  return { ...inner, ...change(inner) };
}

/** Every tenant's records are everybody's. */
export function mixesTenants(): DirectoryStore {
  return broken((inner) => ({
    billingEntity: (_, id) => inner.billingEntity('all', id),
    customer: (_, id) => inner.customer('all', id),
    addOns: (_, codes) => inner.addOns('all', codes),
    taxes: (_, codes) => inner.taxes('all', codes),
    save: (_, records) => inner.save('all', records),
    add: (_, records) => inner.add('all', records),
    update: (_, kind, key, change) => inner.update('all', kind, key, change),
    remove: (_, keys) => inner.remove('all', keys),
    list: (_, kind, query) => inner.list('all', kind, query),
  }));
}

/** Reads a record, and saves what becomes of it later. */
export function readsThenSaves(): DirectoryStore {
  return broken((inner) => ({
    async update(tenant, kind, key, change) {
      const { items } = await inner.list(tenant, kind, { limit: 100 });
      const found = items.find((record) => ('code' in record ? record.code : record.id) === key);
      if (found === undefined) return null;
      const next = change(found) as DirectoryRecord<typeof kind> | null;
      await inner.save(tenant, { [kind]: [next] });
      return next;
    },
  }));
}

/** Tells tenants apart, but not where it removes. */
export function removesEverywhere(): DirectoryStore {
  return broken((inner) => ({
    async remove(_, keys) {
      for (const tenant of ['default', 'ours', 'theirs', 'other']) await inner.remove(tenant, keys);
    },
  }));
}

/** Keeps rows of SQL as they come. */
export function keepsNulls(): DirectoryStore {
  const rows = new Map<string, object>();
  return broken((inner) => ({
    async add(tenant, records) {
      await inner.add(tenant, records);
      for (const one of records.customers ?? []) rows.set(`${tenant} ${one.id}`, one);
    },
    async list(tenant, kind, query) {
      const page = await inner.list(tenant, kind, query);
      const items = page.items.map((one) => rows.get(`${tenant} ${'id' in one ? one.id : ''}`) ?? one);
      return { ...page, items: items as typeof page.items };
    },
  }));
}

/** Stores what is good of a call that it refuses. */
export function halfStores(): DirectoryStore {
  return broken((inner) => {
    const half =
      (call: 'save' | 'add') =>
      async (tenant: string, records: RowOf<DirectoryRecords>): Promise<void> => {
        try {
          await inner[call](tenant, records);
        } catch (error) {
          for (const kind of kinds)
            for (const record of records[kind] ?? [])
              await inner[call](tenant, { [kind]: [record] }).catch(() => undefined);
          throw error;
        }
      };
    return { save: half('save'), add: half('add') };
  });
}

/** Looks whether records are there, and stores them later. */
export function checksThenAdds(): DirectoryStore {
  return broken((inner) => ({
    async add(tenant, records) {
      for (const customer of records.customers ?? [])
        if ((await inner.customer(tenant, customer.id)) !== null) return inner.add(tenant, records);
      for (const seller of records.billingEntities ?? [])
        if ((await inner.billingEntity(tenant, seller.id)) !== null) return inner.add(tenant, records);
      await inner.save(tenant, records);
    },
  }));
}

/** Keeps the fields of a known record that the new one does not have. */
export function mergesFields(): DirectoryStore {
  return broken((inner) => ({
    async save(tenant, records) {
      const merge = async (one: RowOf<Customer>): Promise<RowOf<Customer>> => ({
        ...(await inner.customer(tenant, one?.id).catch(() => null)),
        ...one,
      });
      const customers = records.customers && (await Promise.all(records.customers.map(merge)));
      await inner.save(tenant, { ...records, ...(customers && { customers }) });
    },
  }));
}

/** Takes what it is given for all that there is. */
export function replacesLists(): DirectoryStore {
  return broken((inner) => ({
    async save(tenant, records) {
      await inner.save(tenant, records);
      if (!records.customers) return;
      const kept = records.customers.map((one) => one.id);
      const { items } = await inner.list(tenant, 'customers', { limit: 100 });
      await inner.remove(tenant, { customers: items.map((one) => one.id).filter((id) => !kept.includes(id)) });
    },
  }));
}

/** Leaves out what it does not know, without a word. */
export function ignoresMisspeltKinds(): DirectoryStore {
  const known = <T extends object>(lists: T): T =>
    Object.fromEntries(Object.entries(lists).filter(([kind]) => kinds.includes(kind as RecordKind))) as T;
  return broken((inner) => ({
    save: (tenant, records) => inner.save(tenant, known(records)),
    remove: (tenant, keys) => inner.remove(tenant, known(keys)),
  }));
}

/** Gives out what it holds. */
export function sharesItsObjects(): DirectoryStore {
  const held = new Map<string, BillingEntity>();
  return broken((inner) => ({
    async save(tenant, records) {
      await inner.save(tenant, records);
      for (const seller of records.billingEntities ?? []) held.set(seller.id, seller as BillingEntity);
    },
    billingEntity: async (tenant, id) => held.get(id ?? '') ?? inner.billingEntity(tenant, id),
  }));
}

/** Counts what came before a page. */
export function pagesByOffset(): DirectoryStore {
  return broken((inner) => ({
    async list(tenant, kind, { cursor = '[0]', limit = 20 } = {}) {
      const start = (JSON.parse(cursor) as [number])[0];
      const { items } = await inner.list(tenant, kind, { limit: 100 });
      const end = start + limit;
      return { items: items.slice(start, end), nextCursor: end < items.length ? `[${end}]` : null };
    },
  }));
}

/** Has a cursor wherever a page is full. */
export function promisesMore(): DirectoryStore {
  return broken((inner) => ({
    async list(tenant, kind, query = {}) {
      const { items, nextCursor } = await inner.list(tenant, kind, query);
      const last = items.at(-1);
      const isFull = last !== undefined && items.length === (query.limit ?? 20);
      return { items, nextCursor: nextCursor ?? (isFull ? JSON.stringify([keyOf(last)]) : null) };
    },
  }));
}

/** Sorts as the language does. */
export function sortsByLocale(): DirectoryStore {
  return sorted((a, b) => a.localeCompare(b, 'en'));
}

/** Sorts by UTF-16 units. */
export function sortsByUnits(): DirectoryStore {
  return sorted((a, b) => (a < b ? -1 : 1));
}

function sorted(compare: (a: string, b: string) => number): DirectoryStore {
  return broken((inner) => ({
    async list(tenant, kind, query) {
      const page = await inner.list(tenant, kind, query);
      return { ...page, items: page.items.toSorted((a, b) => compare(keyOf(a), keyOf(b))) };
    },
  }));
}

function keyOf(record: DirectoryRecord): string {
  return 'code' in record ? record.code : record.id;
}
