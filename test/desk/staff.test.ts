import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp as createExpressApp } from '../../examples/server/staff/express.ts';
import { createApp as createFastifyApp } from '../../examples/server/staff/fastify.ts';
import { createApp as createHonoApp } from '../../examples/server/staff/hono.ts';
import { exampleMembers } from '../../examples/server/staff/members.ts';
import { createOffice } from '../../examples/server/staff/office.ts';
import { createSessions } from '../../examples/server/staff/sessions.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { chooseAddOn, chooseCustomer } from './write-invoice.ts';

const SECRET = 'a secret of the test';
const PASSWORD = 'correct horse battery staple';
const office = () => createOffice(SECRET, exampleMembers(PASSWORD));

type Route = { readonly [method: string]: (request: Request) => Promise<Response> };

/** The routes of Next.js, at the paths that their folders say. */
async function nextServer(): Promise<Server> {
  vi.stubEnv('SESSION_SECRET', SECRET);
  vi.stubEnv('STAFF_PASSWORD', PASSWORD);
  const routes: readonly (readonly [string, Route])[] = [
    ['/billing/*', await import('../../examples/server/staff/nextjs/app/billing/[...path]/route.ts')],
    ['/admin/invoices/*', await import('../../examples/server/staff/nextjs/app/admin/invoices/[[...path]]/route.ts')],
    ['/sign-in', await import('../../examples/server/staff/nextjs/app/sign-in/route.ts')],
  ];
  const app = new Hono();
  for (const [path, route] of routes)
    app.all(path, ({ req }) => route[req.method]?.(req.raw) ?? new Response(null, { status: 405 }));
  return createAdaptorServer({ fetch: app.fetch }) as Server;
}

const servers: { readonly [name: string]: () => Promise<Server> } = {
  Hono: async () => createAdaptorServer({ fetch: createHonoApp(await office()).fetch }) as Server,
  Express: async () => createServer(createExpressApp(await office())),
  Fastify: async () => {
    const app = createFastifyApp(await office());
    await app.ready();
    return app.server;
  },
  'Next.js': nextServer,
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  vi.unstubAllEnvs();
});

async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe.each(Object.entries(servers))('mounted in %s', (_, start) => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = await start();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    await page.goto(origin + path);
    return page;
  };

  it('staff sign in with a cookie, and an invoice is written and issued in their name', async () => {
    const page = await open('/sign-in?return=/admin/invoices/%3Fnew');
    await signIn(page, 'ada', 'wrong');
    await page.getByText('not known').waitFor();
    await signIn(page, 'ada');
    await page.getByRole('heading', { name: 'New invoice' }).waitFor();
    await chooseCustomer(page, 'Hooli');
    await chooseAddOn(page, 1, 'Setup fee');
    await page.getByText('Checked by the server').waitFor();
    await page.locator('.bar').getByRole('button', { name: 'Issue' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click();
    await page.getByRole('heading', { name: /^INV-/ }).waitFor();
    await page.getByText('user:ada').first().waitFor();
    await page.context().close();
  });

  it('a clerk has no button that issues, and a stranger sees nothing', async () => {
    const page = await open('/admin/invoices');
    await page.getByText('The session has ended').first().waitFor();
    expect(await page.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe(
      `/sign-in?return=${encodeURIComponent('/admin/invoices/')}`,
    );
    await page.goto(`${origin}/sign-in`);
    await signIn(page, 'ben');
    await page.getByRole('link', { name: 'New invoice' }).first().click();
    await page.getByRole('button', { name: 'Save draft' }).waitFor();
    expect(await page.locator('.bar').getByRole('button', { name: 'Issue' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('a session', () => {
  const { authenticate, signIn: answer } = createSessions(SECRET, exampleMembers(PASSWORD), '/home');
  const post = (query: string, headers: Record<string, string> = {}) =>
    answer(
      new Request(`https://shop.example/sign-in${query}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ name: 'eve', password: PASSWORD }),
      }),
    );
  const callerWith = (cookie: string) =>
    authenticate(new Request('https://shop.example/billing/invoices', { headers: { cookie } }));

  it('belongs to whom the cookie was signed for', async () => {
    const cookie = (await post('')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/; Max-Age=36000; Secure$/);
    const [session = ''] = cookie.split(';');
    expect(callerWith(session)).toMatchObject({ actor: 'user:eve', tenant: 'default' });
    for (const forged of [session.replace('eve', 'ada'), session.replace(/\.\d+\./, '.9999999999.'), 'session=ada..'])
      expect(callerWith(forged), forged).toBeNull();
  });

  it.each([
    ['https://evil.example/', '/home'],
    ['//evil.example', '/home'],
    ['/\\evil.example', '/home'],
    ['/.//evil.example', '/home'],
    ['/\t/evil.example', '/home'],
    ['javascript:alert(1)', '/home'],
    ['/admin/invoices/?new', '/admin/invoices/?new'],
  ])('asked to go to %j, goes to %s', async (wanted, path) => {
    expect((await post(`?return=${encodeURIComponent(wanted)}`)).headers.get('location')).toBe(path);
  });

  it('is not begun by a foreign page', async () => {
    expect((await post('', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });
});
