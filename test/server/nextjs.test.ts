import type { Invoice } from 'oneoff';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

type Route = { readonly [method: string]: (request: Request) => Promise<Response> };
const INPUT = { customerId: 'hooli', memo: 'Grüße 🧾', lines: [{ addOn: 'setup_fee' }] };

describe('the route of Next.js', () => {
  let route: Route;
  beforeAll(async () => {
    vi.stubEnv('ONEOFF_API_KEY', 'a-key-of-the-test');
    route = await import('../../examples/server/nextjs/app/billing/[...path]/route.ts');
  });
  afterAll(() => vi.unstubAllEnvs());

  const send = async (method: string, path: string, body?: unknown, key = 'a-key-of-the-test') => {
    const response = await route[method]?.(
      new Request(`https://shop.example/billing${path}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response?.text();
    return { status: response?.status, body: text ? (JSON.parse(text) as Invoice) : null };
  };

  it('has every method that the API has', () => {
    expect(Object.keys(route).sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']);
  });

  it('carries an invoice from draft to issue', async () => {
    const draft = await send('POST', '/invoices', INPUT);
    expect(draft).toMatchObject({ status: 201, body: { status: 'draft', memo: INPUT.memo } });
    const at = `/invoices/${draft.body?.id}`;
    expect((await send('PATCH', at, { memo: null })).body?.memo).toBeNull();
    const issued = await send('POST', `${at}/finalize`);
    expect(issued.body).toMatchObject({ status: 'finalized', total: '595.00' });
    expect((await send('GET', at)).body).toEqual(issued.body);
    expect(await send('HEAD', at)).toEqual({ status: 200, body: null });
    expect(await send('DELETE', at)).toMatchObject({ status: 409 });
  });

  it('refuses whoever has no key', async () => {
    expect(await send('GET', '/invoices', undefined, 'another-key')).toMatchObject({
      status: 401,
      body: { code: 'request.unauthenticated' },
    });
  });
});
