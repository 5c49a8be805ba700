import { idempotencyKeyOf } from './idempotency-key.ts';
import { expectedVersion } from './preconditions.ts';

/** The options of a command that its headers give. */
export interface CommandOptions {
  readonly idempotencyKey?: string;
  readonly expectedVersion?: number;
}

/**
 * Read `Idempotency-Key` and `If-Match`, as far as a route takes them.
 *
 * @throws {ConflictError} `invoice.changed` for an `If-Match` that is the tag of no version
 */
export function commandOptions(
  headers: Headers,
  { takesKey, takesVersion }: { readonly takesKey?: true; readonly takesVersion?: true },
): CommandOptions {
  const idempotencyKey = takesKey && idempotencyKeyOf(headers);
  const version = takesVersion && expectedVersion(headers);
  return {
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(version !== undefined && { expectedVersion: version }),
  };
}
