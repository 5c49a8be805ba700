import type { DeliveryStore, Settlement } from '../../ports/delivery-store.ts';

const TRIES = 5;
const PAUSE_MS = 200;

/** Settle deliveries, together while a settlement is on its way. Resolves with whether the lease still held. */
export type Settle = (settlement: Settlement) => Promise<boolean>;

/**
 * Collect settlements, so that a busy relay makes few transactions.
 *
 * A store that fails is asked again some times; after that the lease runs out and the event is sent once more.
 */
export function createSettler(store: DeliveryStore, now: () => string, failed: (error: unknown) => void): Settle {
  let waiting: { readonly settlement: Settlement; readonly done: (settled: boolean) => void }[] = [];
  let isRunning = false;

  const flush = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const settled = new Set(await settleAll(batch.map((one) => one.settlement)));
      for (const { settlement, done } of batch) done(settled.has(settlement.id));
    }
    isRunning = false;
  };
  const settleAll = async (settlements: readonly Settlement[]): Promise<readonly string[]> => {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return await store.settle(settlements, now());
      } catch (error) {
        failed(error);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    }
    return [];
  };
  return (settlement) =>
    new Promise((resolve) => {
      waiting.push({ settlement, done: resolve });
      if (!isRunning) void flush();
    });
}
