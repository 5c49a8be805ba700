/** Computes the HMAC-SHA256 of a content under one secret. */
export type Mac = (content: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

interface NodeCrypto {
  createHmac(hash: 'sha256', key: Uint8Array): { update(content: Uint8Array): { digest(): Uint8Array } };
}

interface Scope {
  readonly process?: { getBuiltinModule?(name: string): unknown };
}

/**
 * The HMAC of a secret: with Node's own crypto where it is, otherwise with WebCrypto.
 *
 * WebCrypto hands each call to a thread, which for a small body takes several times as long as the HMAC.
 */
export async function createMac(
  secret: Uint8Array<ArrayBuffer>,
  scope: Scope = globalThis as unknown as Scope,
): Promise<Mac> {
  const node = scope.process?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
  if (node) return (content) => node.createHmac('sha256', secret).update(content).digest();
  const key = await crypto.subtle.importKey('raw', secret, HMAC, false, ['sign']);
  return async (content) => new Uint8Array(await crypto.subtle.sign(HMAC, key, content));
}
