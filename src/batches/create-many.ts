import type { OneOffInvoiceInput } from '../invoice/input.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { KeyClaim } from '../ports/invoice-store.ts';
import { prepareCreate } from '../service/create.ts';
import type { Settings } from '../service/options.ts';
import { answerOf, claimOf } from '../service/replay.ts';
import type { BatchResult } from './batch-result.ts';
import type { BatchOptions, Items } from './chunks.ts';
import { runBatch } from './run-batch.ts';

/** One invoice of a batch. */
export interface BatchItem {
  readonly input: OneOffInvoiceInput;
  /** At most 255 characters, per tenant: a batch that is run again makes no second invoice. */
  readonly idempotencyKey?: string;
}

/** Create many invoices; see `Batches.createOneOffInvoices`. */
export function createMany(
  settings: Settings,
  items: Items<BatchItem>,
  options: BatchOptions,
): AsyncGenerator<BatchResult<BatchItem>, void, void> {
  const claim = ({ idempotencyKey, input }: BatchItem): Promise<KeyClaim | undefined> =>
    claimOf(idempotencyKey, 'createOneOffInvoice', input);
  return runBatch<BatchItem, Invoice>(settings, items, options, {
    async prepare(item, cached) {
      const claimed = await claim(item);
      const earlier = claimed && (await settings.store.findReplay(settings.tenant, claimed.key));
      if (claimed && earlier) return { done: await answerOf(claimed, settings) };
      return { entry: await prepareCreate(cached, item.input, claimed) };
    },
    // A new invoice cannot move: its key was used meanwhile, or by an item before it.
    settle: async (item) => answerOf((await claim(item)) as KeyClaim, settings),
  });
}
