import type { DeliveryStore, FinishedTry } from '../../ports/delivery-store.ts';

const TRIES = 5;
const PAUSE_MS = 200;

/** Record the result of a try, together with others while a record is on its way. Resolves with whether the lease still held. */
export type WriteResult = (finished: FinishedTry) => Promise<boolean>;

/**
 * Collect the results of tries, so that a busy relay makes few transactions.
 *
 * A store that fails is asked again some times; after that the lease runs out and the event is sent once more.
 */
export function createResultWriter(store: DeliveryStore, failed: (error: unknown) => void): WriteResult {
  let waiting: { readonly finished: FinishedTry; readonly done: (held: boolean) => void }[] = [];
  let isRunning = false;

  const flush = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const held = new Set(await writeAll(batch.map((one) => one.finished)));
      for (const { finished, done } of batch) done(held.has(finished.id));
    }
    isRunning = false;
  };
  const writeAll = async (tries: readonly FinishedTry[]): Promise<readonly string[]> => {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return await store.finish(tries);
      } catch (error) {
        failed(error);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    }
    return [];
  };
  return (finished) =>
    new Promise((resolve) => {
      waiting.push({ finished, done: resolve });
      if (!isRunning) void flush();
    });
}
