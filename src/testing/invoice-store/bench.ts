import { memoryDirectory } from '../../memory/memory-directory.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { createInvoicing } from '../../service/create-invoicing.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import type { InvoicingOptions } from '../../service/options.ts';
import { suiteRecords } from '../directory/suite-records.ts';

/** The tenant of a test that needs but one. */
export const SUITE_TENANT = 'default';

/** A fresh store, and the service over it. */
export interface Bench {
  readonly store: InvoiceStore;
  /** Over the suite's records, for {@link SUITE_TENANT}. */
  readonly invoicing: Invoicing;
  /** The invoicing with other options. */
  invoicingWith(options: Partial<InvoicingOptions>): Invoicing;
  /** The store after it was closed and opened again, if the caller can do that. */
  readonly reopen: (() => Promise<InvoiceStore>) | undefined;
}

/** Declares one test on a fresh store. */
export type StoreTest = (name: string, run: (bench: Bench) => Promise<void>) => void;

/** Set up the service over a store. */
export function benchOf(store: InvoiceStore, reopen: Bench['reopen']): Bench {
  const clock = tickingClock();
  const options: InvoicingOptions = { store, directory: memoryDirectory(structuredClone(suiteRecords)), clock };
  return {
    store,
    invoicing: createInvoicing(options),
    invoicingWith: (other) => createInvoicing({ ...options, ...other }),
    reopen,
  };
}

/** A second later at every reading, so that no two documents are of the same moment. */
function tickingClock(): Clock {
  let now = Date.parse('2025-03-10T09:00:00Z');
  return {
    now: () => {
      now += 1000;
      return now;
    },
  };
}
