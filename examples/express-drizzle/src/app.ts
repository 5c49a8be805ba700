// The shop's HTTP server: its own routes, the API of oneoff, and the desk.
import { getRequestListener } from '@hono/node-server';
import { eq } from 'drizzle-orm';
import express, { type Express } from 'express';
import { InvoicingError } from 'oneoff';
import { createDesk } from 'oneoff/desk';
import { createInvoicingHandler } from 'oneoff/http';
import { renderInvoicePdf } from 'oneoff/pdf';
import type { Billing } from './billing.ts';
import { placeOrder } from './orders.ts';
import { searchOver } from './search.ts';
import { callerOf, signIn } from './sessions.ts';
import { orders } from './tables.ts';

export function createApp(billing: Billing): Express {
  const { db, invoicing, deliveries, reports } = billing;
  const api = createInvoicingHandler(invoicing, {
    basePath: '/billing',
    authenticate: callerOf(db),
    search: searchOver(db),
    deliveries,
    reports,
  });
  const desk = createDesk({ handler: api, basePath: '/desk', brand: { name: 'Werkzeug' }, signIn: '/sign-in' });

  const app = express();
  // Before every body parser: once a parser has read the body, the handler cannot read it again.
  app.all('/billing/*path', getRequestListener(api, { overrideGlobalObjects: false }));
  app.all(['/desk', '/desk/*path'], getRequestListener(desk, { overrideGlobalObjects: false }));

  app.get('/sign-in', (_request, response) => {
    response.send('<form method="post"><input name="email"><input name="password" type="password"><button>Sign in');
  });
  app.post('/sign-in', express.urlencoded(), async (request, response) => {
    const token = await signIn(db, String(request.body?.email), String(request.body?.password));
    if (token === null) return void response.status(401).send('This address or password is wrong.');
    response.cookie('session', token, { httpOnly: true, sameSite: 'strict', secure: request.secure });
    response.redirect(303, '/desk');
  });

  app.post('/orders', express.json(), async (request, response) => {
    const { customerId, items } = request.body;
    try {
      const { orderId, key, invoice } = await placeOrder(billing, customerId, items);
      response.status(201).json({ orderId, number: invoice.number, total: invoice.total, pdf: `/invoices/${key}.pdf` });
    } catch (error) {
      if (!(error instanceof InvoicingError)) throw error;
      response.status(422).json({ code: error.code, message: error.message });
    }
  });

  app.get('/invoices/:key.pdf', async (request, response) => {
    const [order] = await db.select().from(orders).where(eq(orders.key, request.params.key));
    const invoice = order === undefined ? null : await invoicing.get(order.invoiceId);
    if (invoice === null) return void response.sendStatus(404);
    const pdf = await renderInvoicePdf(invoice, { locale: 'de', facturX: 'facturx-en16931' });
    response.type('pdf').send(Buffer.from(pdf));
  });

  return app;
}
