import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { finalizeInvoice, prepareFinalize } from '../commands/finalize.ts';
import type { Settings } from '../options.ts';
import type { BatchRun } from './batch-run.ts';
import type { BatchOptions, Items } from './chunks.ts';
import { runBatch } from './run-batch.ts';

/** Finalize many invoices; see `Invoicing.finalizeMany`. */
export function finalizeMany(
  settings: Settings,
  ids: Items<string>,
  options: BatchOptions,
): BatchRun<string, FinalizedInvoice> {
  return runBatch<string, FinalizedInvoice>(settings, ids, options, {
    prepare: (id, cached) => prepareFinalize(cached, id),
    settle: (id) => finalizeInvoice(settings, id),
  });
}
