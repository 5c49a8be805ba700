import { type ParsedSecret, parseSecret } from './secret.ts';

/** PKCS #8 around the seed of an Ed25519 key (RFC 8410 §7). */
const PKCS8 = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;
const ED25519 = { name: 'Ed25519' } as const;

/** A key of WebCrypto with the version that its signatures carry. */
export interface SigningKey {
  readonly version: 'v1' | 'v1a';
  readonly algorithm: typeof HMAC | typeof ED25519;
  readonly key: CryptoKey;
}

const MOST_KEYS = 100;
const keys = new Map<string, Promise<SigningKey>>();

/** {@link keyToVerify} of a secret's text, imported once: importing costs more than an HMAC of a small body. */
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
  if (kind === 'hmac') return { version: 'v1', algorithm: HMAC, key: await hmacKey(bytes) };
  const key = await crypto.subtle.importKey('pkcs8', Uint8Array.of(...PKCS8, ...bytes), ED25519, true, ['sign']);
  return { version: 'v1a', algorithm: ED25519, key };
}

/** The key that verifies: of HMAC the one that signs, because both sides compute the same; of a private key its public half. */
async function keyToVerify(secret: ParsedSecret): Promise<SigningKey> {
  if (secret.kind === 'hmac') return { version: 'v1', algorithm: HMAC, key: await hmacKey(secret.bytes) };
  const bytes = secret.kind === 'public' ? secret.bytes : await publicBytes(secret);
  const key = await crypto.subtle.importKey('raw', bytes, ED25519, false, ['verify']);
  return { version: 'v1a', algorithm: ED25519, key };
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
}

async function publicBytes(secret: ParsedSecret): Promise<Uint8Array<ArrayBuffer>> {
  const signing = (await keyToSign(secret)) as SigningKey;
  const { x } = await crypto.subtle.exportKey('jwk', signing.key);
  const base64 = (x as string).replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
