import type { EventType } from '../invoice/events.ts';
import { text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import { requireOptions } from '../validation/require-options.ts';
import { toBase64 } from '../webhooks/signing/base64.ts';
import type { WebhookDialect } from '../webhooks/sinks/dialect.ts';
import { lagoInvoice } from './lago-invoice.ts';

/** Options of {@link lagoDialect}. */
export interface LagoDialectOptions {
  /** `organization_id` of the envelope. */
  readonly organizationId: string;
}

const shape = object<LagoDialectOptions>({ organizationId: text() });

/** The events that Lago has, and its names for them. */
const LAGO_TYPES: { readonly [type in EventType]?: string } = {
  'invoice.drafted': 'invoice.drafted',
  'invoice.one_off_created': 'invoice.one_off_created',
  'invoice.voided': 'invoice.voided',
  'invoice.paid': 'invoice.payment_status_updated',
  'invoice.payment_reversed': 'invoice.payment_status_updated',
  'invoice.overdue': 'invoice.payment_overdue',
};

/**
 * Send to receivers that were written for Lago: its envelope, its invoice, its headers (S1).
 *
 * `X-Lago-Signature` is the HMAC-SHA256 of the body by the endpoint's newest secret, taken as text. It covers no
 * timestamp, so a receiver cannot recognize a recorded request; `X-Lago-Unique-Key` is the event's id. Events that
 * Lago does not have are not sent.
 *
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type` for an option
 */
export function lagoDialect(options: LagoDialectOptions): WebhookDialect {
  requireOptions(shape, options, 'lagoDialect');
  const { organizationId } = options;
  return async ({ event, endpoint }) => {
    const type = LAGO_TYPES[event.type];
    if (type === undefined) return null;
    const body = JSON.stringify({
      webhook_type: type,
      object_type: 'invoice',
      organization_id: organizationId,
      invoice: await lagoInvoice(event.data.invoice),
    });
    return {
      body,
      headers: {
        'x-lago-signature': await hmac(endpoint.secrets[0] ?? '', body),
        'x-lago-signature-algorithm': 'hmac',
        'x-lago-unique-key': event.id,
      },
    };
  };
}

async function hmac(secret: string, body: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(body))));
}
