import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { browse } from './browse.ts';
import { openHost } from './host.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it.each([
  ['at the root', '', '/billing'],
  ['under a prefix', '/a/b', '/a/billing'],
  ['beside an API at another depth', '/admin/invoices', '/api/v1/billing'],
])('%s it finds its files and the API', async (_, deskPath, apiPath) => {
  const host = await openHost({ deskPath, apiPath });
  const { page, close } = await browse(browser, host);
  await page.getByText('There is no invoice yet.').waitFor();
  await page.getByRole('link', { name: 'New invoice' }).first().click();
  await page.getByRole('heading', { name: 'New invoice' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Invoices' }).waitFor();
  expect(await page.title()).toBe('Invoices · Acme');
  await close();
  await host.close();
});

it.each(['/', ''])('behind a proxy that takes a prefix off it works, with %j at its end', async (end) => {
  const host = await openHost();
  const proxy = serve({
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      if (!pathname.startsWith('/outer/x')) return new Response(null, { status: 404 });
      const answer = await fetch(`${host.origin}${pathname.slice('/outer/x'.length)}${search}`, {
        headers: { cookie: request.headers.get('cookie') ?? '', accept: request.headers.get('accept') ?? '' },
        redirect: 'manual',
      });
      const headers = new Headers(answer.headers);
      headers.delete('content-encoding');
      headers.delete('content-length');
      return new Response(answer.body, { status: answer.status, headers });
    },
  });
  await once(proxy, 'listening');
  const origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const outer = { ...host, origin, url: `${origin}/outer/x/admin/invoices${end}` };
  const { page, close } = await browse(browser, outer, '?tab=drafts');
  await page.getByText('Nothing matches these filters.').waitFor();
  await close();
  await new Promise((resolve) => proxy.close(resolve));
  await host.close();
});
