import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/**
 * The bytes of a request's body. What is larger is not read to its end.
 *
 * @throws {WebhookVerificationError} `webhook.body_too_large`
 * @throws {ValidationError} `field.value` for a body that was read already
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) throw tooLarge(declared, maxBytes);
  if (request.bodyUsed) throw readAlready();
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(length, maxBytes);
    }
    chunks.push(value);
  }
}

function readAlready(): ValidationError {
  return new ValidationError([
    fault('field.value', '/request/body', 'the body was read already; verify the request before anything reads it'),
  ]);
}

/** The error of a body that has so many bytes, or more. */
export function tooLarge(bytes: number, maxBytes: number): WebhookVerificationError {
  return new WebhookVerificationError(
    'webhook.body_too_large',
    `the body has ${bytes} bytes or more, at most ${maxBytes} are read; raise maxBytes if the sender sends larger events`,
  );
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first, ...others] = chunks;
  if (first && others.length === 0) return first;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
