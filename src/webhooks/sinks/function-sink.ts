import type { InvoiceEvent } from '../../invoice/events.ts';
import type { Delivery } from '../../ports/delivery-store.ts';
import type { WebhookSink } from '../../ports/webhook-sink.ts';
import { object } from '../../validation/object.ts';
import { callback, requireOptions } from '../../validation/require-options.ts';

const shape = object({ handle: callback('async (event) => ledger.book(event)') });

/**
 * Hand events to a function in this process: a handler of your own, or the `add` of a queue.
 *
 * It may see an event more than once: let it handle each `event.id` once.
 *
 * @throws {ValidationError} `field.required`, `field.type` for what is not a function
 * @example
 * ```ts
 * const sinks = { app: functionSink(async (event) => ledger.book(event)) };
 * ```
 */
export function functionSink(
  handle: (event: InvoiceEvent, delivery: Delivery, signal: AbortSignal) => unknown,
): WebhookSink {
  requireOptions(shape, { handle }, 'functionSink');
  return {
    async deliver(delivery, { signal }) {
      await handle(delivery.event, delivery, signal);
    },
  };
}
