import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../src/app.ts';
import { fill, openShop, type Shop } from './shop.ts';

const DRAFT = { customerId: '1', lines: [{ addOn: 'drill' }] };

describe('the server of the shop', () => {
  let shop: Shop;
  let server: Server;
  let origin: string;
  before(async () => {
    shop = await openShop();
    await fill(shop.billing);
    server = createApp(shop.billing).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.close();
    await shop.close();
  });

  const post = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(body),
    });

  /** The cookie that signing in sets. */
  async function signIn(email: string, password: string): Promise<string> {
    const body = new URLSearchParams({ email, password });
    const response = await fetch(`${origin}/sign-in`, { method: 'POST', body, redirect: 'manual' });
    assert.deepEqual([response.status, response.headers.get('location')], [303, '/desk']);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('takes an order and gives the customer the PDF of its invoice', async () => {
    const ordered = await post('/orders', { customerId: 1, items: [{ productId: 1, quantity: 2 }] });
    const { number, total, pdf } = (await ordered.json()) as { number: string; total: string; pdf: string };
    assert.deepEqual([ordered.status, total], [201, '309.16']);
    assert.match(number, /^RE-\d{4}-00001$/);
    const file = await fetch(origin + pdf);
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf']);
    assert.equal(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 5), '%PDF-');
    assert.equal((await fetch(`${origin}/invoices/${crypto.randomUUID()}.pdf`)).status, 404);
  });

  it('says what is wrong with an order', async () => {
    const refused = await post('/orders', { customerId: 1, items: [{ productId: 1, quantity: -1 }] });
    assert.deepEqual(
      [refused.status, ((await refused.json()) as { code: string }).code],
      [422, 'adjustment.not_allowed'],
    );
  });

  it('lets nobody to the desk who has not signed in', async () => {
    assert.equal((await fetch(`${origin}/billing/session`)).status, 401);
    assert.equal((await fetch(`${origin}/billing/session`, { headers: { Cookie: 'session=abc' } })).status, 401);
    const wrong = new URLSearchParams({ email: 'clerk@shop.example', password: 'pears' });
    assert.equal((await fetch(`${origin}/sign-in`, { method: 'POST', body: wrong })).status, 401);
    assert.equal((await post('/billing/invoices', DRAFT)).status, 401);
  });

  it('serves the desk to staff, who see what they may do and find customers', async () => {
    const cookie = await signIn('issuer@shop.example', 'pears');
    const page = await fetch(`${origin}/desk`, { headers: { Cookie: cookie } });
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    const [, script] = /<script[^>]* src="([^"]+)"/.exec(await page.text()) ?? [];
    assert.equal((await fetch(new URL(script ?? '', page.url))).status, 200);

    const session = await fetch(`${origin}/billing/session`, { headers: { Cookie: cookie } });
    const { caller, scopes } = (await session.json()) as { caller: { name: string }; scopes: string[] };
    assert.deepEqual([caller.name, scopes.includes('invoices:issue')], ['Robin', true]);
    const found = await fetch(`${origin}/billing/customers?q=hooli`, { headers: { Cookie: cookie } });
    assert.deepEqual(
      ((await found.json()) as { items: { id: string }[] }).items.map(({ id }) => id),
      ['1'],
    );
  });

  it('lets a clerk write a draft and an issuer issue it, and keeps who did what', async () => {
    const clerk = await signIn('clerk@shop.example', 'apples');
    const created = await post('/billing/invoices', DRAFT, clerk);
    const { id } = (await created.json()) as { id: string };
    assert.equal(created.status, 201);
    assert.equal((await post(`/billing/invoices/${id}/finalize`, {}, clerk)).status, 403);
    const issuer = await signIn('issuer@shop.example', 'pears');
    assert.equal((await post(`/billing/invoices/${id}/finalize`, {}, issuer)).status, 200);
    const { items } = await shop.billing.invoicing.history(id);
    assert.deepEqual(
      items.slice(0, 2).map(({ type, actor }) => [type, actor]),
      [
        ['invoice.drafted', 'staff:1'],
        ['invoice.finalized', 'staff:2'],
      ],
    );
  });
});
