// An Express 5 application with the desk.
import { getRequestListener } from '@hono/node-server';
import express, { type Express } from 'express';
import type { Office } from './office.ts';

export function createApp({ billing, desk, signIn }: Office): Express {
  const app = express();
  // Before every body parser: once a parser has read the body, a handler cannot read it again.
  app.all('/billing/*path', getRequestListener(billing));
  app.all(['/admin/invoices', '/admin/invoices/*path'], getRequestListener(desk));
  app.all('/sign-in', getRequestListener(signIn));
  return app;
}
