import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createInvoicing, type DirectoryStore, type InvoicingOptions, policies } from 'oneoff';
import type { Handler } from '../listen.ts';
import { authorize, type LagoApiKey } from './authorize.ts';
import { LagoError, notFound } from './errors.ts';
import type { CollectPayment, LagoEnv, LagoFiles, ToTax } from './lago-env.ts';
import { type LagoNotes, memoryNotes } from './notes.ts';
import { addOnRoutes } from './routes-add-ons.ts';
import { billingEntityRoutes } from './routes-billing-entities.ts';
import { creditNoteRoutes } from './routes-credit-notes.ts';
import { customerRoutes } from './routes-customers.ts';
import { invoiceRoutes } from './routes-invoices.ts';
import { paymentRoutes } from './routes-payments.ts';
import { taxRoutes } from './routes-taxes.ts';
import { translateError } from './translate-error.ts';

/** Options of {@link createLagoHandler}: those of `createInvoicing`, and more for what only Lago has. */
export interface LagoHandlerOptions extends Omit<InvoicingOptions, 'currencies' | 'directory' | 'tenant'> {
  /** The handler writes customers, add-ons and taxes into it. */
  readonly directory: DirectoryStore;
  readonly apiKeys: readonly LagoApiKey[];
  /** Default `memoryNotes()`, which loses metadata of invoices and similar notes when the process ends. */
  readonly notes?: LagoNotes;
  /** Default: a tax of the scheme `"sales"`. A seller with a VAT id maps codes to VAT categories here. */
  readonly toTax?: ToTax;
  /** Default: no payment is collected, and every retry is accepted. */
  readonly collectPayment?: CollectPayment;
  /** What makes the files that are downloaded; default: no file is made. */
  readonly files?: LagoFiles;
  /** Gets errors that the caller only sees as 500; default: `console.error`. */
  readonly report?: (error: unknown) => void;
}

const LARGEST_BODY = 1_000_000;

/**
 * Lago's API for one-off invoices on top of oneoff, as a Web-standard handler for `/api/v1/…`.
 *
 * The default policy is `policies.lago`: an invoice is issued at once, and its tax is rounded once.
 *
 * @example
 * ```ts
 * const handler = createLagoHandler({ store, directory, apiKeys: [{ key: 'secret' }] });
 * const response = await handler(new Request('http://localhost/api/v1/invoices', { headers: { authorization: 'Bearer secret' } }));
 * ```
 */
export function createLagoHandler({
  apiKeys,
  notes = memoryNotes(),
  toTax = (tax) => ({ ...tax, scheme: 'sales' }),
  collectPayment = async () => 'started',
  files = {},
  report = console.error,
  ...given
}: LagoHandlerOptions): Handler {
  const { directory, clock = { now: () => Date.now() } } = given;
  const tooLarge = new LagoError(413, 'Payload Too Large');
  const app = new Hono<LagoEnv>()
    .basePath('/api/v1')
    .use(bodyLimit({ maxSize: LARGEST_BODY, onError: () => tooLarge.toResponse() }))
    .use(async (c, next) => {
      const { tenant = 'default' } = await authorize(c.req.raw, apiKeys);
      const options = { policy: policies.lago, ...given, tenant };
      const idempotencyKey = c.req.header('idempotency-key');
      c.set('lago', {
        tenant,
        invoicing: createInvoicing(options),
        directory,
        notes,
        once: idempotencyKey === undefined ? {} : { idempotencyKey },
        isRepeated: async () =>
          idempotencyKey !== undefined && (await given.store.findAnswer(tenant, idempotencyKey)) !== null,
        now: () => new Date(clock.now()).toISOString(),
        toTax,
        collectPayment,
        files,
      });
      await next();
    })
    .route('/customers', customerRoutes)
    .route('/add_ons', addOnRoutes)
    .route('/taxes', taxRoutes)
    .route('/billing_entities', billingEntityRoutes)
    .route('/invoices', invoiceRoutes)
    .route('/payments', paymentRoutes)
    .route('/credit_notes', creditNoteRoutes)
    .notFound(() => notFound('resource').toResponse())
    .onError((error) => {
      const refusal = translateError(error);
      if (refusal.status === 500) report(error);
      return refusal.toResponse();
    });
  return async (request) => app.fetch(request);
}
