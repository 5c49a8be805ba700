import { show } from '../../errors/show.ts';
import type { Clock } from '../../ports/clock.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { callback, methodsOf, requireOptions } from '../../validation/require-options.ts';
import type { WebhookPayload } from '../sinks/webhook-payload.ts';
import { isSignedBy, type NamedSecret } from './is-signed-by.ts';
import { type RawRequest, readSignedBody, readSignedHeaders } from './read-signed-request.ts';
import { signedContent } from './signed-content.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** Options of {@link verifyWebhook}. */
export interface VerifyOptions {
  /** How far the time of the try may be from now, in seconds, default 300. */
  readonly toleranceSeconds?: number;
  /** Bytes of the body that are read at most, default 1,048,576: more is refused before it is hashed. */
  readonly maxBytes?: number;
  /**
   * Remember a text until a time (milliseconds since the epoch), and say whether it is new. It refuses a request that
   * someone recorded and sent again within the tolerance; a retry of the sender is another request and passes.
   */
  readonly isNew?: (request: string, until: number) => boolean | Promise<boolean>;
  readonly clock?: Clock;
}

const optionsShape = object<VerifyOptions>({
  toleranceSeconds: optional(integer(0, 31_536_000)),
  maxBytes: optional(integer(1, Number.MAX_SAFE_INTEGER)),
  isNew: optional(callback('(request, until) => remember(request, until)')),
  clock: optional(methodsOf<Clock>(['now'], '{ now: () => Date.now() }')),
});

/**
 * Check that a request is a recent webhook of the sender, and return its event.
 *
 * Standard Webhooks 1.0.0. One signature that fits one secret is enough, so that secrets can be rotated. The cheap
 * checks come first: the headers, the timestamp, the number of signatures (at most 10), and only then the body. The same
 * event may come more than once: handle each `id` once.
 *
 * @param request - a Web `Request`, or headers and the raw body; never a parsed body
 * @param secrets - `whsec_…`, or `whpk_…` for `v1a`; all that are valid now
 * @throws {WebhookVerificationError} `webhook.header_missing`, `webhook.timestamp_outside_tolerance`,
 * `webhook.body_too_large`, `webhook.signature_invalid`, `webhook.replayed`, `webhook.body_invalid`
 * @throws {ValidationError} `webhook.secret_invalid`; `field.unknown`, `field.type`, `field.value` for an option, or for what is no
 * request
 * @example
 * ```ts
 * const event = await verifyWebhook(request, [process.env.WEBHOOK_SECRET]);
 * ```
 */
export async function verifyWebhook(
  request: Request | RawRequest,
  secrets: string | readonly string[],
  options: VerifyOptions = {},
): Promise<WebhookPayload> {
  requireOptions(optionsShape, options, 'verifyWebhook');
  const { toleranceSeconds = 300, maxBytes = 1_048_576, isNew, clock = { now: () => Date.now() } } = options;
  const { id, timestamp, signatures } = readSignedHeaders(request);
  const sentAt = Number(timestamp);
  if (!(Math.abs(clock.now() / 1000 - sentAt) <= toleranceSeconds)) {
    throw new WebhookVerificationError(
      'webhook.timestamp_outside_tolerance',
      `the webhook was sent at ${timestamp}, more than ${toleranceSeconds} seconds from now; check the clocks`,
    );
  }
  const body = await readSignedBody(request, maxBytes);
  const content = signedContent(id, timestamp, body);
  if (!(await isSignedBy(listOf(secrets), signatures, content))) {
    throw new WebhookVerificationError(
      'webhook.signature_invalid',
      'no signature matches; check the secret, and that the body is passed as it was received',
    );
  }
  if (isNew && !(await isNew(`${id}.${timestamp}`, (sentAt + toleranceSeconds) * 1000))) {
    throw new WebhookVerificationError(
      'webhook.replayed',
      `request ${show(id)} was received before, with the same timestamp`,
    );
  }
  return parse(body);
}

function listOf(secrets: string | readonly string[]): readonly NamedSecret[] {
  if (!Array.isArray(secrets)) return [{ secret: secrets as string, path: '/secrets' }];
  return secrets.map((secret, index) => ({ secret, path: `/secrets/${index}` }));
}

function parse(body: string | Uint8Array): WebhookPayload {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as WebhookPayload;
  } catch {
    throw new WebhookVerificationError(
      'webhook.body_invalid',
      'the body is signed but is not JSON; ask the sender what it sent',
    );
  }
}
