import { renderInvoiceHtml } from 'oneoff/documents';
import { describe, expect, it } from 'vitest';
import { INPUT, openApi } from './api.ts';

const documents = {
  'text/html': (document: Parameters<typeof renderInvoiceHtml>[0]) => renderInvoiceHtml(document),
  'application/pdf': () => new Uint8Array([0x25, 0x50, 0x44, 0x46]),
};
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** An issued invoice, and a request for it with a header. */
async function openIssued(options: object = { documents }) {
  const { send, handler } = await openApi(options);
  const { body } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
  const get = (headers: Record<string, string>, path = `/invoices/${body.id}`) =>
    handler(new Request(`http://billing.test${path}`, { headers: { authorization: 'Bearer acme-corp', ...headers } }));
  return { get, send, invoice: body };
}

describe('an invoice', () => {
  it('is a page for a browser', async () => {
    const { get, invoice } = await openIssued();
    const response = await get({ accept: BROWSER });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${invoice.number}.html"`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('vary')).toBe('Accept');
    expect(await response.text()).toContain(invoice.number);
  });

  it('has the SHA-256 of its bytes as a strong tag, and is not sent twice', async () => {
    const { get } = await openIssued();
    const page = await get({ accept: 'text/html' });
    const digest = await crypto.subtle.digest('SHA-256', await page.arrayBuffer());
    const tag = `"${Buffer.from(digest).toString('hex')}"`;
    expect(page.headers.get('etag')).toBe(tag);
    expect((await get({ accept: 'text/html', 'if-none-match': tag })).status).toBe(304);
  });

  it.each([
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/json, text/html', 'application/json'],
    ['image/png', 'application/json'],
    ['text/html;q=0', 'application/json'],
    ['text/html;q=2', 'application/json'],
    ['TEXT/HTML', 'text/html; charset=utf-8'],
    ['text/*', 'text/html; charset=utf-8'],
    ['application/json;q=0.5, application/pdf', 'application/pdf'],
    ['text/html;q=0.5, application/pdf;q=0.9', 'application/pdf'],
    ['application/*', 'application/json'],
    [',;q=,,text/html;level=1;q=1.000', 'text/html; charset=utf-8'],
  ])('asked for as %j comes as %s', async (accept, type) => {
    const { get } = await openIssued();
    const response = await get(accept === '' ? {} : { accept });
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('is JSON for everyone where the host renders nothing', async () => {
    const { get } = await openIssued({});
    expect((await get({ accept: BROWSER })).headers.get('content-type')).toBe('application/json');
  });

  it('that does not exist is a problem, whatever is asked for', async () => {
    const { get } = await openIssued();
    const response = await get({ accept: 'text/html' }, '/invoices/none');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('that the host cannot render is a server error without details', async () => {
    const broken = () => {
      throw new Error('secret');
    };
    const { get } = await openIssued({ documents: { 'text/html': broken } });
    const response = await get({ accept: 'text/html' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});

it('a credit note is a page as well', async () => {
  const { get, send, invoice } = await openIssued();
  const { body } = await send('POST', `/invoices/${invoice.id}/credit-notes`, { reason: 'duplicate' });
  const response = await get({ accept: 'text/html' }, `/credit-notes/${body.id}`);
  expect(await response.text()).toContain(body.number);
});

it('the OpenAPI document names the media types', async () => {
  const { send } = await openIssued();
  const { body } = await send('GET', '/openapi.json');
  const content = body.paths['/invoices/{id}'].get.responses['200'].content;
  expect(Object.keys(content)).toEqual(['application/json', 'text/html', 'application/pdf']);
  expect(Object.keys(body.paths['/invoices'].get.responses['200'].content)).toEqual(['application/json', 'text/csv']);
});
