import { createInvoicing } from 'oneoff';
import { createInvoicingHandler } from 'oneoff/http';
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/http/routes/routes.ts';
import { openBackend } from './backend.ts';
import { documentOf, type Operation, operationsOf } from './document.ts';
import { memoryStorage } from './storages.ts';

const { store, directory } = memoryStorage();
const options = { store, directory };
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

/** What a stranger is told: every operation asks who it is before anything else. */
async function ask(handler: (request: Request) => Promise<Response>, method: string, path: string): Promise<Response> {
  return handler(new Request(`http://billing.test${path.replaceAll(/\{\w+\}/g, 'x')}`, { method }));
}

describe.each([
  ['everything', openBackend().handler, routes],
  [
    'invoices alone',
    createInvoicingHandler(createInvoicing(options), { authenticate: () => null }),
    routes.filter(({ needs }) => needs === undefined),
  ],
])('the document of %s', (_, handler, served) => {
  it('names every route, and no other', async () => {
    const operations = operationsOf(await documentOf(handler));
    expect(operations.map(nameOf).sort()).toEqual(served.map(nameOf).sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('names what is served, and all of its methods', async () => {
    const operations = operationsOf(await documentOf(handler));
    for (const { method, path } of operations) expect((await ask(handler, method, path)).status, path).toBe(401);
    const byPath = new Map<string, Operation[]>();
    for (const one of operations) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
    for (const [path, those] of byPath)
      for (const method of METHODS.filter((one) => those.every((operation) => operation.method !== one))) {
        const { status, headers } = await ask(handler, method, path);
        // The word after the last slash may be a parameter of another path.
        if (status === 401) expect(operations.map(nameOf)).toContain(`${method} ${path.replace(/[^/]+$/, '{id}')}`);
        else expect([status, headers.get('allow')]).toEqual([405, those.map((one) => one.method).join(', ')]);
      }
  });
});

it('a route of a host that lacks what it needs is not there', async () => {
  const handler = createInvoicingHandler(createInvoicing(options), { authenticate: () => null });
  const missing = routes.filter(({ needs }) => needs !== undefined);
  expect(missing.length).toBeGreaterThan(20);
  // An invoice could have the word for an id, which a caller who is nobody is not told.
  for (const { method, path } of missing)
    expect((await ask(handler, method, path)).status, path).toBe(path === '/invoices/counts' ? 401 : 404);
});
