// Authentication by the bearer token in the Authorization header.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Authenticate, Scope } from 'oneoff/http';

/** A token, its tenant, and its scopes. */
export interface ApiKey {
  readonly key: string;
  readonly tenant: string;
  readonly scopes: readonly Scope[];
}

/**
 * Identify callers by their keys.
 *
 * All digests are compared, each in constant time, so the time of an answer reveals nothing about a key.
 */
export function bearerKeys(keys: readonly ApiKey[]): Authenticate {
  const known = keys.map(({ key, tenant, scopes }) => ({ digest: digestOf(key), caller: { tenant, scopes } }));
  return ({ headers }) => {
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.get('authorization') ?? '') ?? [];
    if (token === undefined) return null;
    const digest = digestOf(token);
    const [found] = known.filter((one) => timingSafeEqual(one.digest, digest));
    return found?.caller ?? null;
  };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
