// A Hono application with the desk.
import { Hono } from 'hono';
import type { Office } from './office.ts';

export function createApp({ billing, desk, signIn }: Office): Hono {
  const app = new Hono();
  app.all('/billing/*', ({ req }) => billing(req.raw));
  app.all('/admin/invoices/*', ({ req }) => desk(req.raw));
  app.all('/sign-in', ({ req }) => signIn(req.raw));
  return app;
}
