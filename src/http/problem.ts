import {
  ConflictError,
  IdempotencyConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from '../errors/errors.ts';
import type { Fault, Json } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { RequestError } from './request-error.ts';

/** What a refused request is answered with: problem details (RFC 9457), with the code and every fault. */
export interface Problem {
  /** `urn:oneoff:` and the code. */
  readonly type: string;
  /** The kind of problem, the same for every problem of a status and class. */
  readonly title: string;
  readonly status: number;
  /** For people: the value, the rule and the way out. */
  readonly detail: string;
  /** Dotted and stable; branch on it. */
  readonly code: FaultCode;
  /** Names this one failure of the server, `urn:uuid:…`, as its log does. */
  readonly instance?: string;
  /** Everything that is wrong with the input; a `path` is a JSON Pointer into the body, or into the query's parameters. */
  readonly faults?: readonly Fault[];
  /** Figures behind the detail. */
  readonly details?: { readonly [key: string]: Json };
}

/** How a class of errors is told over HTTP. */
type Kind = readonly [status: number, title: string];

const RETRY_AFTER_SECONDS = '5';
const unavailable: Kind = [503, 'Try again later'];

function kindOf(error: InvoicingError): Kind | undefined {
  if (error instanceof RequestError) return [error.status, 'The request is refused'];
  if (error instanceof ValidationError) return [422, 'The input is wrong'];
  if (error instanceof NotFoundError) return [404, 'Not found'];
  if (error instanceof InvoiceStateError) return [409, 'The invoice is in another state'];
  // RFC 9110, 13.1.1: a precondition that does not hold; without one it is the state that is in the way.
  if (error instanceof ConflictError)
    return 'expectedVersion' in error.details ? [412, 'The invoice was changed'] : [409, 'Someone else was first'];
  if (error instanceof IdempotencyConflictError) return [422, 'The key was used for another input'];
  if (error instanceof TaxUnavailableError) return unavailable;
  return error instanceof StoreError && error.retryable ? unavailable : undefined;
}

/**
 * The problem that an error is told as; `undefined` for a failure of the server, of which nothing is told.
 */
export function problemOf(error: unknown): Problem | undefined {
  const kind = error instanceof InvoicingError ? kindOf(error) : undefined;
  if (kind === undefined) return undefined;
  const [status, title] = kind;
  const { code, message, details } = error as InvoicingError;
  return {
    type: `urn:oneoff:${code}`,
    title,
    status,
    detail: message,
    code,
    ...(error instanceof ValidationError && { faults: error.faults }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

/** The problem of a failure of the server. */
export function failureOf(id: string): Problem {
  return {
    type: 'urn:oneoff:request.failed',
    title: 'The server failed',
    status: 500,
    detail: 'the request could not be handled, and nothing was half-stored; its instance is in the log of the server',
    code: 'request.failed',
    instance: `urn:uuid:${id}`,
  };
}

/** A problem as a response. */
export function problemResponse(problem: Problem, headers: { readonly [name: string]: string } = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(problem.status === 503 && { 'Retry-After': RETRY_AFTER_SECONDS }),
      ...headers,
    },
  });
}
