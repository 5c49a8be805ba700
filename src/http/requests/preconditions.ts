import { ConflictError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import { RequestError } from './request-error.ts';

/** The tags that a header lists; `"*"` is any. */
type Tags = '*' | readonly string[];

/** What `If-Match` and `If-None-Match` ask for; `undefined` is nothing. */
export interface Preconditions {
  readonly ifMatch: Tags | undefined;
  readonly ifNoneMatch: Tags | undefined;
}

/** One entity tag (RFC 9110, 8.8.3). A comma may be part of it. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const TAGS = new RegExp(`^${TAG.source}(?:[ \\t]*,[ \\t]*${TAG.source})*$`);

/** Read the preconditions of a request. A header that lists no tags matches nothing. */
export function preconditionsOf(headers: Headers): Preconditions {
  return { ifMatch: tagsOf(headers.get('if-match')), ifNoneMatch: tagsOf(headers.get('if-none-match')) };
}

/** The entity tag of a version. */
export function tagOf(version: number): string {
  return `"${version}"`;
}

/** The entity tag of what has no version: equal for equal content. */
export async function tagOfContent(content: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(content)));
  return `"${[...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/**
 * The versions that `If-Match` asks for; without one, or with `*`, any will do.
 *
 * Only strong tags compare here (RFC 9110, 13.1.1).
 *
 * @throws {ConflictError} `invoice.changed` for what lists no tag of a version
 */
export function expectedVersions(headers: Headers): readonly number[] | undefined {
  const { ifMatch } = preconditionsOf(headers);
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  const versions = ifMatch.flatMap((tag) => Number(/^"([1-9]\d{0,14})"$/.exec(tag)?.[1] ?? 0) || []);
  if (versions.length > 0) return versions;
  const given = headers.get('if-match') ?? '';
  const message = `If-Match ${show(given)} is not the tag of a version; send the ETag of an answer, such as "3"`;
  throw new ConflictError('invoice.changed', message, { expectedVersion: given.slice(0, 255) });
}

/** Whether `If-None-Match` names the tag: the client has this state already. Weak comparison (RFC 9110, 13.1.2). */
export function isKnown(headers: Headers, tag: string): boolean {
  const { ifNoneMatch } = preconditionsOf(headers);
  return ifNoneMatch === '*' || ifNoneMatch?.some((one) => one.replace(/^W\//, '') === tag) === true;
}

/**
 * Refuse a change whose preconditions do not hold for what is stored.
 *
 * @param tag - that of what is stored, or `null` if nothing is
 * @throws {RequestError} `request.precondition_failed`
 */
export function requirePreconditions({ ifMatch, ifNoneMatch }: Preconditions, tag: string | null): void {
  if (ifMatch !== undefined && (tag === null || (ifMatch !== '*' && !ifMatch.includes(tag))))
    throw failed(
      tag === null
        ? 'the record does not exist, so If-Match cannot match; leave it out to create the record'
        : 'it was changed since: If-Match has another ETag; read it again and send its new ETag',
    );
  if (ifNoneMatch === undefined || tag === null) return;
  if (ifNoneMatch === '*') throw failed('it exists already: If-None-Match: * creates only; leave it out to replace it');
  if (ifNoneMatch.some((one) => one.replace(/^W\//, '') === tag))
    throw failed('it is as If-None-Match says; leave the header out to replace it');
}

function failed(why: string): RequestError {
  return new RequestError('request.precondition_failed', 412, why);
}

function tagsOf(header: string | null): Tags | undefined {
  const text = header?.trim();
  if (text === undefined) return undefined;
  if (text === '*') return '*';
  return TAGS.test(text) ? (text.match(new RegExp(TAG.source, 'g')) ?? []) : [];
}
