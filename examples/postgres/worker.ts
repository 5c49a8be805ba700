// Cloudflare Workers: a connection belongs to the request that opened it, so each request has a pool of its own.
import { createInvoicing } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { directory, setup } from './records.ts';

interface Env {
  /** Best the address of a Hyperdrive, which keeps connections open between requests. */
  readonly DATABASE_URL: string;
}

export default {
  async fetch(request: Request, env: Env, context: { waitUntil(promise: Promise<unknown>): void }): Promise<Response> {
    const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 1 });
    try {
      const invoicing = createInvoicing({ store: postgresStore({ pool }), directory });
      const idempotencyKey = request.headers.get('idempotency-key') ?? crypto.randomUUID();
      const invoice = await invoicing.createOneOffInvoice({ ...setup, issue: 'now' }, { idempotencyKey });
      return Response.json({ number: invoice.number });
    } finally {
      context.waitUntil(pool.end());
    }
  },
};
