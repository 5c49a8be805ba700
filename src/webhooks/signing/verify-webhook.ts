import type { Clock } from '../../ports/clock.ts';
import type { WebhookPayload } from '../sinks/webhook-payload.ts';
import { fromBase64 } from './base64.ts';
import { type RawRequest, readSignedRequest, type SignedParts } from './read-signed-request.ts';
import { parseSecret } from './secret.ts';
import { signedContent } from './signed-content.ts';
import { keyToVerify } from './signing-key.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** Options of {@link verifyWebhook}. */
export interface VerifyOptions {
  /** How far the time of the try may be from now, in seconds, default 300. */
  readonly toleranceSeconds?: number;
  /**
   * Remember a text until a time (milliseconds since the epoch), and say whether it is new. It refuses a request that
   * someone recorded and sent again within the tolerance; a retry of the sender is another request and passes.
   */
  readonly isNew?: (request: string, until: number) => boolean | Promise<boolean>;
  readonly clock?: Clock;
}

/**
 * Check that a request is a webhook of the sender and of now, and answer its event.
 *
 * Standard Webhooks 1.0.0. One signature that fits one secret is enough, so secrets can be rotated. Comparing takes
 * the same time however much of a signature is right. The same event may come more than once: handle each `id` once.
 *
 * @param request - a Web `Request`, or headers and the raw body; never a parsed body
 * @param secrets - `whsec_…`, or `whpk_…` for `v1a`; all that are valid now
 * @throws {WebhookVerificationError} `webhook.header_missing`, `webhook.timestamp_outside_tolerance`,
 * `webhook.signature_invalid`, `webhook.replayed`, `webhook.body_invalid`
 * @throws {ValidationError} `webhook.secret_invalid`
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
  const { toleranceSeconds = 300, isNew, clock = { now: () => Date.now() } } = options;
  const parts = await readSignedRequest(request);
  const sentAt = Number(parts.timestamp);
  if (!(Math.abs(clock.now() / 1000 - sentAt) <= toleranceSeconds)) {
    throw new WebhookVerificationError(
      'webhook.timestamp_outside_tolerance',
      `the webhook is of ${parts.timestamp}, more than ${toleranceSeconds} seconds from now; check the clocks`,
    );
  }
  if (!(await isSigned(parts, typeof secrets === 'string' ? [secrets] : secrets))) {
    throw new WebhookVerificationError(
      'webhook.signature_invalid',
      'no signature fits; check the secret, and that the body is passed as it came',
    );
  }
  if (isNew && !(await isNew(`${parts.id}.${parts.timestamp}`, (sentAt + toleranceSeconds) * 1000))) {
    throw new WebhookVerificationError(
      'webhook.replayed',
      `request "${parts.id}" came before, with the same timestamp`,
    );
  }
  return parse(parts.body);
}

async function isSigned(
  { id, timestamp, body, signatures }: SignedParts,
  secrets: readonly string[],
): Promise<boolean> {
  const content = signedContent(id, timestamp, body);
  let fits = false;
  for (const [index, secret] of secrets.entries()) {
    const { version, algorithm, key } = await keyToVerify(parseSecret(secret, `/secrets/${index}`));
    for (const signature of signatures) {
      const [name, value = ''] = signature.split(',');
      const bytes = name === version ? fromBase64(value) : null;
      // WebCrypto compares in constant time.
      if (bytes !== null && (await crypto.subtle.verify(algorithm, key, bytes, content))) fits = true;
    }
  }
  return fits;
}

function parse(body: string | Uint8Array): WebhookPayload {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as WebhookPayload;
  } catch {
    throw new WebhookVerificationError('webhook.body_invalid', 'the body is signed and not JSON');
  }
}
