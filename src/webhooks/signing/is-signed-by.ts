import { fromBase64 } from './base64.ts';
import { ED25519, keyOnce } from './signing-key.ts';

/** A secret and its path in the caller's argument, for the fault of a malformed one. */
export interface NamedSecret {
  readonly secret: string;
  readonly path: string;
}

/**
 * Whether one of the signatures is that of one of the secrets.
 *
 * Each HMAC secret costs one HMAC, however many signatures there are. Comparing takes the same time however much of a
 * signature is right.
 *
 * @throws {ValidationError} `webhook.secret_invalid`
 */
export async function isSignedBy(
  secrets: readonly NamedSecret[],
  signatures: readonly string[],
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const given = signatures.map(split);
  let fits = false;
  for (const { secret, path } of secrets) {
    const signing = await keyOnce(secret, path);
    const candidates = given.flatMap((one) => (one.version === signing.version && one.bytes ? [one.bytes] : []));
    if (candidates.length === 0) continue;
    if (signing.version === 'v1') {
      const expected = await signing.mac(content);
      for (const bytes of candidates) if (isEqual(bytes, expected)) fits = true;
    } else {
      for (const bytes of candidates) if (await crypto.subtle.verify(ED25519, signing.key, bytes, content)) fits = true;
    }
  }
  return fits;
}

interface Given {
  readonly version: string;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

function split(signature: string): Given {
  const [version = '', value = ''] = signature.split(',');
  return { version, bytes: fromBase64(value) };
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index++) difference |= (b[index] as number) ^ (a[index] ?? 0);
  return difference === 0;
}
