import {
  ConflictError,
  InvoiceStateError,
  NotFoundError,
  StoreError,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';

/** The HTTP status of an error; `undefined` if the request is not to blame and a retry does not help. */
export function httpStatusOf(error: unknown): 404 | 409 | 422 | 503 | undefined {
  if (error instanceof ValidationError) return error.code === 'customer.not_found' ? 404 : 422;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof InvoiceStateError || error instanceof ConflictError) return 409;
  if (error instanceof TaxUnavailableError || (error instanceof StoreError && error.retryable)) return 503;
  return undefined;
}
