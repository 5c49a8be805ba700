import { type Fault, fault } from '../../errors/fault.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** A secret or key as bytes, and what its prefix says that it is. */
export interface ParsedSecret {
  readonly kind: 'hmac' | 'private' | 'public';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const KINDS = { whsec_: 'hmac', whsk_: 'private', whpk_: 'public' } as const;
const KEY_LENGTH = 32;

/**
 * A new random signing secret: 256 bits, `whsec_` and base64.
 *
 * Standard Webhooks, signature scheme: at least 24 bytes, one secret per endpoint.
 */
export function createSecret(): string {
  return `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(KEY_LENGTH)))}`;
}

/**
 * Read a secret: `whsec_` (HMAC-SHA256), `whsk_` (Ed25519 private key, its seed), `whpk_` (Ed25519 public key), each
 * followed by base64; base64 without a prefix is an HMAC secret.
 *
 * @throws {ValidationError} `webhook.secret_invalid`; the message never holds the secret
 */
export function parseSecret(secret: string, path: string): ParsedSecret {
  const read = readSecret(secret, path);
  if ('code' in read) throwFaults([read]);
  return read as ParsedSecret;
}

/** The fault of a malformed secret, or `undefined`. */
export function checkSecret(secret: unknown, path: string): Fault | undefined {
  const read = readSecret(secret, path);
  return 'code' in read ? read : undefined;
}

function readSecret(secret: unknown, path: string): ParsedSecret | Fault {
  const refused = (why: string): Fault =>
    fault('webhook.secret_invalid', path, `the secret ${why}; pass one that createSecret() made`);
  if (typeof secret !== 'string' || secret === '') return refused('is not a text');
  const [, prefix = 'whsec_', text] = /^(whsec_|whsk_|whpk_)?(.*)$/s.exec(secret) as unknown as [string, ...string[]];
  const kind = KINDS[prefix as keyof typeof KINDS];
  const bytes = fromBase64(text as string);
  if (bytes === null) return refused(`is not base64 after its prefix ${prefix}`);
  if (kind === 'hmac') return isLongEnough(bytes) ? { kind, bytes } : refused('does not have 24 to 64 bytes');
  // Some tools write a private key as its seed with the public key behind it.
  const key = kind === 'private' && bytes.length === 2 * KEY_LENGTH ? bytes.slice(0, KEY_LENGTH) : bytes;
  return key.length === KEY_LENGTH ? { kind, bytes: key } : refused(`is not an Ed25519 key of ${KEY_LENGTH} bytes`);
}

function isLongEnough({ length }: Uint8Array): boolean {
  return length >= 24 && length <= 64;
}
