import { checkText } from '../../validation/leaves.ts';
import { RequestError } from './request-error.ts';
import { allows, type Scope } from './scope.ts';

/** Who sent a request: the tenant, and what the caller may do. */
export interface Caller {
  /** The tenant of the invoices. */
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  /** Who it is, such as `"user:7"`: kept on the events of what the request changes. */
  readonly actor?: string;
  /** The person's name, for a page that shows who is signed in. */
  readonly name?: string;
  /** The person's language, BCP 47, for such a page. */
  readonly locale?: string;
}

/** Identify the caller of a request; `null` if unknown. It must not read the body. */
export type Authenticate = (request: Request) => Caller | null | Promise<Caller | null>;

/**
 * The caller of a request, if it has one of the scopes; `[]` asks for none.
 *
 * @throws {RequestError} `request.unauthenticated`, `request.forbidden`
 */
export async function requireCaller(
  authenticate: Authenticate,
  request: Request,
  needed: readonly Scope[],
): Promise<Caller> {
  const caller = await authenticate(request);
  if (caller === null || caller === undefined) {
    const message = 'the request is not authenticated; send valid credentials';
    throw new RequestError('request.unauthenticated', 401, message, { headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  if (typeof caller.tenant !== 'string' || caller.tenant === '')
    throw new TypeError('authenticate returned a caller without a tenant');
  // A string has `includes` too: "invoices:readers" would grant what "invoices:read" grants.
  if (!Array.isArray(caller.scopes)) throw new TypeError('authenticate returned a caller whose scopes are not a list');
  if (caller.actor !== undefined && checkText(caller.actor, '', 255))
    throw new TypeError('authenticate returned a caller whose actor is not a text of 1 to 255 characters');
  requireScope(caller, needed);
  return caller;
}

/**
 * Refuse a caller who has none of the scopes.
 *
 * @throws {RequestError} `request.forbidden`, which names the first of them
 */
export function requireScope({ scopes }: Caller, needed: readonly Scope[]): void {
  const [scope] = needed;
  if (scope === undefined || needed.some((one) => allows(scopes, one))) return;
  throw forbidden(`the caller lacks the scope "${scope}"; request it`, scope);
}

/** The error of a caller who lacks a scope. */
export function forbidden(message: string, scope: Scope | null): RequestError {
  return new RequestError('request.forbidden', 403, message, { details: { scope } });
}
