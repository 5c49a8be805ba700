import { idempotencyKeyOf } from './idempotency-key.ts';
import { expectedVersions } from './preconditions.ts';

/** The options of a command that its headers give. */
export interface CommandOptions {
  readonly idempotencyKey?: string;
  readonly expectedVersion?: number;
  readonly actor?: string;
}

/**
 * Read `Idempotency-Key` and `If-Match`, as far as a route takes them.
 *
 * @param versionOf - the version that is stored, asked for only where `If-Match` lists several
 * @throws {ConflictError} `invoice.changed` for an `If-Match` that lists no tag of a version
 */
export async function commandOptions(
  headers: Headers,
  { takesKey, takesVersion }: { readonly takesKey?: true; readonly takesVersion?: true },
  versionOf: () => Promise<number | undefined>,
): Promise<CommandOptions> {
  const idempotencyKey = takesKey && idempotencyKeyOf(headers);
  const versions = takesVersion && expectedVersions(headers);
  const version = versions && (await oneOf(versions, versionOf));
  return {
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(version !== undefined && { expectedVersion: version }),
  };
}

/** The version among those that is stored; if none is, any of them is refused by the service. */
async function oneOf(
  versions: readonly number[],
  versionOf: () => Promise<number | undefined>,
): Promise<number | undefined> {
  if (versions.length === 1) return versions[0];
  const stored = await versionOf();
  return versions.find((one) => one === stored) ?? versions[0];
}
