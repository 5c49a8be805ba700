import { show } from '../errors/show.ts';
import { RequestError } from './request-error.ts';
import { requireExactNumbers } from './require-exact-numbers.ts';

/** The deepest an input goes is a tax id of a party in a master: five levels. */
const MAX_DEPTH = 20;
const JSON_TYPE = /^application\/(?:json|merge-patch\+json)\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i;

/**
 * Read a JSON body; an empty one is `undefined`. What is longer than `maxBytes` is not read to its end, whatever its
 * headers say.
 *
 * @throws {RequestError} `request.too_large`, `request.media_type`, `request.malformed`, `request.too_deep`
 * @throws {ValidationError} `decimal.unsafe_number`
 */
export async function readBody(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request.body, maxBytes);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get('content-type');
  if (type === null || !JSON_TYPE.test(type.trim())) {
    const message = `the body has the content type ${show(type ?? '')}; send "application/json" in UTF-8`;
    throw new RequestError('request.media_type', 415, message, { headers: { Accept: 'application/json' } });
  }
  const text = decode(bytes);
  const body = parse(text);
  requireExactNumbers(text);
  if (isDeeperThan(MAX_DEPTH, body)) {
    const message = `the body is nested deeper than ${MAX_DEPTH} levels; no input goes that deep`;
    throw new RequestError('request.too_deep', 400, message, { details: { max: MAX_DEPTH } });
  }
  return body;
}

async function readBytes(body: Request['body'], max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let length = 0;
  // A client that goes away in the middle is no failure of the server.
  const next = () =>
    reader?.read().catch(() => {
      throw malformed('it breaks off');
    });
  for (let read = await next(); read && !read.done; read = await next()) {
    chunks.push(read.value);
    length += read.value.length;
    if (length <= max) continue;
    await reader?.cancel();
    throw new RequestError('request.too_large', 413, `the body has more than ${max} bytes; send less at once`, {
      details: { max },
    });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
