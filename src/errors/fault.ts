import type { FaultCode } from './fault-codes.ts';

/** A value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One thing that is wrong with an input or a document, as data.
 *
 * - `code`: dotted and stable, one of {@link FaultCode}; branch on it.
 * - `path`: a JSON Pointer (RFC 6901) into the caller's input, such as `/lines/2/quantity`; `""` is the input itself.
 * - `message`: for people; names the value, the rule and the way out.
 * - `details`: figures behind the message, for programs.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly path: string;
  readonly message: string;
  readonly details?: { readonly [key: string]: Json };
}

/**
 * Make a {@link Fault}.
 *
 * @param code - one of the listed fault codes
 * @param path - JSON Pointer into the caller's input
 * @param message - names the value, the rule and the way out
 * @param details - figures behind the message
 */
export function fault(code: FaultCode, path: string, message: string, details?: Fault['details'] | ''): Fault {
  return details ? { code, path, message, details } : { code, path, message };
}
