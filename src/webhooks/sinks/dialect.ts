import type { Delivery } from '../../ports/delivery-store.ts';
import { signWebhook } from '../signing/sign-webhook.ts';
import { type PayloadOptions, payloadOf } from './webhook-payload.ts';

/** A request to a receiver, but for where it goes. */
export interface WebhookRequest {
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
}

/**
 * How an event looks on the wire, and how it is signed.
 *
 * @returns the request; `null` where the dialect has no word for the event, which then counts as delivered
 */
export type WebhookDialect = (delivery: Delivery, now: number) => Promise<WebhookRequest | null>;

/** Standard Webhooks: the event as it is, three headers. */
export function standardDialect(options: PayloadOptions = {}): WebhookDialect {
  return async ({ event, endpoint }, now) => {
    const body = payloadOf(event, options);
    return { body, headers: { ...(await signWebhook({ id: event.id, at: now, body }, endpoint.secrets)) } };
  };
}
