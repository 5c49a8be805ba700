import { ConflictError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';

/** The entity tag of a version. */
export function tagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` asks for; without one, or with `*`, any will do.
 *
 * Only strong tags compare here (RFC 9110, 13.1.1), and an invoice has one version at a time.
 *
 * @throws {ConflictError} `invoice.changed` for what is no tag of a version
 */
export function expectedVersion(headers: Headers): number | undefined {
  const wanted = headers.get('if-match')?.trim();
  if (wanted === undefined || wanted === '*') return undefined;
  const version = Number(/^"([1-9]\d{0,14})"$/.exec(wanted)?.[1] ?? 0);
  if (version > 0) return version;
  const message = `If-Match ${show(wanted)} is the tag of no version; send the ETag of an answer, such as "3"`;
  throw new ConflictError('invoice.changed', message, { expectedVersion: wanted });
}

/** Whether `If-None-Match` names the tag: the client has this state already. Weak comparison (RFC 9110, 13.1.2). */
export function isKnown(headers: Headers, tag: string): boolean {
  const known = headers.get('if-none-match');
  if (known === null) return false;
  return known.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
}
