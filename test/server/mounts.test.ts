import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, getRequestListener } from '@hono/node-server';
import express from 'express';
import type { Invoice } from 'oneoff';
import type { InvoicingHandler } from 'oneoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp as createExpressApp } from '../../examples/server/express.ts';
import { createApp as createFastifyApp } from '../../examples/server/fastify.ts';
import { createApp as createHonoApp } from '../../examples/server/hono.ts';
import { createBilling, MAX_BODY_BYTES } from './billing.ts';

const INPUT = { customerId: 'hooli', memo: 'Grüße aus Köln 🧾 — €', lines: [{ addOn: 'setup_fee' }] };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const servers: { readonly [name: string]: (billing: InvoicingHandler) => Promise<Server> } = {
  Hono: async (billing) => createAdaptorServer({ fetch: createHonoApp(billing).fetch }) as Server,
  Express: async (billing) => createServer(createExpressApp(billing)),
  Fastify: async (billing) => {
    const app = createFastifyApp(billing);
    await app.ready();
    return app.server;
  },
};

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

describe.each(Object.entries(servers))('mounted in %s, the handler', (_, start) => {
  let server: Server;
  let origin: string;
  let failures: readonly unknown[];

  beforeAll(async () => {
    const made = await createBilling();
    failures = made.failures;
    server = await start(made.billing);
    origin = await listen(server);
  });
  afterAll(() => close(server));

  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method,
      headers: { Authorization: 'Bearer all', ...(body !== undefined && JSON_TYPE), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const invoiceOf = async (response: Promise<Response>): Promise<Invoice> => (await (await response).json()) as Invoice;

  it('carries an invoice from draft to issue, its text intact', async () => {
    const created = await send('POST', '/billing/invoices', INPUT, { 'Idempotency-Key': 'order-1' });
    const draft = (await created.json()) as Invoice;
    expect([created.status, draft.status, draft.memo]).toEqual([201, 'draft', INPUT.memo]);
    expect(created.headers.get('location')).toBe(`/billing/invoices/${draft.id}`);
    expect(await invoiceOf(send('POST', '/billing/invoices', INPUT, { 'Idempotency-Key': 'order-1' }))).toEqual(draft);

    const edited = await send('PATCH', `/billing/invoices/${draft.id}`, { purchaseOrderNumber: 'PO-1' });
    const etag = edited.headers.get('etag') ?? '';
    const issue = `/billing/invoices/${draft.id}/finalize`;
    expect((await send('POST', issue, undefined, { 'If-Match': '"1"' })).status).toBe(412);
    const issued = await invoiceOf(send('POST', issue, { expectedTotal: '595.00' }, { 'If-Match': etag }));
    expect(issued).toMatchObject({ status: 'finalized', total: '595.00', purchaseOrderNumber: 'PO-1' });

    const read = await send('GET', `/billing/invoices/${draft.id}`);
    expect(await read.json()).toEqual(issued);
    const known = { 'If-None-Match': read.headers.get('etag') ?? '' };
    expect((await send('GET', `/billing/invoices/${draft.id}`, undefined, known)).status).toBe(304);
    const page = (await (await send('GET', '/billing/invoices?status=finalized&limit=1')).json()) as { items: unknown };
    expect(page.items).toEqual([issued]);
    const head = await send('HEAD', `/billing/invoices/${draft.id}`);
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, known['If-None-Match'], '']);
  });

  it('takes PUT and DELETE', async () => {
    const customer = { id: 'müller', name: 'Müller & Söhne' };
    const path = `/billing/customers/${encodeURIComponent('müller')}`;
    expect((await send('PUT', path, customer)).status).toBe(200);
    expect(await (await send('GET', path)).json()).toEqual(customer);
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('DELETE', path)).status).toBe(404);
  });

  it.each([
    [
      'nobody',
      401,
      'request.unauthenticated',
      () => send('GET', '/billing/invoices', undefined, { Authorization: '' }),
    ],
    [
      'a missing scope',
      403,
      'request.forbidden',
      () => send('POST', '/billing/invoices', INPUT, { Authorization: 'Bearer read' }),
    ],
    ['an unknown invoice', 404, 'invoice.not_found', () => send('GET', '/billing/invoices/unknown')],
    ['an unknown path', 404, 'request.not_found', () => send('GET', '/billing/unknown')],
    ['another method', 405, 'request.method_not_allowed', () => send('PUT', '/billing/invoices', INPUT)],
    [
      'a body that is too large',
      413,
      'request.too_large',
      () => send('POST', '/billing/invoices', 'x'.repeat(MAX_BODY_BYTES + 1)),
    ],
    [
      'another content type',
      415,
      'request.media_type',
      () => send('POST', '/billing/invoices', INPUT, { 'Content-Type': 'text/plain' }),
    ],
    [
      'a content type that is none',
      415,
      'request.media_type',
      () => send('POST', '/billing/invoices', INPUT, { 'Content-Type': 'json' }),
    ],
    ['broken JSON', 400, 'request.malformed', () => send('POST', '/billing/invoices', '{"customerId":')],
    [
      'wrong input',
      422,
      'price.is_number',
      () => send('POST', '/billing/invoices', { ...INPUT, lines: [{ name: 'Setup', unitPrice: 5 }] }),
    ],
  ])('answers %s with %i and problem details', async (_, status, code, ask) => {
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect([answer.status, await answer.json()]).toMatchObject([status, { status, code }]);
  });

  it('reads a body of no stated length, and refuses one that grows too large', async () => {
    const stream = (text: string) => ({ body: new Blob([text]).stream(), duplex: 'half' });
    const headers = { Authorization: 'Bearer all', ...JSON_TYPE };
    const post = (text: string) =>
      fetch(`${origin}/billing/invoices`, { method: 'POST', headers, ...stream(text) } as RequestInit);
    expect(await invoiceOf(post(JSON.stringify(INPUT)))).toMatchObject({ memo: INPUT.memo });
    expect((await post(JSON.stringify({ ...INPUT, memo: 'x'.repeat(MAX_BODY_BYTES) }))).status).toBe(413);
  });

  it('keeps parallel requests apart', async () => {
    const orders = Array.from({ length: 40 }, (_, index) => ({
      ...INPUT,
      issue: 'now',
      memo: `Bestellung ${index} ✓`,
    }));
    const invoices = await Promise.all(orders.map((order) => invoiceOf(send('POST', '/billing/invoices', order))));
    expect(invoices.map(({ memo }) => memo)).toEqual(orders.map(({ memo }) => memo));
    expect(new Set(invoices.map(({ number }) => number)).size).toBe(orders.length);
  });

  it('outlives a caller that hangs up in the middle of a body', async () => {
    const cut = request(`${origin}/billing/invoices`, {
      method: 'POST',
      headers: { Authorization: 'Bearer all', ...JSON_TYPE, 'Content-Length': 1000 },
    });
    cut.on('error', () => undefined);
    cut.write('{"customerId":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    cut.destroy();
    expect((await send('POST', '/billing/invoices', INPUT)).status).toBe(201);
  });

  it('describes itself, with the path that it is mounted at', async () => {
    const answer = await fetch(`${origin}/billing/openapi.json`);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/billing' }] });
  });

  it("leaves the host's own routes their bodies", async () => {
    const answer = await send('POST', '/orders', INPUT);
    expect([answer.status, await answer.json()]).toEqual([201, { ordered: INPUT }]);
  });

  it('has failed at nothing but the body that broke off', () => {
    expect(failures).toEqual([]);
  });
});

describe('an Express application that parses bodies first', () => {
  it('leaves the handler none, and the handler does not act as if none was sent', async () => {
    const { billing, invoicing } = await createBilling();
    const app = express();
    app.use(express.json());
    app.all('/billing/*path', getRequestListener(billing));
    const server = createServer(app);
    const origin = await listen(server);
    const headers = { Authorization: 'Bearer all', ...JSON_TYPE };
    const post = (path: string, body: unknown) =>
      fetch(`${origin}/billing${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    for (const answer of [
      await post('/invoices', INPUT),
      await post(`/invoices/${id}/finalize`, { expectedTotal: '1.00' }),
    ])
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'request.malformed' }]);
    expect(await invoicing.get(id)).toMatchObject({ status: 'draft' });
    await close(server);
  });
});
