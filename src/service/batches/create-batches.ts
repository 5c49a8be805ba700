import { instantLeaf, toInstant } from '../../calendar/instant.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { integer } from '../../validation/leaves.ts';
import { type InvoicingOptions, readOptions } from '../options.ts';
import type { BatchResult } from './batch-result.ts';
import type { BatchOptions, Items } from './chunks.ts';
import { type BatchItem, createMany } from './create-many.ts';
import { finalizeDue } from './finalize-due.ts';
import { finalizeMany } from './finalize-many.ts';
import { markAllOverdue } from './mark-overdue.ts';

/** How much one run of a scheduled command does. */
export interface RunOptions {
  /** At most so many invoices are changed: 1 to 100,000, default 1,000. */
  readonly limit?: number;
}

/** Commands over many invoices, for imports, month ends and scheduled jobs. */
export interface Batches {
  /**
   * Create invoices one after the other from a list, a generator or a stream, with constant memory.
   *
   * One result per item, in order; the items of a chunk share a transaction and take one block of numbers, and a bad
   * item is left out alone. It works as its results are read: `for await` over all of them. With a key per item a batch
   * that is run again makes no second invoice.
   */
  createOneOffInvoices(
    items: Items<BatchItem>,
    options?: BatchOptions,
  ): AsyncGenerator<BatchResult<BatchItem>, void, void>;
  /** Finalize invoices by their ids, in the same way; one that is finalized already is its own answer. */
  finalizeMany(
    ids: Items<string>,
    options?: BatchOptions,
  ): AsyncGenerator<BatchResult<string, FinalizedInvoice>, void, void>;
  /**
   * Finalize drafts and open invoices whose `finalizeAt` is not after `now` (default: the clock's), the earliest first.
   *
   * Safe with many workers: what another has locked is passed over, and so is what is on hold. Failures are reported
   * and stop nothing; they are tried again in the next run. Issue dates are the billing entity's day of `now`.
   */
  finalizeDue(now?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
  /**
   * Write `invoice.overdue`, once per invoice, for every finalized one with something due whose due date lies before
   * the billing entity's day of `asOf` (default: the clock's).
   */
  markOverdue(asOf?: string, options?: RunOptions): Promise<readonly BatchResult<string, FinalizedInvoice>[]>;
}

const limitShape = integer(1, 100_000);

/**
 * Create the batches over the options of `createInvoicing`.
 *
 * @throws {ValidationError} a policy or an option that cannot work
 * @throws {StoreError} `store.not_atomic`
 * @example
 * ```ts
 * const batches = createBatches({ store, directory });
 * for await (const result of batches.createOneOffInvoices(items)) if (!result.ok) report(result.item, result.error);
 * ```
 */
export function createBatches(options: InvoicingOptions): Batches {
  const settings = readOptions(options);
  const scheduled =
    (run: typeof finalizeDue, name: string): Batches['finalizeDue'] =>
    async (moment = toInstant(settings.clock.now()), { limit = 1000 } = {}) => {
      throwFaults([...checkShape(instantLeaf, moment, `/${name}`), ...checkShape(limitShape, limit, '/limit')]);
      return run(settings, moment, limit);
    };
  return {
    createOneOffInvoices: (items, given = {}) => createMany(settings, items, given),
    finalizeMany: (ids, given = {}) => finalizeMany(settings, ids, given),
    finalizeDue: scheduled(finalizeDue, 'now'),
    markOverdue: scheduled(markAllOverdue, 'asOf'),
  };
}
