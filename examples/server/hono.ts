// A Hono application that serves invoices under /billing.
import { Hono } from 'hono';
import type { InvoicingHandler } from 'oneoff/http';

/** @param billing - created with `basePath: '/billing'` */
export function createApp(billing: InvoicingHandler): Hono {
  const app = new Hono();
  app.all('/billing/*', ({ req }) => billing(req.raw));

  app.post('/orders', async (context) => context.json({ ordered: await context.req.json() }, 201));
  return app;
}
