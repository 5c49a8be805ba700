// JSON whose numbers stay text, so that no amount passes through a float.
import { LosslessNumber, parse, stringify } from 'lossless-json';

/** The body is not JSON in UTF-8. */
export class MalformedJson extends Error {}

/** Whether the content type of a request is JSON. */
export function saysJson(request: Request): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');
}

/**
 * Read a JSON body; see {@link parseJson}.
 *
 * @throws {MalformedJson}
 */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson(await request.arrayBuffer());
}

/**
 * Parse JSON in UTF-8; each number becomes a `LosslessNumber`, which keeps its text.
 *
 * @throws {MalformedJson} also if a key is given twice with different values
 */
export function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const message = cause instanceof SyntaxError ? cause.message : 'the body is not UTF-8, or is nested too deeply';
    throw new MalformedJson(message, { cause });
  }
}

/** A JSON number with exactly the digits of a decimal text: `"1700.00"` becomes `1700.00`. */
export function jsonNumber(decimal: string): LosslessNumber {
  return new LosslessNumber(decimal);
}

/** Write JSON; every `jsonNumber` keeps its digits. */
export function writeJson(value: object): string {
  return stringify(value, null, 2) as string;
}
