// bxb's API "Create a one-off invoice", `POST /v1/invoices/one_off`, on top of oneoff.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { timingSafeEqual } from 'hono/utils/buffer';
import { type Invoicing, ValidationError } from 'oneoff';
import { MalformedJson, readJson, saysJson } from '../exact-json.ts';
import { httpStatusOf } from '../http-status.ts';
import type { Handler } from '../listen.ts';
import { detailsOfFaults, detailsOfIssues, type ErrorDetail } from './error-details.ts';
import { toResponse } from './invoice-response.ts';
import { oneOffRequest, toInput } from './one-off-request.ts';

const LARGEST_BODY = 1_000_000;

/** Options of {@link createBxbHandler}. */
export interface BxbOptions {
  /** A service with `policies.bxb`. */
  readonly invoicing: Pick<Invoicing, 'createOneOffInvoice'>;
  /** The key that callers send as `Authorization: Bearer …`. */
  readonly apiKey: string;
  /** Gets errors that the caller only sees as 500; default: `console.error`. */
  readonly report?: (error: unknown) => void;
}

/** Answer bxb's API: 200 with the invoice, 401 without the key, 404 for an unknown customer, 422 for an invalid body. */
export function createBxbHandler({ invoicing, apiKey, report = console.error }: BxbOptions): Handler {
  const app = new Hono();
  app.use(async (c, next) => {
    const [, key = ''] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    if (await timingSafeEqual(key, apiKey)) return next();
    return c.json({ detail: 'Invalid or missing API key' }, 401, { 'WWW-Authenticate': 'Bearer' });
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.json({ detail: 'Request body too large' }, 413) }));
  app.post('/v1/invoices/one_off', async (c) => {
    if (!saysJson(c.req.raw)) return unprocessable(c, [bodyFault('Send JSON as application/json', 'content_type')]);
    const { success, data, error } = oneOffRequest.safeParse(await readJson(c.req.raw), { reportInput: true });
    if (!success) return unprocessable(c, detailsOfIssues(error.issues));
    return c.json(toResponse(await invoicing.createOneOffInvoice(toInput(data))));
  });
  app.notFound((c) => c.json({ detail: 'Not Found' }, 404));
  app.onError((error, c) => {
    if (error instanceof MalformedJson) return unprocessable(c, [bodyFault(error.message, 'json_invalid')]);
    const status = httpStatusOf(error);
    if (status === 404) return c.json({ detail: 'Customer not found' }, 404);
    if (error instanceof ValidationError) return unprocessable(c, detailsOfFaults(error.faults));
    if (status !== undefined) return c.json({ detail: error.message }, status);
    report(error);
    return c.json({ detail: 'Internal Server Error' }, 500);
  });
  return async (request) => app.fetch(request);
}

function unprocessable(c: Context, detail: readonly ErrorDetail[]): Response {
  return c.json({ detail }, 422);
}

function bodyFault(msg: string, type: string): ErrorDetail {
  return { loc: ['body'], msg, type };
}
