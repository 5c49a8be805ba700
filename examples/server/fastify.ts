// A Fastify 5 application that serves invoices under /billing.
import { getRequestListener } from '@hono/node-server';
import fastify, { type FastifyInstance } from 'fastify';
import type { InvoicingHandler } from 'oneoff/http';

/** @param billing - made with `basePath: '/billing'` */
export function createApp(billing: InvoicingHandler): FastifyInstance {
  const app = fastify();
  const answer = getRequestListener(billing);
  app.route({
    method: app.supportedMethods,
    url: '/billing/*',
    // Before Fastify parses: its parsers stay as they are for all other routes, and see nothing of these bodies.
    onRequest: async (request, reply) => {
      reply.hijack();
      await answer(request.raw, reply.raw);
    },
    handler: async () => undefined,
  });

  app.post('/orders', async (request, reply) => reply.code(201).send({ ordered: request.body }));
  return app;
}
