import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { SuiteTest } from '../samples/suite-test.ts';
import { storeAtomicity } from './atomicity.ts';
import { storeBatches } from './batches.ts';
import { benchOf, type StoreTest } from './bench.ts';
import { storeCommitSizes } from './commit-sizes.ts';
import { storeCorrections } from './corrections.ts';
import { storeCreditNotes } from './credit-notes.ts';
import { storeDocuments } from './documents.ts';
import { storeDue } from './due.ts';
import { storeHistory } from './history.ts';
import { storeIdempotency } from './idempotency.ts';
import { storeIds } from './ids.ts';
import { storeKeys } from './keys.ts';
import { storeCreditNoteLists } from './lists/credit-note-lists.ts';
import { storeList } from './lists/list.ts';
import { storeOrder } from './lists/order.ts';
import { storePages } from './lists/pages.ts';
import { storeLocks } from './locks.ts';
import { storeNumbers } from './numbers.ts';
import { storeRaces } from './races.ts';
import { storeSchedule } from './schedule.ts';
import { storeStillness } from './stillness.ts';
import { storeTakenNumbers } from './taken-numbers.ts';
import { storeTenants } from './tenants.ts';

/** What {@link invoiceStoreSuite} takes. */
export interface InvoiceStoreSuiteOptions<S extends InvoiceStore = InvoiceStore> {
  /** The `it` of your test runner. */
  readonly it: SuiteTest;
  /** A fresh, empty store; called once for every test. */
  readonly createStore: () => Promise<S>;
  /** Gives back what a test's store holds, such as a pool. Called after every test, also when it failed. */
  readonly closeStore?: (store: S) => Promise<void>;
  /** The same store as another process would open it; leave it out where nothing outlives the process. */
  readonly reopenStore?: (store: S) => Promise<InvoiceStore>;
}

const topics: readonly ((test: StoreTest) => void)[] = [
  storeAtomicity,
  storeIds,
  storeLocks,
  storeKeys,
  storeIdempotency,
  storeNumbers,
  storeTakenNumbers,
  storeRaces,
  storeTenants,
  storeDocuments,
  storeStillness,
  storeHistory,
  storeList,
  storeOrder,
  storePages,
  storeDue,
  storeCreditNotes,
  storeCreditNoteLists,
  storeCorrections,
  storeBatches,
  storeCommitSizes,
  storeSchedule,
];

/**
 * Declare the tests that every `InvoiceStore` must pass: atomicity, locks, idempotency, gapless numbers, races,
 * isolation of tenants, and documents that come back as they went in.
 *
 * Each test has a store of its own. They work on the port and through `createInvoicing`, with up to 32 calls at once.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest';
 *
 * describe('my store', () => invoiceStoreSuite({ it, createStore: async () => myStore() }));
 * ```
 */
export function invoiceStoreSuite<S extends InvoiceStore>(options: InvoiceStoreSuiteOptions<S>): void {
  const { it, createStore, closeStore, reopenStore } = options;
  const test: StoreTest = (name, run) => {
    it(name, async () => {
      const store = await createStore();
      try {
        await run(benchOf(store, reopenStore && (() => reopenStore(store))));
      } finally {
        await closeStore?.(store);
      }
    });
  };
  for (const topic of topics) topic(test);
}
