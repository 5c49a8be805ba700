import type { Invoice } from '../../invoice/invoice.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { prepareCreate } from '../create.ts';
import type { Settings } from '../options.ts';
import { answerOf, claimOf } from '../replay.ts';
import type { BatchResult } from './batch-result.ts';
import type { BatchOptions, Items } from './chunks.ts';
import { runBatch } from './run-batch.ts';

/** One invoice of a batch. */
export interface BatchItem {
  readonly input: OneOffInvoiceInput;
  /** At most 255 characters, per tenant: a batch that is run again makes no second invoice. */
  readonly idempotencyKey?: string;
}

/** The input and the key have checks of their own. */
const unchecked: Leaf<unknown> = leaf({}, () => undefined);
const itemShape = object<BatchItem>({
  input: unchecked as Leaf<OneOffInvoiceInput>,
  idempotencyKey: optional(unchecked as Leaf<string>),
});

/** Create many invoices; see `Invoicing.createOneOffInvoices`. */
export function createMany(
  settings: Settings,
  items: Items<BatchItem>,
  options: BatchOptions,
): AsyncGenerator<BatchResult<BatchItem>, void, void> {
  const claim = async (item: BatchItem): Promise<KeyClaim | undefined> => {
    requireShape(itemShape, item);
    return claimOf(item.idempotencyKey, 'createOneOffInvoice', item.input);
  };
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
