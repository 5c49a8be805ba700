import type { Decision } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { Entry } from '../commit.ts';
import type { Settings } from '../options.ts';
import type { BatchResult } from './batch-result.ts';
import { type BatchRun, batchRun } from './batch-run.ts';
import { chunkSettings } from './chunk-settings.ts';
import { type BatchOptions, chunksOf, type Items, type TakenItem } from './chunks.ts';
import { commitChunk, type Ended } from './commit-chunk.ts';

/** A command over many items; what ends in `null` is passed over and has no result. */
export interface BatchCommand<T, I extends Invoice> {
  /** Prepare an item for its decision, or return its answer if nothing has to be done. */
  readonly prepare: (item: T, settings: Settings) => Promise<PreparedItem<I>>;
  /** The answer of an item whose key was used before, or whose invoice has changed since it was read. */
  readonly settle: (item: T) => Promise<I | null>;
  /** Pass over invoices that another commit has locked, instead of waiting for them. */
  readonly skipLocked?: boolean;
}

/** An item ready to be decided, or its answer. */
export type PreparedItem<I extends Invoice> = { readonly entry: Entry<Decision<I>> } | { readonly done: I | null };

/**
 * Run a command over items in chunks, one transaction a chunk; one result per item, in order. Nothing is read ahead
 * but the chunk at hand.
 */
export function runBatch<T, I extends Invoice>(
  settings: Settings,
  items: Items<T>,
  options: BatchOptions,
  command: BatchCommand<T, I>,
): BatchRun<T, I> {
  return batchRun(runChunks(settings, chunksOf(items, options), command));
}

async function* runChunks<T, I extends Invoice>(
  settings: Settings,
  chunks: AsyncIterable<readonly TakenItem<T>[]>,
  command: BatchCommand<T, I>,
): AsyncGenerator<BatchResult<T, I>, void, void> {
  let start = 0;
  for await (const chunk of chunks) {
    yield* await runChunk(settings, chunk, start, command);
    start += chunk.length;
  }
}

/**
 * Run a command over items in one transaction.
 *
 * @param start - the index of the first item
 */
export async function runChunk<T, I extends Invoice>(
  settings: Settings,
  chunk: readonly TakenItem<T>[],
  start: number,
  { prepare, settle, skipLocked = false }: BatchCommand<T, I>,
): Promise<readonly BatchResult<T, I>[]> {
  const cached = chunkSettings(settings);
  const prepared = await Promise.allSettled(
    chunk.map(async (taken) => {
      if ('error' in taken) throw taken.error;
      return prepare(taken.item, cached);
    }),
  );
  const entries = prepared.flatMap((one) =>
    one.status === 'fulfilled' && 'entry' in one.value ? [one.value.entry] : [],
  );
  const ended = (await commitChunk(settings, entries, skipLocked)).values();
  const answer = async (item: T, one: PromiseSettledResult<PreparedItem<I>>): Promise<I | null> => {
    if (one.status === 'rejected') throw one.reason;
    if ('done' in one.value) return one.value.done;
    const end = ended.next().value as Ended<Decision<I>>;
    if ('error' in end) throw end.error;
    return typeof end.outcome === 'object' ? end.outcome.decision.invoice : settle(item);
  };
  const results: BatchResult<T, I>[] = [];
  for (const [place, { item }] of chunk.entries()) {
    const index = start + place;
    try {
      const invoice = await answer(item, prepared[place] as PromiseSettledResult<PreparedItem<I>>);
      if (invoice !== null) results.push({ index, item, ok: true, invoice });
    } catch (error) {
      results.push({ index, item, ok: false, error });
    }
  }
  return results;
}
