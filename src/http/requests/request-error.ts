import { InvoicingError } from '../../errors/errors.ts';
import type { Json } from '../../errors/fault.ts';
import type { FaultCode } from '../../errors/fault-codes.ts';

/** Codes of requests that never reach the service. */
export type RequestCode = Extract<FaultCode, `request.${string}`>;

/** A request that the handler itself refuses. */
export class RequestError extends InvoicingError {
  protected static override readonly className = 'RequestError';
  readonly status: number;
  /** Headers of the answer, such as `Allow`. */
  readonly headers: { readonly [name: string]: string };

  constructor(
    code: RequestCode,
    status: number,
    message: string,
    {
      headers = {},
      details = {},
    }: { headers?: RequestError['headers']; details?: { readonly [key: string]: Json } | undefined } = {},
  ) {
    super(code, message, details);
    this.status = status;
    this.headers = headers;
  }
}
