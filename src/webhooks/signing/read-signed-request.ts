import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { isPlainObject } from '../../validation/object.ts';
import { readBody, tooLarge } from './read-body.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** A request as Node frameworks give it: the headers, and the body as it came, before anything parsed it. */
export interface RawRequest {
  readonly headers: Headers | { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: string | Uint8Array;
}

/** What the headers of a signed request say. */
export interface SignedHeaders {
  readonly id: string;
  /** As it was sent: the signature covers this text. */
  readonly timestamp: string;
  readonly signatures: readonly string[];
}

/** A rotation signs with two secrets, perhaps in two ways. */
const MOST_SIGNATURES = 10;
/** Ten signatures of Ed25519 are 930 characters. */
const LONGEST_SIGNATURES = 4096;

/**
 * Read the headers that sign a request.
 *
 * @throws {ValidationError} `field.type` for what is no request
 * @throws {WebhookVerificationError} `webhook.header_missing`, `webhook.signature_invalid`
 */
export function readSignedHeaders(request: Request | RawRequest): SignedHeaders {
  requireRequest(request);
  const { headers } = request;
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookVerificationError(
      'webhook.header_missing',
      `webhook-timestamp is ${show(timestamp)}, not seconds since 1970; this is not a valid webhook`,
    );
  }
  return { id, timestamp, signatures: signaturesOf(header(headers, 'webhook-signature')) };
}

/**
 * The body of a request, at most so many bytes of it.
 *
 * @throws {WebhookVerificationError} `webhook.body_too_large`
 * @throws {ValidationError} `field.type` for a body that was parsed already
 */
export async function readSignedBody(request: Request | RawRequest, maxBytes: number): Promise<string | Uint8Array> {
  if ('arrayBuffer' in request) return readBody(request, maxBytes);
  const { body } = request;
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw wrongType(
      '/request/body',
      `${show(body)} is neither text nor bytes; pass the body as it came: a parsed one cannot be verified`,
    );
  // No text is shorter in bytes than in characters.
  if (body.length > maxBytes) throw tooLarge(body.length, maxBytes);
  return body;
}

function requireRequest(request: unknown): void {
  const isRequest = isPlainObject(request) && typeof request['headers'] === 'object' && request['headers'] !== null;
  if (isRequest) return;
  throw wrongType('/request', `${show(request)} is no request; pass a Request, or its headers and its body as it came`);
}

function wrongType(path: string, message: string): ValidationError {
  return new ValidationError([fault('field.type', path, message)]);
}

function signaturesOf(text: string): readonly string[] {
  const signatures = text.length > LONGEST_SIGNATURES ? [] : text.split(' ');
  if (signatures.length > 0 && signatures.length <= MOST_SIGNATURES) return signatures;
  const found = signatures.length === 0 ? `${text.length} characters` : `${signatures.length} signatures`;
  throw new WebhookVerificationError(
    'webhook.signature_invalid',
    `webhook-signature holds ${found}; at most ${MOST_SIGNATURES} signatures in ${LONGEST_SIGNATURES} characters are checked`,
  );
}

function header(headers: RawRequest['headers'], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : lookUp(headers, name);
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookVerificationError(
    'webhook.header_missing',
    `the header ${name} is missing; this is not a signed webhook`,
  );
}

function lookUp(headers: { readonly [name: string]: unknown }, name: string): unknown {
  if (Object.hasOwn(headers, name)) return headers[name];
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
