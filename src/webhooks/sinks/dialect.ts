import type { Delivery } from '../../ports/delivery-store.ts';
import { signWebhook } from '../signing/sign-webhook.ts';
import { checkPayloadOptions, type PayloadOptions } from './payload-options.ts';
import { payloadOf } from './webhook-payload.ts';

/** A request to a receiver, but for where it goes. */
export interface WebhookRequest {
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
}

/**
 * How an event is sent: its body, its headers and its signature.
 *
 * @returns the request; `null` where the format does not have such an event, which then counts as delivered
 */
export type WebhookDialect = (delivery: Delivery, now: number) => Promise<WebhookRequest | null>;

/**
 * Standard Webhooks: the event as it is, three headers.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for an option
 */
export function standardDialect(options: PayloadOptions = {}): WebhookDialect {
  checkPayloadOptions(options, 'standardDialect');
  return async ({ event, endpoint }, now) => {
    const body = payloadOf(event, options);
    return { body, headers: { ...(await signWebhook({ id: event.id, at: now, body }, endpoint.secrets)) } };
  };
}
