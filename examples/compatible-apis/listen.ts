import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** A Web-standard handler, which Workers, Deno, Bun and Next.js call `fetch`. */
export type Handler = (request: Request) => Promise<Response>;

/** Serve a handler on this machine only; port 0 picks a free one. */
export function listen(handler: Handler, port = 0): Promise<{ readonly url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: handler, port, hostname: '127.0.0.1' }, ({ port: taken }: AddressInfo) => {
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      resolve({ url: `http://127.0.0.1:${taken}`, close });
    });
    server.once('error', reject);
  });
}
