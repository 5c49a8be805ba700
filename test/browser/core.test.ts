import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { calculate } from 'oneoff/core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';

const vat = { code: 'vat-22', name: 'VAT', scheme: 'VAT', rate: '22', category: 'S' as const };
const INPUT = { currency: 'EUR', lines: [{ quantity: '16', unitPrice: '334.416', taxes: [vat] }] };

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

it('a browser calculates what a server calculates, under a strict content security policy', async () => {
  const core = fileURLToPath(new URL('../../src/core.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [core],
    bundle: true,
    format: 'iife',
    globalName: 'core',
    write: false,
  });
  const page = await browser.newPage();
  await page.route('https://shop.example/**', (route) =>
    route.fulfill(
      new URL(route.request().url()).pathname === '/core.js'
        ? { contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }
        : {
            contentType: 'text/html',
            headers: { 'Content-Security-Policy': "default-src 'none'; script-src 'self'" },
            body: '<script src="/core.js"></script>',
          },
    ),
  );
  await page.goto('https://shop.example/');
  const shown = await page.evaluate(`JSON.stringify(core.calculate(${JSON.stringify(INPUT)}))`);
  expect(JSON.parse(shown as string)).toEqual(JSON.parse(JSON.stringify(calculate(INPUT))));
  expect(calculate(INPUT).total).toBe('6527.81');
});
