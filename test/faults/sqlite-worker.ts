import Database from 'libsql';
import type { InvoiceStore } from 'oneoff';
import { sqliteStore } from 'oneoff/sqlite';
import { issueInProcess } from 'oneoff/testing';

/** The stores that a process may open: a sound one, and some that must not pass. */
const stores: { readonly [name: string]: (inner: InvoiceStore) => InvoiceStore } = {
  sound: (inner) => inner,
  /** Decides on what it read before it took the lock. */
  stale: (inner) => ({
    ...inner,
    async commit(tenant, reads, decide) {
      const found = await inner.commit(tenant, reads, (seen) => ({ ...NOTHING, result: seen }));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return inner.commit(tenant, reads, () => decide(found));
    },
  }),
  /** Answers before the commit is safe. */
  hasty: (inner) => ({
    ...inner,
    async commit(tenant, reads, decide) {
      const { result } = await inner.commit(tenant, reads, (found) => ({ ...NOTHING, result: decide(found) })).then();
      setTimeout(() => void inner.commit(tenant, reads, decide).catch(() => undefined), 50);
      return result;
    },
  }),
};

const NOTHING = {
  created: [],
  changed: [],
  creditNotes: [],
  deleted: [],
  events: [],
  keys: new Map(),
  series: new Map(),
};

const [file = '', kind = '', count = ''] = process.argv.slice(2);
const database = new Database(file);
const store = stores[kind]?.(sqliteStore({ database }));
if (!store) throw new Error(`no store ${kind}`);
await issueInProcess(store, Number(count));
