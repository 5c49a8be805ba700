import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openHost } from './host.ts';

const TOKEN = 'a-token-of-the-host';

/** A page of the host with a style of its own, which has the desk in one of its elements. */
const PAGE = `<!doctype html><html lang="en"><title>Shop</title><style>h1 { color: rgb(1, 2, 3) }</style>
<p id="own">Our shop</p><div id="invoices"></div><script type="module" src="/own.js"></script>`;

async function hostScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { mountDesk } from 'oneoff/desk/client';
        await mountDesk(document.querySelector('#invoices'), {
          api: '/billing', headers: async () => ({ Authorization: 'Bearer ${TOKEN}' }),
        });`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    alias: { 'oneoff/desk/client': './src/desk/client.ts' },
    bundle: true,
    format: 'esm',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return outputFiles[0]?.text ?? '';
}

it('the desk in a page of the host calls the API with its token, and keeps to its element', async () => {
  const browser: Browser = await openBrowser();
  const script = await hostScript();
  const tokens = new Set<string | null>();
  const host = await openHost({
    async before(request, next) {
      const { pathname } = new URL(request.url);
      if (pathname === '/own') return new Response(PAGE, { headers: { 'Content-Type': 'text/html' } });
      if (pathname === '/own.js') return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
      if (pathname.startsWith('/billing')) tokens.add(request.headers.get('authorization'));
      return next(request);
    },
  });
  onTestFinished(async () => {
    await browser.close();
    await host.close();
  });
  const { number, id } = await host.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    issue: 'now',
    lines: [{ name: 'Setup', unitPrice: '100.00' }],
  });
  const page = await browser.newPage({ locale: 'de-DE' });
  await page.goto(`${host.origin}/own?shop=1`);
  await page.locator('#invoices').getByRole('link', { name: number }).click();
  await page.locator('#invoices').getByRole('heading', { name: number }).first().waitFor();
  expect(page.url()).toBe(`${host.origin}/own?invoice=${id}`);
  expect(tokens).toEqual(new Set([`Bearer ${TOKEN}`]));
  expect(await page.content()).not.toContain(TOKEN);
  expect(await page.locator('#own').innerText()).toBe('Our shop');
  expect(await page.evaluate("getComputedStyle(document.querySelector('#invoices h1')).color")).toBe('rgb(1, 2, 3)');
  expect(await page.locator('#invoices .paper').count()).toBe(1);
});
