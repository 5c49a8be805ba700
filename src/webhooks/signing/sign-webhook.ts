import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { toBase64 } from './base64.ts';
import { parseSecret } from './secret.ts';
import { signedContent } from './signed-content.ts';
import { ED25519, keyToSign } from './signing-key.ts';

/** The headers of a signed webhook. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  /** Seconds since the epoch, when this try was made. */
  readonly 'webhook-timestamp': string;
  /** One signature per secret, newest first, separated by spaces. */
  readonly 'webhook-signature': string;
}

/** What {@link signWebhook} signs. */
export interface UnsignedWebhook {
  /** The same on every try. */
  readonly id: string;
  /** Milliseconds since the epoch, of this try. */
  readonly at: number;
  /** Sent exactly as it is signed. */
  readonly body: string | Uint8Array;
}

const rawBody: Leaf<string | Uint8Array> = leaf({}, (value, path) =>
  typeof value === 'string' || value instanceof Uint8Array
    ? undefined
    : fault('field.type', path, `${show(value)} is neither text nor bytes; pass the body exactly as it is sent`),
);

const shape = object<UnsignedWebhook>({
  id: text(1000),
  at: integer(0, 8_640_000_000_000_000),
  body: rawBody,
});

/**
 * Sign a webhook with every secret, by Standard Webhooks 1.0.0: `v1` is HMAC-SHA256, `v1a` is Ed25519.
 *
 * While secrets are rotated it carries a signature of each, so that a receiver may know the old one or the new one.
 *
 * @param secrets - `whsec_…` or `whsk_…`, newest first
 * @throws {ValidationError} `webhook.secret_invalid`; `field.unknown`, `field.required`, `field.type` for what is signed
 */
export async function signWebhook(webhook: UnsignedWebhook, secrets: readonly string[]): Promise<WebhookHeaders> {
  requireOptions(shape, webhook, 'signWebhook');
  if (!Array.isArray(secrets))
    throwFaults([fault('field.type', '/secrets', `${typeof secrets} is not a list of secrets; pass [secret]`)]);
  const { id, at, body } = webhook;
  const timestamp = String(Math.floor(at / 1000));
  const content = signedContent(id, timestamp, body);
  const signatures = await Promise.all(
    secrets.map((secret, index) => signatureOf(secret, `/secrets/${index}`, content)),
  );
  if (signatures.length === 0)
    throwFaults([fault('webhook.secret_invalid', '/secrets', 'there is no secret to sign with; pass at least one')]);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

async function signatureOf(secret: string, path: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const signing = await keyToSign(parseSecret(secret, path));
  if (signing === null) {
    throwFaults([fault('webhook.secret_invalid', path, 'a public key signs nothing; pass the whsk_ or whsec_ secret')]);
    return '';
  }
  const signature =
    signing.version === 'v1'
      ? await signing.mac(content)
      : new Uint8Array(await crypto.subtle.sign(ED25519, signing.key, content));
  return `${signing.version},${toBase64(signature)}`;
}
