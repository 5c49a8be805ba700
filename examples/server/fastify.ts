// A Fastify 5 application that serves invoices under /billing.
import { getRequestListener } from '@hono/node-server';
import fastify, { type FastifyInstance } from 'fastify';
import type { InvoicingHandler } from 'oneoff/http';

/** @param billing - created with `basePath: '/billing'` */
export function createApp(billing: InvoicingHandler): FastifyInstance {
  const app = fastify();
  const answer = getRequestListener(billing);
  app.route({
    method: app.supportedMethods,
    url: '/billing/*',
    // Before Fastify parses the body. Its parsers do not see these requests, and work as usual on all other routes.
    onRequest: async (request, reply) => {
      reply.hijack();
      await answer(request.raw, reply.raw);
    },
    handler: async () => undefined,
  });

  app.post('/orders', async (request, reply) => reply.code(201).send({ ordered: request.body }));
  return app;
}
