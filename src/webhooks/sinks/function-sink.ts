import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Delivery } from '../../ports/delivery-store.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';

/**
 * Hand events to a function in this process: a handler of your own, or the `add` of a queue.
 *
 * It may see an event more than once: let it handle each `event.id` once.
 *
 * @example
 * ```ts
 * const sinks = { app: functionSink(async (event) => ledger.book(event)) };
 * ```
 */
export function functionSink(
  handle: (event: InvoiceEvent, delivery: Delivery, signal: AbortSignal) => unknown,
): WebhookSink {
  return {
    async deliver(delivery, { signal }) {
      await handle(delivery.event, delivery, signal);
    },
  };
}
