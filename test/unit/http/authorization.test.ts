import { createInvoicing } from 'oneoff';
import { createInvoicingHandler, type Scope, scopes } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../src/http/routes/routes.ts';
import { acmeRecords } from '../acme.ts';
import { type Api, INPUT, openApi } from './api.ts';

const PARTS_OF_WRITING: readonly Scope[] = ['invoices:draft', 'invoices:issue', 'payments:write', 'corrections:write'];
const TENANTS = ['acme-corp', 'other-corp'] as const;

/** What each tenant owns, by the parameter that names it in a path. */
async function furnish({ sendAs }: Api, tenant: string): Promise<Record<string, string>> {
  const send = sendAs(tenant);
  const { body: invoice } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
  const { body: note } = await send('POST', `/invoices/${invoice.id}/credit-notes`, { reason: 'order_change' });
  const { body: endpoint } = await send('POST', '/webhook-endpoints', { url: 'https://books.example/' });
  await send('POST', '/customers', { id: `only-${tenant}`, name: 'Only', address: { country: 'DE' } });
  await send('POST', '/add-ons', { code: `only-${tenant}`, name: 'Only', prices: {} });
  await send('POST', '/taxes', { code: `only-${tenant}`, name: 'Only', scheme: 'sales', rate: '1' });
  const { body: seller } = await send('GET', '/billing-entities/acme');
  await send('POST', '/billing-entities', { ...seller, id: `only-${tenant}` });
  return {
    '/invoices': invoice.id,
    '/credit-notes': note.id,
    '/webhook-endpoints': endpoint.id,
    record: `only-${tenant}`,
  };
}

function addressOf(path: string, owned: Record<string, string>): string {
  const [, resource = ''] = path.split('/');
  return path.replace(/\{\w+\}/, owned[`/${resource}`] ?? owned['record'] ?? '');
}

/** All that a tenant can see. */
async function everythingOf({ sendAs }: Api, tenant: string): Promise<string> {
  const lists = routes.filter((route) => route.method === 'GET' && !route.path.includes('{'));
  return JSON.stringify(await Promise.all(lists.map(async ({ path }) => (await sendAs(tenant)('GET', path)).body)));
}

describe('every route', () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s needs a caller and its scope',
    async (_, { method, path, scope, alsoFor = [] }) => {
      const api = await openApi();
      const address = path.replace(/\{\w+\}/, 'x');
      expect(await api.sendAs(null)(method, address)).toMatchObject({
        status: 401,
        body: { code: 'request.unauthenticated' },
      });
      const enough = scope === null ? [...scopes] : [scope, ...alsoFor];
      const isPart = enough.some((one) => PARTS_OF_WRITING.includes(one));
      const others = scopes.filter((one) => !enough.includes(one) && !(isPart && one === 'invoices:write'));
      if (scope !== null) {
        const refused = await api.sendAs(`acme-corp ${others.join(' ')}`)(method, address);
        expect(refused).toMatchObject({ status: 403, body: { code: 'request.forbidden', details: { scope } } });
      }
      for (const one of [...enough, ...(isPart ? ['invoices:write'] : [])])
        expect([401, 403]).not.toContain((await api.sendAs(`acme-corp ${one}`)(method, address)).status);
    },
  );

  const pairs = TENANTS.flatMap((owner) => TENANTS.map((caller) => [owner, caller] as const));
  it.each(pairs)('of what %s owns, as asked by %s, shows and touches its own alone', async (owner, caller) => {
    const api = await openApi();
    const owned = Object.fromEntries(await Promise.all(TENANTS.map(async (one) => [one, await furnish(api, one)])));
    const before = await everythingOf(api, owner);
    const named = routes.filter((route) => route.path.includes('{'));
    expect(named.length).toBeGreaterThan(30);
    for (const { method, path, body } of named) {
      const answer = await api.sendAs(caller)(method, addressOf(path, owned[owner]), body ? {} : undefined);
      if (owner === caller) expect(answer.status, `${method} ${path}`).not.toBe(404);
      // A body that is wrong in itself is refused before anything is looked for.
      else expect([404, 422], `${method} ${path}`).toContain(answer.status);
      if (owner !== caller) expect(JSON.stringify(answer.body)).not.toContain('"tenant"');
      if (owner === caller && method === 'DELETE') break;
    }
    if (owner !== caller) expect(await everythingOf(api, owner)).toBe(before);
  });
});

describe('a handler of one tenant', () => {
  const options = { store: memoryStore(), directory: memoryDirectory(acmeRecords()), tenant: 'acme-corp' };
  const authenticate = (request: Request) => ({ tenant: request.headers.get('x-tenant') ?? '', scopes });
  const get = (handler: (request: Request) => Promise<Response>, tenant: string, path = '/invoices') =>
    handler(new Request(`http://x${path}`, { headers: { 'X-Tenant': tenant } }));

  it('serves no other', async () => {
    const handler = createInvoicingHandler(createInvoicing(options), { authenticate });
    expect((await get(handler, 'acme-corp')).status).toBe(200);
    expect((await get(handler, 'other-corp')).status).toBe(403);
  });

  it('has no endpoints and records without what they need', async () => {
    const plain = createInvoicingHandler(createInvoicing(options), { authenticate });
    for (const path of ['/webhook-endpoints', '/customers'])
      expect((await get(plain, 'acme-corp', path)).status).toBe(404);
    expect((await get(plain, 'acme-corp', '/credit-notes')).status).toBe(200);
  });

  it('fails when the host returns the service of another', async () => {
    const failures: unknown[] = [];
    const handler = createInvoicingHandler(() => createInvoicing(options), {
      authenticate,
      onFailure: ({ error }) => failures.push(error),
    });
    expect((await get(handler, 'other-corp')).status).toBe(500);
    expect(String(failures[0])).toContain('the service of tenant "other-corp" was requested, but that of "acme-corp"');
  });
});

it('scopes in one text are no list, and open nothing', async () => {
  const service = createInvoicing({ store: memoryStore(), directory: memoryDirectory(acmeRecords()) });
  for (const text of ['invoices:read', 'no-invoices:readers']) {
    const authenticate = () => ({ tenant: 'default', scopes: text as never });
    expect((await createInvoicingHandler(service, { authenticate })(new Request('http://x/invoices'))).status).toBe(
      500,
    );
  }
});

it('scopes are those of the routes', () => {
  const used = routes.flatMap(({ scope, alsoFor = [] }) => (scope === null ? [] : [scope, ...alsoFor]));
  // The sum of the finer ones is needed by no route alone.
  expect(new Set<Scope>([...used, 'invoices:write'])).toEqual(new Set(scopes));
});
