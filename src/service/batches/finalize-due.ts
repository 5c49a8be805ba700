import { toEpochMs } from '../../calendar/instant.ts';
import { NotFoundError } from '../../errors/errors.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { prepareFinalize } from '../commands/finalize.ts';
import type { Settings } from '../options.ts';
import type { BatchResult } from './batch-result.ts';
import { type PreparedItem, runChunk } from './run-batch.ts';
import { type RunOptions, readRun } from './run-options.ts';

const CHUNK = 100;

/**
 * Finalize what is due at a moment; see `Invoicing.finalizeDue`.
 *
 * What another worker has locked, finalized, held or deleted meanwhile is passed over. What fails is passed over too
 * for the rest of the run, so that it keeps nothing else waiting.
 */
export async function finalizeDue(
  settings: Settings,
  given: string | undefined,
  options?: RunOptions,
): Promise<readonly BatchResult<string, FinalizedInvoice>[]> {
  const { moment: now, limit } = readRun(settings, 'now', given, options);
  const { store, tenant } = settings;
  const asOf: Settings = { ...settings, clock: { now: () => toEpochMs(now) } };
  const results: BatchResult<string, FinalizedInvoice>[] = [];
  // What was finalized is due no more: only what is still in the way has to be read past.
  const passed = new Set<string>();
  let left = limit;
  let seen = 0;
  while (left > 0) {
    const wanted = Math.min(left, CHUNK);
    const due = await store.listDue(tenant, now, passed.size + wanted);
    const fresh = due.filter((id) => !passed.has(id)).slice(0, wanted);
    if (fresh.length === 0) break;
    const taken = fresh.map((item) => ({ item }));
    const ended = await runChunk<string, FinalizedInvoice>(asOf, taken, seen, {
      prepare: (id, cached) => prepareDue(cached, id),
      settle: async () => null,
      skipLocked: true,
    });
    const finalized = new Set(ended.filter((one) => one.ok).map((one) => one.item));
    for (const id of fresh) if (!finalized.has(id)) passed.add(id);
    results.push(...ended);
    seen += fresh.length;
    left -= finalized.size;
  }
  return results;
}

async function prepareDue(settings: Settings, id: string): Promise<PreparedItem<FinalizedInvoice>> {
  try {
    const prepared = await prepareFinalize(settings, id);
    if ('done' in prepared) return { done: null };
    const { decide, invoices } = prepared.entry;
    const decideDue: typeof decide = (found, take) =>
      invoices.every((one) => found.invoices.has(one)) ? decide(found, take) : null;
    return { entry: { ...prepared.entry, decide: decideDue } };
  } catch (error) {
    if (error instanceof NotFoundError) return { done: null };
    throw error;
  }
}
