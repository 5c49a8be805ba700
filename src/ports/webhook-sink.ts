import type { InvoiceEvent } from '../invoice/events.ts';

/** Where events go after the commit: an HTTP endpoint, a queue, a function. It may see an event more than once. */
export interface WebhookSink {
  /** Resolves once the event is safe on the other side; rejects to have it tried again, with the same `event.id`. */
  deliver(event: InvoiceEvent, options: { readonly signal: AbortSignal }): Promise<void>;
}
