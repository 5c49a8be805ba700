import type { Delivery } from './delivery-store.ts';

/** Where events go after the commit: an HTTP endpoint, a queue, a function. It may see an event more than once. */
export interface WebhookSink {
  /**
   * Resolves once the event is safe on the other side; rejects to have it tried again, with the same `event.id`.
   *
   * `signal` aborts when the time for the try is over or the relay stops.
   */
  deliver(delivery: Delivery, options: { readonly signal: AbortSignal }): Promise<void>;
}
