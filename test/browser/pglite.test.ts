import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TYPES: { readonly [extension: string]: string } = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const HTML = `<script type="importmap">{ "imports": { "@electric-sql/pglite": "/pglite/index.js" } }</script>
<script type="module" src="/page.js"></script>`;

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${root}test/browser/pglite-page.ts`],
    bundle: true,
    format: 'esm',
    write: false,
    external: ['@electric-sql/pglite'],
    tsconfig: `${root}tsconfig.json`,
  });
  browser = await openBrowser();
  context = await browser.newContext();
  await context.route('https://shop.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/page.js')
      return route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' });
    if (!pathname.startsWith('/pglite/')) return route.fulfill({ contentType: 'text/html', body: HTML });
    const body = await readFile(`${root}node_modules/@electric-sql/pglite/dist/${pathname.slice('/pglite/'.length)}`);
    return route.fulfill({ contentType: TYPES[extname(pathname)] ?? 'application/octet-stream', body });
  });
}, 60_000);

afterAll(() => browser.close());

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto('https://shop.example/');
  await page.waitForFunction('globalThis.page !== undefined', undefined, { timeout: 60_000 });
  return page;
}

it('an invoice that was answered outlives its tab, which is closed right after, and no number is given twice', async () => {
  const answered: unknown[] = [];
  for (const key of ['one', 'two', 'three']) {
    const page = await openPage();
    expect(await page.evaluate('page.open()')).toBe('open');
    answered.push(await page.evaluate(`page.issue('${key}')`));
    await page.close();
  }
  const page = await openPage();
  expect(await page.evaluate('page.open()')).toBe('open');
  expect(answered).toEqual(['INV-0001', 'INV-0002', 'INV-0003']);
  expect(await page.evaluate('page.numbers()')).toEqual(answered);
  expect(await page.evaluate("page.issue('two')")).toBe('INV-0002');

  const together = await page.evaluate(`Promise.all(['a', 'b', 'c', 'd'].map((key) => page.issue(key)))`);
  await page.close();
  const last = await openPage();
  await last.evaluate('page.open()');
  expect(await last.evaluate('page.numbers()')).toEqual([...answered, ...(together as string[]).toSorted()]);
  await last.close();
}, 600_000);

it('a database of a browser is open in one tab, and in the next once that is closed', async () => {
  const [first, second] = [await openPage(), await openPage()];
  expect(await first.evaluate('page.open()')).toBe('open');
  expect(await second.evaluate('page.open()')).toContain('refused: idb://invoices is open in another tab');
  await first.evaluate('page.close()');
  expect(await second.evaluate('page.open()')).toBe('open');
  await first.close();
  await second.close();
}, 600_000);
