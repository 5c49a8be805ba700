import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Invoice } from 'oneoff';
import { renderAccountHtml, renderInvoiceEmail, renderInvoiceHtml, renderReceiptHtml } from 'oneoff/documents';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, NUL, poison } from '../unit/documents/hostile-texts.ts';
import { issued } from '../unit/documents/nordwind.ts';
import { readPages } from '../unit/pdf/reading/read-pages.ts';
import { openBrowser } from './open-browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

it('a browser renders the page and the PDF that a server renders, without any module of Node', async () => {
  const src = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
  const { outputFiles } = await build({
    stdin: {
      contents: `import { renderInvoiceHtml } from '${src('documents/documents.ts')}';
        import { renderInvoicePdf } from '${src('pdf/pdf.ts')}';
        globalThis.oneoff = { renderInvoiceHtml, renderInvoicePdf };`,
      resolveDir: src('.'),
    },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
  });
  const invoice = await issued();
  const page = await browser.newPage();
  await page.route('https://shop.example/**', (route) =>
    route.fulfill(
      new URL(route.request().url()).pathname === '/documents.js'
        ? { contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }
        : { contentType: 'text/html', body: '<script type="module" src="/documents.js"></script>' },
    ),
  );
  await page.goto('https://shop.example/');
  expect(await page.evaluate('typeof Buffer + typeof process')).toBe('undefinedundefined');
  const html = await page.evaluate(`oneoff.renderInvoiceHtml(${JSON.stringify(invoice)}, { locale: 'en' })`);
  expect(html).toBe(renderInvoiceHtml(invoice, { locale: 'en' }));
  const bytes = await page.evaluate(
    `oneoff.renderInvoicePdf(${JSON.stringify(invoice)}, { locale: 'en', facturX: 'facturx-en16931' }).then((pdf) => Array.from(pdf))`,
  );
  const { text, attachments } = await readPages(Uint8Array.from(bytes as number[]));
  expect(text).toContain('Invoice RE-2026-0118');
  expect(Object.keys(attachments)).toEqual(['factur-x.xml']);
  await page.close();
});

describe('hostile texts in every field, without the policy of the page', () => {
  it('run nothing and fetch nothing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const happened: string[] = [];
    page.on('dialog', (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => happened.push(`error ${error.message}`));
    page.on('popup', () => happened.push('popup'));
    await context.route('**/*', (route) => {
      happened.push(`request ${route.request().url()}`);
      return route.abort();
    });
    const invoice = await issued({ lines: [{ name: 'Wartung', unitPrice: '100.00' }] });
    for (const text of HOSTILE) {
      const hostile: Invoice = poison(invoice, text);
      const isRefused = text.length > 255 || text.includes(NUL) || text.includes('\ud800');
      const brand = isRefused ? {} : { name: text, footer: [[text, text]] };
      const moved = { id: 'p', kind: 'payment', amount: '1.00', receivedAt: '2026-11-25T10:00:00Z' } as const;
      const paid = { ...hostile, payments: [{ ...moved, method: text, reference: text, reverses: null }] };
      const pages = [
        renderInvoiceHtml(hostile, {
          brand,
          ...(isRefused ? {} : { notes: [text], labels: { total: text, pageOf: text } }),
        }),
        renderReceiptHtml(paid, { brand }),
        renderAccountHtml([hostile], { asOf: '2026-12-31', brand }),
        renderInvoiceEmail(hostile, { brand }).html,
      ];
      for (const html of pages) {
        await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), {
          waitUntil: 'load',
        });
        // What waits for a pointer or a focus shows itself too.
        await page.evaluate(
          "for (const one of document.querySelectorAll('*')) for (const type of ['mouseover', 'focus', 'click', 'error', 'load']) one.dispatchEvent(new Event(type))",
        );
        const scripts = await page.evaluate(
          "document.querySelectorAll('script, iframe, object, embed, link, base, form').length",
        );
        expect([text.slice(0, 40), scripts, happened]).toEqual([text.slice(0, 40), 0, []]);
      }
    }
    await context.close();
  });

  it('in a logo of SVG run nothing and fetch nothing', async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url().slice(0, 40)));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => requests.push('dialog')));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="90" height="30"><script>alert(2)</script><image href="https://evil.example/a.png" width="9" height="9"/><style>@import url(https://evil.example/b.css);</style><rect width="90" height="30"/></svg>`;
    const logo = {
      bytes: new TextEncoder().encode(svg),
      type: 'image/svg+xml',
      alt: '"><script>alert(3)</script>',
    } as const;
    const html = renderInvoiceHtml(await issued(), { brand: { logo } });
    await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), { waitUntil: 'load' });
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(90);
    expect(requests.filter((one) => !one.startsWith('data:'))).toEqual([]);
    await page.close();
  });
});
