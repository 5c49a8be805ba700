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
  /**
   * All faults, at most the first thousand. A `path` is a JSON Pointer into the
   * body, into the query's parameters, or, where a command is refused for what its invoice holds, into that invoice.
   */
  readonly faults?: readonly Fault[];
  /** Figures behind the detail. */
  readonly details?: { readonly [key: string]: Json };
}

/** How a class of errors is told over HTTP; of a failure nothing is told but this detail, for its own words are the host's. */
type Kind = readonly [status: number, title: string, detail?: string];

/** A body of 2 MiB can hold 400,000 faults, which are 200 MB to tell. */
const MOST_FAULTS = 1000;
const RETRY_AFTER_SECONDS = '5';
const LATER = 'Try again later';
const FAILED: Kind = [
  500,
  'The server failed',
  'the request could not be handled, and nothing was half-stored; its instance is in the log of the server',
];

function kindOf(error: unknown): Kind {
  if (error instanceof RequestError) return [error.status, 'The request is refused'];
  if (error instanceof ValidationError) return [422, 'The input is wrong'];
  if (error instanceof NotFoundError) return [404, 'Not found'];
  if (error instanceof InvoiceStateError) return [409, 'The invoice is in another state'];
  // RFC 9110, 13.1.1: a precondition that does not hold; without one it is the state that is in the way.
  if (error instanceof ConflictError)
    return 'expectedVersion' in error.details ? [412, 'The invoice was changed'] : [409, 'Someone else was first'];
  if (error instanceof IdempotencyConflictError) return [422, 'The key was used for another input'];
  if (error instanceof TaxUnavailableError)
    return [503, LATER, 'no tax can be had now, and nothing was issued; send the request again'];
  if (error instanceof StoreError && error.retryable)
    return [503, LATER, 'the store is not to be had now; send the request again, with the same Idempotency-Key'];
  return FAILED;
}

/** The problem that an error is told as. */
export function problemOf(error: unknown): Problem {
  const [status, title, detail] = kindOf(error);
  const isTold = error instanceof InvoicingError && status !== 500;
  const code = isTold ? error.code : 'request.failed';
  return {
    type: `urn:oneoff:${code}`,
    title,
    status,
    detail: detail ?? (error as Error).message,
    code,
    ...(error instanceof ValidationError && { faults: error.faults.slice(0, MOST_FAULTS) }),
    ...(isTold && Object.keys(error.details).length > 0 && { details: error.details }),
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
