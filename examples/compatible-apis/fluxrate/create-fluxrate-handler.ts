// Fluxrate's API "Manual Invoices", on top of oneoff: create, read, finalize and e-mail an invoice.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { timingSafeEqual } from 'hono/utils/buffer';
import { type Invoice, type Invoicing, InvoicingError, ValidationError } from 'oneoff';
import { checkOrigin } from 'oneoff/http';
import { MalformedJson, readJson, saysJson, writeJson } from '../exact-json.ts';
import { httpStatusOf } from '../http-status.ts';
import type { Handler } from '../listen.ts';
import { addressOf } from './invoice-email.ts';
import { invoiceRequest, toInput } from './invoice-request.ts';
import { toResponse } from './invoice-response.ts';
import { type ApiFault, faultsOfIssues, faultsWithApiNames, Refusal } from './refusal.ts';

const LARGEST_BODY = 1_000_000;
const INVOICE = '/api/v1/invoices/:id{[\\w-]+}';

/** Options of {@link createFluxrateHandler}. */
export interface FluxrateOptions {
  /** A service with `policies.fluxrate`, a tax resolver, and an outbox for its e-mails. */
  readonly invoicing: Pick<Invoicing, 'createOneOffInvoice' | 'previewUpdate' | 'finalize' | 'get' | 'sendInvoice'>;
  /** The token that callers send as `Cookie: access_token=…`. */
  readonly accessToken: string;
  /** Other origins whose pages may change something, such as `"https://app.example"`. Default none. */
  readonly origins?: readonly string[];
  /** Gets errors that the caller only sees as 500; default: `console.error`. */
  readonly report?: (error: unknown) => void;
}

/** Answer Fluxrate's API. */
export function createFluxrateHandler(options: FluxrateOptions): Handler {
  const { invoicing, accessToken, origins = [], report = console.error } = options;
  const app = new Hono();
  app.use(async (c, next) => {
    if (!(await timingSafeEqual(getCookie(c, 'access_token') ?? '', accessToken))) {
      throw new Refusal(401, 'unauthorized', 'send the cookie access_token with your token');
    }
    // A browser sends the cookie with every request, also with one that a page of another origin triggers.
    const foreign = checkOrigin(c.req.raw, origins);
    if (foreign) throw new Refusal(403, foreign.code, foreign.message);
    await next();
  });
  const tooLarge = () => {
    throw new Refusal(413, 'body.too_large', `the body has more than ${LARGEST_BODY} bytes`);
  };
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));
  app.post('/api/v1/invoices', async (c) => {
    if (!saysJson(c.req.raw)) throw new Refusal(415, 'content_type', 'send JSON as application/json');
    const { success, data, error } = invoiceRequest.safeParse(await readJson(c.req.raw), { reportInput: true });
    if (!success) throw new Refusal(422, 'validation.failed', 'the body is not valid', faultsOfIssues(error.issues));
    return answer(c, await invoicing.createOneOffInvoice(toInput(data)), 201);
  });
  app.get(INVOICE, async (c) => answer(c, await invoiceOf(c.req.param('id'), invoicing)));
  app.post(`${INVOICE}/finalize`, async (c) => answer(c, await invoicing.finalize(c.req.param('id'))));
  app.post(`${INVOICE}/send-email`, async (c) => {
    const found = await invoiceOf(c.req.param('id'), invoicing);
    // Refuse before finalizing; a draft takes the current customer record.
    recipientOf(found.status === 'draft' ? await invoicing.previewUpdate(found.id, {}) : found);
    const invoice = await invoicing.finalize(found.id);
    // The relay sends it, and tries again where the mailer fails.
    return answer(c, await invoicing.sendInvoice(invoice.id, { to: [recipientOf(invoice)], attach: [] }));
  });
  app.notFound(() => {
    throw new Refusal(404, 'not_found', 'there is nothing at this address');
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error.status, error.code, error.message, error.faults);
    if (error instanceof MalformedJson) return refuse(c, 400, 'body.malformed', error.message);
    const status = httpStatusOf(error);
    if (status !== undefined && error instanceof InvoicingError) {
      const faults = error instanceof ValidationError ? faultsWithApiNames(error.faults) : undefined;
      return refuse(c, status, error.code, faults?.[0]?.message ?? error.message, faults);
    }
    report(error);
    return refuse(c, 500, 'internal', 'the request failed; nothing of it is half-stored');
  });
  return async (request) => app.fetch(request);
}

async function invoiceOf(id: string, invoicing: Pick<Invoicing, 'get'>): Promise<Invoice> {
  const invoice = await invoicing.get(id);
  if (invoice === null) throw new Refusal(404, 'invoice.not_found', `there is no invoice ${id}`);
  return invoice;
}

function recipientOf({ customer }: Invoice): string {
  const address = addressOf(customer);
  if (address !== null) return address;
  throw new Refusal(422, 'customer.email_required', `customer ${customer.id} has no valid e-mail address; add one`);
}

function answer(c: Context, invoice: Invoice, status: 200 | 201 = 200): Response {
  return c.body(writeJson(toResponse(invoice)), status, { 'Content-Type': 'application/json' });
}

function refuse(
  c: Context,
  status: Refusal['status'] | 400 | 409 | 500 | 503,
  code: string,
  message: string,
  faults?: readonly ApiFault[],
): Response {
  return c.json({ error: { code, message, ...(faults && { faults }) } }, status);
}
