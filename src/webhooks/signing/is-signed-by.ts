import { fromBase64 } from './base64.ts';
import { keyOnce } from './signing-key.ts';

/**
 * Whether one of the signatures is that of one of the secrets.
 *
 * Each HMAC secret costs one HMAC, however many signatures there are. Comparing takes the same time however much of a
 * signature is right.
 *
 * @throws {ValidationError} `webhook.secret_invalid`
 */
export async function isSignedBy(
  secrets: readonly string[],
  signatures: readonly string[],
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const given = signatures.map(split);
  let fits = false;
  for (const [index, secret] of secrets.entries()) {
    const { version, algorithm, key } = await keyOnce(secret, `/secrets/${index}`);
    const candidates = given.flatMap((one) => (one.version === version && one.bytes ? [one.bytes] : []));
    if (candidates.length === 0) continue;
    if (version === 'v1') {
      const expected = new Uint8Array(await crypto.subtle.sign(algorithm, key, content));
      for (const bytes of candidates) if (isEqual(bytes, expected)) fits = true;
    } else {
      for (const bytes of candidates) if (await crypto.subtle.verify(algorithm, key, bytes, content)) fits = true;
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
  for (const [index, byte] of b.entries()) difference |= byte ^ (a[index] ?? 0);
  return difference === 0;
}
