import type { Invoice } from '../../invoice/invoice.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { onDemand } from '../on-demand.ts';
import type { Settings } from '../options.ts';
import { answeredInvoice, claimKey, readStored } from '../stored-answer.ts';
import type { BatchRun } from './batch-run.ts';
import type { BatchOptions, Items } from './chunks.ts';
import { runBatch } from './run-batch.ts';

/** One invoice of a batch. */
export interface BatchItem {
  readonly input: OneOffInvoiceInput;
  /** At most 255 characters, per tenant: a batch that is run again makes no second invoice. */
  readonly idempotencyKey?: string;
}

/** The input and the key are checked separately. */
const unchecked: Leaf<unknown> = leaf({}, () => undefined);
const itemShape = object<BatchItem>({
  input: unchecked as Leaf<OneOffInvoiceInput>,
  idempotencyKey: optional(unchecked as Leaf<string>),
});

/** Create many invoices; see `Invoicing.createOneOffInvoices`. */
export function createMany(settings: Settings, items: Items<BatchItem>, options: BatchOptions): BatchRun<BatchItem> {
  return runBatch<BatchItem, Invoice>(settings, items, options, {
    async prepare(item, cached) {
      requireShape(itemShape, item);
      const claim = await claimOf(item);
      const stored = claim && (await readStored(settings, claim, answeredInvoice));
      if (stored) return { done: stored };
      return { entry: await onDemand((commands) => commands.prepareCreate(cached, item.input, claim)) };
    },
    // A new invoice cannot change in between: its key was used meanwhile, or by an item before it.
    settle: async (item) => (await readStored(settings, (await claimOf(item)) as KeyClaim, answeredInvoice)) ?? null,
  });
}

function claimOf({ input, idempotencyKey }: BatchItem): Promise<KeyClaim | undefined> {
  return claimKey({ name: 'createOneOffInvoice', input, idempotencyKey });
}
