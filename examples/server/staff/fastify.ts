// A Fastify 5 application with the desk.
import { getRequestListener } from '@hono/node-server';
import fastify, { type FastifyInstance } from 'fastify';
import type { Office } from './office.ts';

export function createApp({ billing, desk, signIn }: Office): FastifyInstance {
  const app = fastify();
  const mount = (url: string, handler: (request: Request) => Promise<Response>): void => {
    const answer = getRequestListener(handler);
    app.route({
      method: app.supportedMethods,
      url,
      // Before Fastify parses the body.
      onRequest: async (request, reply) => {
        reply.hijack();
        await answer(request.raw, reply.raw);
      },
      handler: async () => undefined,
    });
  };
  mount('/billing/*', billing);
  mount('/admin/invoices', desk);
  mount('/admin/invoices/*', desk);
  mount('/sign-in', signIn);
  return app;
}
