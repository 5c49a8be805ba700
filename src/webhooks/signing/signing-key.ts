import { createMac, type Mac } from './mac.ts';
import { type ParsedSecret, parseSecret } from './secret.ts';

/** PKCS #8 around the seed of an Ed25519 key (RFC 8410 §7). */
const PKCS8 = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** What Ed25519 is called in WebCrypto. */
export const ED25519 = { name: 'Ed25519' } as const;

/** A key with the version that its signatures carry: an HMAC, which both sides compute, or half of an Ed25519 pair. */
export type SigningKey =
  | { readonly version: 'v1'; readonly mac: Mac }
  | { readonly version: 'v1a'; readonly key: CryptoKey };

const MOST_KEYS = 100;
const keys = new Map<string, Promise<SigningKey>>();

/** The key that verifies for a secret's text, imported once: importing costs more than an HMAC of a small body. */
export function keyOnce(secret: string, path: string): Promise<SigningKey> {
  const known = keys.get(secret);
  if (known) return known;
  const key = keyToVerify(parseSecret(secret, path));
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(secret, key);
  return key;
}

/** The key that signs; a public key signs nothing: `null`. */
export async function keyToSign({ kind, bytes }: ParsedSecret): Promise<SigningKey | null> {
  if (kind === 'public') return null;
  if (kind === 'hmac') return { version: 'v1', mac: await createMac(bytes) };
  return { version: 'v1a', key: await privateKey(bytes) };
}

/** The key that verifies: of HMAC the one that signs, because both sides compute the same; of a private key its public half. */
async function keyToVerify(secret: ParsedSecret): Promise<SigningKey> {
  if (secret.kind === 'hmac') return { version: 'v1', mac: await createMac(secret.bytes) };
  const bytes = secret.kind === 'public' ? secret.bytes : await publicBytes(secret);
  return { version: 'v1a', key: await crypto.subtle.importKey('raw', bytes, ED25519, false, ['verify']) };
}

function privateKey(seed: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', Uint8Array.of(...PKCS8, ...seed), ED25519, true, ['sign']);
}

async function publicBytes({ bytes }: ParsedSecret): Promise<Uint8Array<ArrayBuffer>> {
  const { x } = await crypto.subtle.exportKey('jwk', await privateKey(bytes));
  const base64 = (x as string).replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
