/** The parts to which Lago gives an id and oneoff does not. */
export type LagoKind = 'customer' | 'billing_entity' | 'add_on' | 'tax' | 'applied_tax' | 'metadata';

/** The namespace of the ids: any UUID that is never changed. */
const NAMESPACE = '5f0e6a4e-9a55-4f0b-8f4b-0a4c1d7c2e61';

/**
 * The `lago_id` of what we know by the caller's own code: a UUIDv5 (RFC 9562 §5.5) of tenant, kind and code.
 *
 * It is derived and not stored, so the same code has the same id in every process and after every restart.
 */
export async function lagoId(tenant: string, kind: LagoKind, code: string): Promise<string> {
  const name = new TextEncoder().encode(JSON.stringify([tenant, kind, code]));
  const namespace = Uint8Array.from(NAMESPACE.match(/[0-9a-f]{2}/g) as string[], (pair) => Number.parseInt(pair, 16));
  const digest = await crypto.subtle.digest('SHA-1', new Uint8Array([...namespace, ...name]));
  const bytes = new Uint8Array(digest, 0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
