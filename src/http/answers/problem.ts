import {
  ConflictError,
  IdempotencyConflictError,
  InvoiceStateError,
  InvoicingError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from '../../errors/errors.ts';
import type { Fault, Json } from '../../errors/fault.ts';
import type { FaultCode } from '../../errors/fault-codes.ts';
import { RequestError } from '../requests/request-error.ts';

/** The body of a refusal: problem details (RFC 9457), with the code and every fault. */
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
  /**
   * All faults, at most the first thousand. A `path` is a JSON Pointer into the
   * body, into the query's parameters, or, where a command is refused for what its invoice holds, into that invoice.
   */
  readonly faults?: readonly Fault[];
  /** Figures behind the detail. */
  readonly details?: { readonly [key: string]: Json };
}

/** The status and title of a class of errors; the fixed detail replaces a message that is for the host only. */
type Kind = readonly [status: number, title: string, detail?: string];

/** A body of 2 MiB can hold 400,000 faults, which would be an answer of 200 MB. */
const MOST_FAULTS = 1000;
const RETRY_AFTER_SECONDS = '5';
const LATER = 'Temporarily unavailable';
const FAILED: Kind = [
  500,
  'The server failed',
  'the request failed, and nothing was stored in part; look for the instance in the log of the server',
];

function kindOf(error: unknown): Kind {
  if (error instanceof RequestError) return [error.status, 'The request was refused'];
  if (error instanceof ValidationError) return [422, 'The input is not valid'];
  if (error instanceof NotFoundError) return [404, 'Not found'];
  if (error instanceof InvoiceStateError) return [409, 'The state of the invoice does not allow it'];
  // RFC 9110, 13.1.1: a precondition failed; without one the state conflicts.
  if (error instanceof ConflictError)
    return 'expectedVersion' in error.details ? [412, 'The invoice was changed'] : [409, 'Another request was faster'];
  if (error instanceof IdempotencyConflictError) return [422, 'The idempotency key was used with another input'];
  if (error instanceof TaxUnavailableError)
    return [503, LATER, 'taxes are unavailable, and nothing was issued; retry later'];
  if (error instanceof StoreError && error.retryable)
    return [503, LATER, 'the store is unavailable; retry later with the same Idempotency-Key'];
  return FAILED;
}

/** The problem details of an error. */
export function problemOf(error: unknown): Problem {
  const [status, title, detail] = kindOf(error);
  const isPublic = error instanceof InvoicingError && status !== 500;
  const code = isPublic ? error.code : 'request.failed';
  return {
    type: `urn:oneoff:${code}`,
    title,
    status,
    detail: detail ?? (error as Error).message,
    code,
    ...(error instanceof ValidationError && { faults: error.faults.slice(0, MOST_FAULTS) }),
    ...(isPublic && Object.keys(error.details).length > 0 && { details: error.details }),
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
