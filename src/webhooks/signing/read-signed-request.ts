import { show } from '../../errors/show.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** A request as Node frameworks give it: the headers, and the body as it came, before anything parsed it. */
export interface RawRequest {
  readonly headers: Headers | { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: string | Uint8Array;
}

/** The parts of a request that a signature covers, and the signatures. */
export interface SignedParts {
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: readonly string[];
  readonly body: string | Uint8Array;
}

/** Read the headers and the body of a signed request. */
export async function readSignedRequest(request: Request | RawRequest): Promise<SignedParts> {
  const id = header(request.headers, 'webhook-id');
  const timestamp = header(request.headers, 'webhook-timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookVerificationError(
      'webhook.header_missing',
      `webhook-timestamp is ${show(timestamp)}, not seconds since the epoch`,
    );
  }
  const signatures = header(request.headers, 'webhook-signature').split(' ');
  return { id, timestamp, signatures, body: await bodyOf(request) };
}

function header(headers: RawRequest['headers'], name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : lookUp(headers, name);
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookVerificationError(
    'webhook.header_missing',
    `the header ${name} is missing; this is no signed webhook`,
  );
}

function lookUp(headers: { readonly [name: string]: unknown }, name: string): unknown {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

async function bodyOf(request: Request | RawRequest): Promise<string | Uint8Array> {
  if ('arrayBuffer' in request) return new Uint8Array(await request.arrayBuffer());
  const { body } = request;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('pass the raw body as text or bytes: a parsed body cannot be verified');
}
