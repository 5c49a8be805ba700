import { show } from '../../errors/show.ts';
import { RequestError } from './request-error.ts';
import { requireExactNumbers } from './require-exact-numbers.ts';
import { requirePlainStructure } from './require-plain-structure.ts';

/** How much of a body that is too large is read, in multiples of the limit. */
const DRAINED = 4;
const JSON_TYPE = /^application\/(?:json|merge-patch\+json)\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i;

/**
 * Read a JSON body, or `undefined` for an empty one. Its length is counted, whatever its headers say.
 *
 * @throws {RequestError} `request.too_large`, `request.malformed`, `request.media_type`, `request.too_deep`,
 * `request.too_many_values`
 * @throws {ValidationError} `decimal.unsafe_number`
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) {
    // If it counted as absent, a check such as expectedTotal would be skipped.
    if (isAnnounced(request))
      throw malformed('it is empty; was it already read, for example by a body parser of the host?');
    return undefined;
  }
  const type = request.headers.get('content-type');
  if (type === null || !JSON_TYPE.test(type.trim())) {
    const message = `the body has the content type ${show(type ?? '')}; send "application/json" in UTF-8`;
    throw new RequestError('request.media_type', 415, message, { headers: { Accept: 'application/json' } });
  }
  const text = decode(bytes);
  requirePlainStructure(text);
  const body = parse(text);
  requireExactNumbers(text);
  return body;
}

function isAnnounced({ headers }: Request): boolean {
  return Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding');
}

/**
 * The bytes of a body. Where its length is announced a server reads no more, and no stream has to be made of it; else they
 * are counted as they come.
 */
async function readBytes(request: Request, max: number): Promise<Uint8Array> {
  const { headers } = request;
  const announced = headers.has('transfer-encoding') ? Number.NaN : Number(headers.get('content-length') ?? Number.NaN);
  if (announced > max) throw tooLarge(max);
  const bytes = announced > 0 && !request.bodyUsed ? await wholeOf(request) : await countedBytes(request, max);
  if (bytes.length > max) throw tooLarge(max);
  return bytes;
}

async function wholeOf(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw malformed('it is incomplete');
  }
}

async function countedBytes({ body }: Request, max: number): Promise<Uint8Array> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await nextOf(reader); chunk; chunk = await nextOf(reader)) {
    length += chunk.length;
    if (length <= max) chunks.push(chunk);
    // Closing a connection in the middle of a body loses the answer, so a little more is read and discarded.
    if (length > DRAINED * max) await reader?.cancel();
  }
  if (length > max) throw tooLarge(max);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw malformed('it is incomplete');
  }
}

function tooLarge(max: number): RequestError {
  const message = `the body has more than ${max} bytes; send smaller requests`;
  return new RequestError('request.too_large', 413, message, { details: { max } });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed((error as SyntaxError).message);
  }
}

function malformed(why: string): RequestError {
  return new RequestError('request.malformed', 400, `the body is not JSON: ${why}`);
}
