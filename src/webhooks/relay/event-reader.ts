import type { InvoiceEvent } from '../../invoice/events.ts';
import type { ClaimedDelivery, DeliveryStore } from '../../ports/delivery-store.ts';

/** Read the event of one try; `null` where it no longer exists. */
export type ReadEvent = (delivery: ClaimedDelivery) => Promise<InvoiceEvent | null>;

interface Waiting {
  readonly delivery: ClaimedDelivery;
  readonly done: (event: InvoiceEvent | null) => void;
  readonly fail: (error: unknown) => void;
}

/** Small events are read together, a large one by itself. */
const BATCH_BYTES = 262_144;

/** Read events when they are tried, together while a read is on its way. */
export function createEventReader(store: DeliveryStore): ReadEvent {
  const waiting: Waiting[] = [];
  let isRunning = false;

  const flush = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) await readAll(store, nextBatch(waiting));
    isRunning = false;
  };
  return (delivery) =>
    new Promise((done, fail) => {
      waiting.push({ delivery, done, fail });
      if (!isRunning) void flush();
    });
}

function nextBatch(waiting: Waiting[]): readonly Waiting[] {
  let bytes = 0;
  const end = waiting.findIndex(({ delivery }, index) => {
    bytes += delivery.bytes;
    return index > 0 && bytes > BATCH_BYTES;
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

async function readAll(store: DeliveryStore, batch: readonly Waiting[]): Promise<void> {
  try {
    const events = await store.events(batch.map((one) => one.delivery));
    for (const [index, { done }] of batch.entries()) done(events[index] ?? null);
  } catch (error) {
    // One event that cannot be read must not fail the others.
    if (batch.length === 1) batch[0]?.fail(error);
    else for (const one of batch) await readAll(store, [one]);
  }
}
