import { requireEvent } from '../../invoice/documents/require-event.ts';
import type { InvoiceChange, InvoiceEvent } from '../../invoice/events.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { checkPayloadOptions, type PayloadOptions } from './payload-options.ts';

/** Stands for an invoice that is too large to send: fetch it. */
export interface InvoiceReference {
  readonly reference: true;
  readonly id: string;
  /** The invoice as of the event; by now it may have moved on. */
  readonly version: number;
  /** Where to fetch it, if the sender says so. */
  readonly url: string | null;
}

/** An invoice that is sent whole: `reference` tells it from an {@link InvoiceReference}. */
export type SentInvoice = Invoice & { readonly reference?: undefined };

/** An event as it is sent: beyond the cap its invoice is a reference, and its change `null` where that is too large too. */
export interface WebhookPayload extends Omit<InvoiceEvent, 'data'> {
  readonly data: { readonly change: InvoiceChange | null; readonly invoice: SentInvoice | InvoiceReference };
}

/**
 * An event as the JSON that is sent.
 *
 * Standard Webhooks, payload size: what is too large goes as a reference that the receiver fetches.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for an option; `field.type`, `field.required` for
 * what is no event
 */
export function payloadOf(event: InvoiceEvent, options: PayloadOptions = {}): string {
  checkPayloadOptions(options, 'payloadOf');
  requireEvent(event);
  const { maxPayloadBytes = 262_144, invoiceUrl } = options;
  const { change, invoice } = event.data;
  const full = JSON.stringify(event);
  if (bytesOf(full) <= maxPayloadBytes) return full;
  const reference = { reference: true, id: invoice.id, version: invoice.version, url: invoiceUrl?.(event) ?? null };
  const thin = JSON.stringify({ ...event, data: { change, invoice: reference } });
  if (bytesOf(thin) <= maxPayloadBytes) return thin;
  return JSON.stringify({ ...event, data: { change: null, invoice: reference } });
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
