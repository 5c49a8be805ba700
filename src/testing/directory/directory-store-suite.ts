import type { DirectoryStore } from '../../ports/directory-store.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import { directoryAdditions } from './directory-additions.ts';
import { directoryNulls } from './directory-nulls.ts';
import { directoryPages } from './directory-pages.ts';
import { directoryRemovals } from './directory-removals.ts';
import { directorySaves } from './directory-saves.ts';
import type { DirectoryStoreTest } from './directory-store-test.ts';
import { directorySuite } from './directory-suite.ts';
import { directoryTenants } from './directory-tenants.ts';
import { directoryUpdates } from './directory-updates.ts';

/** What {@link directoryStoreSuite} takes. */
export interface DirectoryStoreSuiteOptions<S extends DirectoryStore = DirectoryStore> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A fresh, empty store; called once for every test. */
  readonly createStore: () => S | Promise<S>;
  /** Gives back what a test's store holds, such as a pool. Called after every test, also when it failed. */
  readonly closeStore?: (store: S) => Promise<void>;
}

const topics: readonly ((test: DirectoryStoreTest) => void)[] = [
  directorySaves,
  directoryNulls,
  directoryAdditions,
  directoryUpdates,
  directoryRemovals,
  directoryPages,
  directoryTenants,
];

/**
 * Declare the tests that every `DirectoryStore` must pass: those of {@link directorySuite}, and that records are saved,
 * added, updated, removed and listed whole or not at all, per tenant, with up to 16 calls at once; a member that is `null` is
 * not stored.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest';
 *
 * describe('my store', () => directoryStoreSuite({ it, createStore: async () => myDirectoryStore() }));
 * ```
 */
export function directoryStoreSuite<S extends DirectoryStore>(options: DirectoryStoreSuiteOptions<S>): void {
  const { it, createStore, closeStore } = options;
  directorySuite<S>({
    it,
    otherTenant: 'other',
    async createDirectory(records) {
      const store = await createStore();
      await store.save('default', records);
      return store;
    },
    ...(closeStore && { closeDirectory: closeStore }),
  });
  const test: DirectoryStoreTest = (name, run) => {
    it(name, async () => {
      const store = await createStore();
      try {
        await run(store);
      } finally {
        await closeStore?.(store);
      }
    });
  };
  for (const topic of topics) topic(test);
}
