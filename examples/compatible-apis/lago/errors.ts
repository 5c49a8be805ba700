import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Errors per field, in Lago's codes: `{ currency: ['value_is_mandatory'] }`. */
export interface ErrorDetails {
  readonly [field: string]: readonly string[];
}

/** An error in Lago's shape; `code` and `error_details` if its kind has them. */
export class LagoError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string | undefined;
  readonly details: ErrorDetails | undefined;

  constructor(status: ContentfulStatusCode, error: string, code?: string, details?: ErrorDetails) {
    super(error);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  toResponse(): Response {
    const { status, message, code, details } = this;
    return Response.json(
      { status, error: message, ...(code && { code }), ...(details && { error_details: details }) },
      { status },
    );
  }
}

/** 400: the body lacks a required part. */
export function badRequest(message: string): LagoError {
  return new LagoError(400, `BadRequest: ${message}`);
}

/** 401 */
export function unauthorized(): LagoError {
  return new LagoError(401, 'Unauthorized');
}

/** 403: the key lacks the permission, or the feature does not exist. */
export function forbidden(code = 'feature_unavailable'): LagoError {
  return new LagoError(403, 'Forbidden', code);
}

/** 404, such as `customer_not_found`. */
export function notFound(resource: string): LagoError {
  return new LagoError(404, 'Not Found', `${resource}_not_found`);
}

/** 405: the state of the object does not allow it. */
export function notAllowed(code: string): LagoError {
  return new LagoError(405, 'Method Not Allowed', code);
}

/** 422 */
export function invalid(details: ErrorDetails): LagoError {
  return new LagoError(422, 'Unprocessable Entity', 'validation_errors', details);
}
