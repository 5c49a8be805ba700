import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from '../postgres/databases.ts';
import { acmeRecords } from '../unit/acme.ts';
import { type Backend, openBackend, tenants } from './backend.ts';
import { memoryStorage, postgresStorage } from './storages.ts';

const input = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '100.00' }], issue: 'now' };

async function openFilled(storage = memoryStorage()): Promise<Backend> {
  await storage.directory.save(tenants.own, acmeRecords());
  return openBackend(storage);
}

function ask({ handler }: Backend, method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  return handler(
    new Request(`http://billing.test${path}`, {
      method,
      headers: { Authorization: `Bearer ${tenants.own}`, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

describe('on PostgreSQL', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = openPool();
  });
  afterAll(() => pool.end());

  it('an id with a NUL names nothing, and is no failure', async () => {
    const backend = await openFilled(postgresStorage({ pool }, await createSchema(pool)));
    for (const path of ['/invoices/%00', '/credit-notes/a%00', '/customers/%00', '/webhook-endpoints/%00'])
      expect((await ask(backend, 'GET', path)).status, path).toBe(404);
    expect((await ask(backend, 'POST', '/invoices/%00/hold')).status).toBe(404);
    expect(backend.failures).toEqual([]);
  });
});

it('an invoice that is finalized already is not finalized again with an input that is wrong', async () => {
  const backend = await openFilled();
  const { id } = (await (await ask(backend, 'POST', '/invoices', input)).json()) as { id: string };
  const again = await ask(backend, 'POST', `/invoices/${id}/finalize`, { expectedTotal: {} });
  expect(await again.json()).toMatchObject({ status: 422, faults: [{ path: '/expectedTotal' }] });
});

it('an answer without a body has no content type', async () => {
  const backend = await openFilled();
  const created = await ask(backend, 'POST', '/invoices', input);
  const { id } = (await created.json()) as { id: string };
  const known = await ask(backend, 'GET', `/invoices/${id}`, undefined, {
    'If-None-Match': created.headers.get('etag'),
  });
  expect([known.status, known.headers.get('content-type')]).toEqual([304, null]);
});

it.each(['.', '..'])('a record cannot be called %j, for no URL could name it', async (id) => {
  const refused = await ask(await openFilled(), 'POST', '/customers', { id, name: 'Dots Ltd' });
  expect(await refused.json()).toMatchObject({ status: 422, faults: [{ code: 'field.value', path: '/id' }] });
});

it('a client that goes away in the middle of its body is no failure of the server', async () => {
  const backend = await openFilled();
  let answered: (response: Response) => void = () => {};
  const answer = new Promise<Response>((resolve) => {
    answered = resolve;
  });
  const fetch = async (request: Request): Promise<Response> => {
    const response = await backend.handler(request);
    answered(response.clone());
    return response;
  };
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = ['POST /invoices HTTP/1.1', 'Host: x', `Authorization: Bearer ${tenants.own}`, 'Content-Length: 100'];
  socket.write(`${head.join('\r\n')}\r\n\r\n{"customerId"`, () => setTimeout(() => socket.destroy(), 50));
  expect(await (await answer).json()).toMatchObject({
    code: 'request.malformed',
    detail: expect.stringContaining('it is incomplete'),
  });
  expect(backend.failures).toEqual([]);
  server.close();
});
