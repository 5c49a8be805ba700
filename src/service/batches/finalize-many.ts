import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { requireId } from '../input/on-id.ts';
import { onDemand } from '../on-demand.ts';
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
    prepare: async (id, cached) => {
      requireId(id);
      return onDemand((commands) => commands.prepareFinalize(cached, id));
    },
    settle: (id) => onDemand((commands) => commands.finalizeInvoice(settings, id)),
  });
}
