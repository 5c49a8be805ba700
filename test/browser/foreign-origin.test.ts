import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { createInvoicing, type Invoicing } from 'oneoff';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFluxrateHandler } from '../../examples/compatible-apis/fluxrate/create-fluxrate-handler.ts';
import { acmeRecords } from '../unit/acme.ts';
import { openBrowser } from './open-browser.ts';

const COOKIE = 'access_token=secret';
/** Two origins of one site: their cookies are SameSite to each other. */
const OWN_HOST = 'billing.acme.localhost';
const SIBLINGS = { 'another port': OWN_HOST, 'another subdomain': 'shop.acme.localhost' };

type Handler = (request: Request) => Promise<Response>;

interface Site {
  readonly url: string;
  /** The changes that arrived with the cookie. */
  readonly arrived: string[];
  close(): Promise<void>;
}

/** A host whose login page sets the cookie, and whose other paths are the API. */
async function openSite(host: string, api: Handler): Promise<Site> {
  const arrived: string[] = [];
  const server: ServerType = serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/login')
        return new Response('<title>in</title>', {
          headers: { 'Content-Type': 'text/html', 'Set-Cookie': `${COOKIE}; SameSite=Strict; HttpOnly; Path=/` },
        });
      if (request.method === 'POST' && request.headers.get('cookie') === COOKIE) arrived.push(pathname);
      return api(request);
    },
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    arrived,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Chromium opens connections ahead of need; the server would wait for a first request on them.
      if ('closeAllConnections' in server) server.closeAllConnections();
      return closed;
    },
  };
}

const page = async (): Promise<Response> =>
  new Response('<title>sibling</title>', { headers: { 'Content-Type': 'text/html' } });

/** How a page has the browser send a POST without a body; whether it may read the answer does not matter. */
const attacks = {
  'a form': `(url) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.name = 'answer';
    document.body.append(frame);
    const form = Object.assign(document.createElement('form'), { method: 'POST', action: url, target: 'answer' });
    document.body.append(form);
    frame.onload = () => setTimeout(resolve, 50);
    form.submit();
  })`,
  'a fetch': `(url) => fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include' }).then(() => undefined, () => undefined)`,
};

const invoicing: Invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory(acmeRecords()) });
const apiWith = (origins: readonly string[]): Handler =>
  createInvoicingHandler(invoicing, {
    origins,
    authenticate: ({ headers }) => (headers.get('cookie') === COOKIE ? { tenant: 'default', scopes } : null),
  });
const fluxrate: Handler = createFluxrateHandler({ invoicing, accessToken: 'secret' });

async function draft(): Promise<string> {
  return (await invoicing.createOneOffInvoice({ customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '9.00' }] }))
    .id;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page of a site, opened by a user who is logged in at another. */
async function loggedIn(own: Site, at: string): Promise<Page> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${own.url}/login`);
  await tab.goto(at);
  return tab;
}

const run = (tab: Page, attack: string, url: string): Promise<unknown> =>
  tab.evaluate(`(${attack})(${JSON.stringify(url)})`);

describe.each([
  ['the API', apiWith([]), '/invoices'],
  ["Fluxrate's API", fluxrate, '/api/v1/invoices'],
] as const)('%s, with a SameSite=Strict cookie', (_, api, path) => {
  describe.each(Object.entries(SIBLINGS))('called by a page of %s', (__, host) => {
    it.each(Object.entries(attacks))('with %s, finalizes nothing', async (___, attack) => {
      const [own, sibling] = [await openSite(OWN_HOST, api), await openSite(host, page)];
      try {
        const id = await draft();
        const tab = await loggedIn(own, sibling.url);
        await run(tab, attack, `${own.url}${path}/${id}/finalize`);
        // Otherwise the browser, and not the API, would have stopped it.
        expect(own.arrived).toEqual([`${path}/${id}/finalize`]);
        expect((await invoicing.get(id))?.status).toBe('draft');
      } finally {
        await own.close();
        await sibling.close();
      }
    });
  });

  it('called by a page of its own, finalizes', async () => {
    const own = await openSite(OWN_HOST, api);
    try {
      const id = await draft();
      await run(await loggedIn(own, `${own.url}/login`), attacks['a fetch'], `${own.url}${path}/${id}/finalize`);
      expect((await invoicing.get(id))?.status).toBe('finalized');
    } finally {
      await own.close();
    }
  });
});

it('with the guard removed, a page of a sibling finalizes: the tests above would see it', async () => {
  const unguarded: Handler = (request) => {
    const headers = new Headers(request.headers);
    for (const name of ['origin', 'sec-fetch-site']) headers.delete(name);
    return apiWith([])(new Request(request.url, { method: request.method, headers }));
  };
  const [own, sibling] = [await openSite(OWN_HOST, unguarded), await openSite(OWN_HOST, page)];
  try {
    const id = await draft();
    await run(await loggedIn(own, sibling.url), attacks['a form'], `${own.url}/invoices/${id}/finalize`);
    expect((await invoicing.get(id))?.status).toBe('finalized');
  } finally {
    await own.close();
    await sibling.close();
  }
});

it('a page of an origin that the host lets in finalizes', async () => {
  const sibling = await openSite(SIBLINGS['another subdomain'], page);
  const own = await openSite(OWN_HOST, apiWith([sibling.url]));
  try {
    const id = await draft();
    await run(await loggedIn(own, sibling.url), attacks['a fetch'], `${own.url}/invoices/${id}/finalize`);
    expect((await invoicing.get(id))?.status).toBe('finalized');
  } finally {
    await own.close();
    await sibling.close();
  }
});
