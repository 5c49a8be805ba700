// An Express 5 application that serves invoices under /billing.
import { getRequestListener } from '@hono/node-server';
import express, { type Express } from 'express';
import type { InvoicingHandler } from 'oneoff/http';

/** @param billing - created with `basePath: '/billing'` */
export function createApp(billing: InvoicingHandler): Express {
  const app = express();
  // Before every body parser: once a parser has read the body, the handler cannot read it again.
  app.all('/billing/*path', getRequestListener(billing));

  app.use(express.json());
  app.post('/orders', (request, response) => {
    response.status(201).json({ ordered: request.body });
  });
  return app;
}
