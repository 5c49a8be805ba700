import { gunzipSync } from 'node:zlib';
import { createInvoicing, ValidationError } from 'oneoff';
import { createDesk, type DeskOptions } from 'oneoff/desk';
import { createInvoicingHandler } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { assets } from '../../src/desk/assets.js';

const invoicing = createInvoicing({ store: memoryStore(), directory: memoryDirectory({ billingEntities: [] }) });
const handler = createInvoicingHandler(invoicing, { basePath: '/billing', authenticate: () => null });

function ask(path: string, options: Partial<DeskOptions> = {}, init: RequestInit = {}): Promise<Response> {
  const desk = createDesk({ handler, basePath: '/admin/invoices', ...options });
  return desk(new Request(`https://shop.example${path}`, init));
}

describe('the page', () => {
  it('is public, small, and names its API by a relative path', async () => {
    const response = await ask('/admin/invoices/');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html.length).toBeLessThan(2048);
    expect(html).toContain('"api":"../../billing"');
    expect(html).not.toMatch(/(?:src|href)="(?:\/|https?:)/);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    ['', '/billing', 'billing'],
    ['/a', '', '..'],
    ['/a/b/c', '/billing/v1', '../../../billing/v1'],
  ])('under %j finds the API under %j', async (basePath, apiPath, api) => {
    const other = createInvoicingHandler(invoicing, { basePath: apiPath, authenticate: () => null });
    expect(await (await ask(`${basePath}/`, { basePath, handler: other })).text()).toContain(`"api":"${api}"`);
  });

  it('forbids scripts, styles, frames and requests of elsewhere', async () => {
    const { headers } = await ask('/admin/invoices/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    const framed = await ask('/admin/invoices/', { frameAncestors: ['https://app.example'] });
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors https://app.example;');
    expect(framed.headers.has('x-frame-options')).toBe(false);
  });

  it('is not sent again while it is the same', async () => {
    const tag = (await ask('/admin/invoices/')).headers.get('etag') ?? '';
    const again = await ask('/admin/invoices/', {}, { headers: { 'If-None-Match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask('/admin/invoices/', { brand: { name: 'Other' } })).headers.get('etag')).not.toBe(tag);
  });

  it('without its slash leads to it by a relative path, with the query', async () => {
    const { status, headers } = await ask('/admin/invoices?invoice=7');
    expect([status, headers.get('location')]).toEqual([308, 'invoices/?invoice=7']);
  });

  it.each([
    '/admin',
    '/admin/invoicesX/',
    '/admin/invoices/x',
    '/admin/invoices/assets/x.js',
    '/admin/invoices/assets/',
  ])('is not at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('takes GET and HEAD only', async () => {
    const posted = await ask('/admin/invoices/', {}, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await ask('/admin/invoices/', {}, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('shows hostile options as text', async () => {
    const html = await (
      await ask('/admin/invoices/', {
        brand: { name: '</script><script>alert(1)</script>\u2028' },
        customFields: [{ name: '<!--<script>' }],
      })
    ).text();
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
  });
});

describe('a file', () => {
  const path = `/admin/invoices/assets/${assets.script}`;

  it('may be kept for ever, and is compressed where that is accepted', async () => {
    const packed = await ask(path, {}, { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const text = gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString();
    for (const encoding of ['', 'br', 'gzip;q=0']) {
      const plain = await ask(path, {}, { headers: { 'Accept-Encoding': encoding } });
      expect(plain.headers.has('content-encoding')).toBe(false);
      expect(await plain.text()).toBe(text);
    }
  });

  it('of the theme and of texts is served under the name of its content', async () => {
    const options = { theme: { accent: '#0b6', radius: '2px' }, texts: { nl: { 'nav.invoices': 'Facturen' } } };
    const html = await (await ask('/admin/invoices/', options)).text();
    const [theme = ''] = /assets\/theme-[0-9a-f]+\.css/.exec(html) ?? [];
    const [texts = ''] = /texts-[0-9a-f]+\.json/.exec(html) ?? [];
    expect(await (await ask(`/admin/invoices/${theme}`, options)).text()).toBe(
      ':root { --desk-accent: #0b6; --desk-radius: 2px; }',
    );
    expect(await (await ask(`/admin/invoices/assets/${texts}`, options)).json()).toEqual(options.texts);
  });
});

describe('the budgets', () => {
  const sizeOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + Buffer.from(assets.files[name]?.gzip ?? '', 'base64').length, 0);
  const all = Object.keys(assets.files);
  const ofLanguage = (language: string) => (name: string) => new RegExp(`^(?:first|more)-${language}-`).test(name);

  it('of the first screen and of all of them hold, with the texts of one language', () => {
    const [english, german, french] = ['en', 'de', 'fr'].map(ofLanguage);
    const first = sizeOf([
      assets.script,
      assets.style,
      ...assets.preload,
      ...all.filter((name) => /^first-en-/.test(name)),
    ]);
    const whole = sizeOf(all.filter((name) => !german?.(name) && !french?.(name)));
    for (const language of [english, german, french]) expect(all.filter(language as never)).toHaveLength(2);
    expect(first).toBeLessThanOrEqual(22_000);
    expect(whole).toBeLessThanOrEqual(104_000);
  });

  it('of the requests for the first screen holds', () => {
    expect([assets.script, assets.style, ...assets.preload, 'texts'].length).toBeLessThanOrEqual(5);
  });
});

describe('an option', () => {
  const faultsOf = (options: unknown): readonly string[] => {
    try {
      createDesk(options as DeskOptions);
      return [];
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return error.faults.map(({ code, path }) => `${code} ${path}`);
    }
  };

  it.each([
    ['missing', {}, ['field.required /handler']],
    ['a foreign API', { handler: 'https://api.example' }, ['field.type /handler']],
    ['misspelt', { handler, basepath: '/x' }, ['field.unknown /basepath']],
    ['a path with a slash at its end', { handler, basePath: '/x/' }, ['field.value /basePath']],
    ['a script as a link', { handler, signIn: 'javascript:alert(1)' }, ['field.value /signIn']],
    ['a script as a logo', { handler, brand: { name: 'A', logo: 'javascript:0' } }, ['field.value /brand/logo']],
    ['another host as a link', { handler, links: { customer: '//evil.example' } }, ['field.value /links/customer']],
    ['a theme that breaks out', { handler, theme: { accent: 'red; } body {' } }, ['field.value /theme/accent']],
    ['an unknown variable', { handler, theme: { colour: 'red' } }, ['field.unknown /theme/colour']],
    ['no language', { handler, locale: 'not a tag' }, ['field.value /locale']],
    ['an origin with a path', { handler, frameAncestors: ['https://a.example/x'] }, ['field.value /frameAncestors/0']],
    [
      'two wrong ones',
      { handler, basePath: 'x', csrf: { cookie: 'a b', header: 'x' } },
      ['field.value /basePath', 'field.value /csrf/cookie'],
    ],
  ])('that is %s is refused', (_, options, faults) => {
    expect(faultsOf(options)).toEqual(faults);
  });
});
