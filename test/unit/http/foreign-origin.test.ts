import { checkOrigin, createInvoicingHandler } from 'oneoff/http';
import { describe, expect, it } from 'vitest';
import { caught, reasonsOf } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

const OWN = 'http://billing.test';

describe('a change that a page of another origin sends is refused', () => {
  it.each([
    ['of another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['of a sibling of the same site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://shop.billing.test' }],
    ['of a sandbox', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    ['of which the browser names no origin', { 'Sec-Fetch-Site': 'same-site' }],
    ['that names two sites', { 'Sec-Fetch-Site': 'same-origin, cross-site' }],
    ['of an unknown site', { 'Sec-Fetch-Site': '' }],
    ['of another host, sent by an older browser', { Origin: 'https://evil.example' }],
    ['of another port, sent by an older browser', { Origin: 'http://billing.test:8443' }],
    ['of a sandbox, sent by an older browser', { Origin: 'null' }],
    ['of a host that only begins as the own', { Origin: 'http://billing.test.evil.example' }],
    ['of two origins', { Origin: `${OWN}, https://evil.example` }],
    ['of a host with a user', { Origin: 'http://billing.test@evil.example' }],
    ['whose proxy claims another host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
  ])('%s', async (_, headers) => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const at = `/invoices/${body.id}`;
    for (const [method, path, json] of [
      ['POST', `${at}/finalize`],
      ['POST', `${at}/hold`],
      ['PATCH', at, { memo: 'edited' }],
      ['DELETE', at],
      ['PUT', '/customers/hooli', { id: 'hooli', name: 'Hooli II' }],
      ['POST', '/invoices', INPUT],
    ] as const)
      expect(await send(method, path, json, headers as never), `${method} ${path}`).toMatchObject({
        status: 403,
        body: { code: 'request.foreign_origin', detail: expect.stringContaining('origins') },
      });
    expect((await send('GET', at)).body).toEqual(body);
  });
});

describe('a change is not refused', () => {
  it.each([
    ['of a client that is no browser', {}],
    ['of the own origin', { 'Sec-Fetch-Site': 'same-origin', Origin: OWN }],
    ['of the own origin behind a proxy', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://shop.example' }],
    ['that the user made himself', { 'Sec-Fetch-Site': 'none' }],
    ['of the own origin, sent by an older browser', { Origin: OWN }],
    ['of the host that it was sent to', { Origin: 'https://shop.example', Host: 'shop.example' }],
    ['of the host with its default port', { Origin: 'https://shop.example', Host: 'shop.example:443' }],
    ['of a host in capitals', { Origin: 'https://shop.example', Host: 'Shop.Example' }],
  ])('%s', async (_, headers) => {
    const { send } = await openApi();
    expect((await send('POST', '/invoices', INPUT, headers as never)).status).toBe(201);
  });

  it('of an origin that the host lets in, and of no other', async () => {
    const { send } = await openApi({ origins: ['https://app.example', 'capacitor://localhost'] });
    const create = async (Origin: string, more = {}) =>
      (await send('POST', '/invoices', INPUT, { Origin, ...more })).status;
    for (const more of [{}, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      expect(await create('https://app.example', more)).toBe(201);
      expect(await create('capacitor://localhost', more)).toBe(201);
      for (const other of ['http://app.example', 'https://app.example:8443', 'https://app.example.evil.example'])
        expect(await create(other, more), other).toBe(403);
    }
  });
});

it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, and is never refused for its origin', (method) => {
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  expect(checkOrigin(new Request(OWN, { method, headers }))).toBeUndefined();
});

it.each([
  'https://app.example/',
  'https://app.example/path',
  'app.example',
  '*',
  'null',
  'https://App.Example',
  'https://app.example:443',
  '',
  7,
])('%j as an origin is refused', (origin) => {
  const start = () =>
    createInvoicingHandler((() => null) as never, { authenticate: () => null, origins: [origin] as never });
  expect(reasonsOf(caught(start))).toEqual(['field.value /origins/0']);
});
