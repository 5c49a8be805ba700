import { RequestError } from './request-error.ts';
import type { Scope } from './scope.ts';

/** Who sent a request: whose invoices it is about, and what it may do with them. */
export interface Caller {
  /** The tenant of the invoices. */
  readonly tenant: string;
  readonly scopes: readonly Scope[];
}

/** Tell who sent a request, or `null` for nobody that is known here. It must not read the body. */
export type Authenticate = (request: Request) => Caller | null | Promise<Caller | null>;

/**
 * The caller of a request, who has a scope.
 *
 * @throws {RequestError} `request.unauthenticated`, `request.forbidden`
 */
export async function requireCaller(authenticate: Authenticate, request: Request, scope: Scope): Promise<Caller> {
  const caller = await authenticate(request);
  if (caller === null || caller === undefined) {
    const message = 'nobody that is known here sent this; authenticate the request';
    throw new RequestError('request.unauthenticated', 401, message, { headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  if (typeof caller.tenant !== 'string' || caller.tenant === '')
    throw new TypeError('authenticate answered a caller without a tenant');
  // A text has an `includes` too: "invoices:readers" would open what "invoices:read" opens.
  if (!Array.isArray(caller.scopes)) throw new TypeError('authenticate answered a caller whose scopes are no list');
  if (!caller.scopes.includes(scope)) throw forbidden(`the scope "${scope}" is missing; ask for it`, scope);
  return caller;
}

/** The error of a caller who may not do this. */
export function forbidden(message: string, scope: Scope): RequestError {
  return new RequestError('request.forbidden', 403, message, { details: { scope } });
}
