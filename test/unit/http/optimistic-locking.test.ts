import { describe, expect, it } from 'vitest';
import { INPUT, openApi } from './api.ts';

describe('a record is replaced only as the caller saw it', () => {
  const records = [
    ['/customers/hooli', { id: 'hooli', name: 'Hooli II' }],
    ['/taxes/vat-19', { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S' }],
    ['/add-ons/setup_fee', { code: 'setup_fee', name: 'Setup', prices: { EUR: '600.00' } }],
  ] as const;

  it.each(records)('PUT %s', async (path, changed) => {
    const { send } = await openApi();
    const { body: before, headers } = await send('GET', path);
    const seen = { 'If-Match': headers.get('etag') as string };
    expect(seen['If-Match']).toMatch(/^"[\da-f]{32}"$/);
    const first = await send('PUT', path, changed, seen);
    expect(first).toMatchObject({ status: 200, body: changed });
    expect(first.headers.get('etag')).toBe((await send('GET', path)).headers.get('etag'));
    const second = await send('PUT', path, before, seen);
    expect(second).toMatchObject({ status: 412, body: { code: 'request.precondition_failed' } });
    expect((await send('GET', path)).body).toEqual(changed);
    expect((await send('PUT', path, before)).status).toBe(200);
  });

  it.each([
    ['one of a list', (tag: string) => `"other", ${tag}`, 200],
    ['anything', () => '*', 200],
    ['a weak tag', (tag: string) => `W/${tag}`, 412],
    ['another tag', () => '"other"', 412],
    ['no tag', (tag: string) => tag.replaceAll('"', ''), 412],
    ['nothing', () => '', 412],
  ])('If-Match with %s', async (_, match, status) => {
    const { send } = await openApi();
    const path = '/customers/hooli';
    const tag = (await send('GET', path)).headers.get('etag') as string;
    const put = await send('PUT', path, { id: 'hooli', name: 'Hooli II' }, { 'If-Match': match(tag) });
    expect(put.status).toBe(status);
  });

  it.each(records)('DELETE %s', async (path, changed) => {
    const { send } = await openApi();
    const seen = { 'If-Match': (await send('GET', path)).headers.get('etag') as string };
    await send('PUT', path, changed);
    const late = await send('DELETE', path, undefined, seen);
    expect(late).toMatchObject({ status: 412, body: { code: 'request.precondition_failed' } });
    expect((await send('GET', path)).body).toEqual(changed);
    const fresh = { 'If-Match': (await send('GET', path)).headers.get('etag') as string };
    expect((await send('DELETE', path, undefined, fresh)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('DELETE', path, undefined, fresh)).status).toBe(404);
  });

  it.each([
    ['one of a list', (tag: string) => `"other", ${tag}`, 204],
    ['anything', () => '*', 204],
    ['a weak tag', (tag: string) => `W/${tag}`, 412],
    ['another tag', () => '"other"', 412],
    ['no tag', (tag: string) => tag.replaceAll('"', ''), 412],
    ['nothing', () => '', 412],
  ])('DELETE of a record with If-Match of %s', async (_, match, status) => {
    const { send } = await openApi();
    const path = '/customers/hooli';
    const tag = (await send('GET', path)).headers.get('etag') as string;
    expect((await send('DELETE', path, undefined, { 'If-Match': match(tag) })).status).toBe(status);
    expect((await send('GET', path)).status).toBe(status === 204 ? 404 : 200);
  });

  it('a change and a removal of what both saw: one of them is refused', async () => {
    const { send } = await openApi();
    const seen = { 'If-Match': (await send('GET', '/customers/hooli')).headers.get('etag') as string };
    const [put, removed] = await Promise.all([
      send('PUT', '/customers/hooli', { id: 'hooli', name: 'Hooli II' }, seen),
      send('DELETE', '/customers/hooli', undefined, seen),
    ]);
    expect([put.status, removed.status].sort()).toEqual(put.status === 200 ? [200, 412] : [204, 412]);
  });

  it.each(['*', '"any"'])('If-Match: %s of a record that does not exist creates none', async (match) => {
    const { send } = await openApi();
    expect((await send('PUT', '/customers/new', { id: 'new', name: 'New' }, { 'If-Match': match })).status).toBe(412);
    expect((await send('GET', '/customers/new')).status).toBe(404);
  });

  it('If-None-Match: * creates a record, and never replaces one', async () => {
    const { send } = await openApi();
    const create = (name: string) => send('PUT', '/customers/new', { id: 'new', name }, { 'If-None-Match': '*' });
    const answers = await Promise.all(['1', '2', '3', '4'].map(create));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const created = answers.find(({ status }) => status === 200);
    expect((await send('GET', '/customers/new')).body).toEqual(created?.body);
  });

  it('of many that saw the same record one replaces it', async () => {
    const { send } = await openApi();
    const seen = { 'If-Match': (await send('GET', '/customers/hooli')).headers.get('etag') as string };
    const put = (name: string) => send('PUT', '/customers/hooli', { id: 'hooli', name }, seen);
    const statuses = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(async (name) => (await put(name)).status));
    expect(statuses.sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('a client that has a record already is answered without its body', async () => {
    const { send } = await openApi();
    const tag = (await send('GET', '/taxes/vat-19')).headers.get('etag') as string;
    for (const known of [tag, `"x", ${tag}`, `W/${tag}`, '*'])
      expect(await send('GET', '/taxes/vat-19', undefined, { 'If-None-Match': known })).toMatchObject({
        status: 304,
        body: null,
      });
  });
});

describe('If-Match on an invoice is a list', () => {
  it.each([
    ['"1", "2"', 200],
    ['"2","7"', 200],
    ['W/"2", "2"', 200],
    ['"1", "3"', 412],
    ['W/"2"', 412],
    ['"1" "2"', 412],
    ['"1",,"2"', 412],
    ['*', 200],
  ])('%s of an invoice with version 2', async (match, status) => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    await send('PATCH', `/invoices/${body.id}`, { memo: 'second' });
    const edited = await send('PATCH', `/invoices/${body.id}`, { memo: 'third' }, { 'If-Match': match });
    expect(edited.status).toBe(status);
  });

  it('and one of an invoice that does not exist is not found', async () => {
    const { send } = await openApi();
    for (const match of ['"1"', '"1", "2"', '*'])
      expect((await send('POST', '/invoices/absent/hold', undefined, { 'If-Match': match })).status).toBe(404);
  });
});

describe('commands without If-Match are never refused because others were faster', () => {
  it.each([
    ['edits', 'PATCH', (index: number) => ({ memo: `edit ${index}` })],
    ['openings', 'POST', () => undefined],
  ])('%s', async (what, method, input) => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const at = `/invoices/${body.id}`;
    const path = what === 'edits' ? at : `${at}/open`;
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => send(method, path, input(index))));
    const codes = answers.filter(({ status }) => status !== 200).map((answer) => answer.body.code);
    expect(codes).not.toContain('invoice.changed');
    if (what === 'edits') expect(codes).toEqual([]);
  });

  it('but with If-Match all but one are', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const edit = (memo: string) => send('PATCH', `/invoices/${body.id}`, { memo }, { 'If-Match': '"1"' });
    const statuses = await Promise.all(['a', 'b', 'c', 'd'].map(async (memo) => (await edit(memo)).status));
    expect(statuses.sort()).toEqual([200, 412, 412, 412]);
  });
});

describe('a webhook endpoint is registered once per idempotency key', () => {
  const input = { url: 'https://books.example/hooks', eventTypes: ['invoice.paid'] };
  const keyed = { 'Idempotency-Key': 'endpoint-1' };

  it('however often it is sent', async () => {
    const { send } = await openApi();
    const first = await send('POST', '/webhook-endpoints', input, keyed);
    expect(first).toMatchObject({ status: 201, body: { secrets: [expect.stringMatching(/^whsec_/)] } });
    const again = await send('POST', '/webhook-endpoints', { eventTypes: input.eventTypes, url: input.url }, keyed);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await send('GET', '/webhook-endpoints')).body.items).toHaveLength(1);
  });

  it('however parallel it is sent', async () => {
    const { send } = await openApi();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('POST', '/webhook-endpoints', input, keyed)),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await send('GET', '/webhook-endpoints')).body.items).toHaveLength(1);
  });

  it.each([
    ['was changed', 'PATCH', '', { url: 'https://moved.example/' }],
    ['was paused', 'PATCH', '', { state: 'paused' }],
    ['got another secret', 'POST', '/secrets', { keepPrevious: false }],
    ['was deleted', 'DELETE', '', undefined],
  ])('and the key is answered as it was at first, also after the endpoint %s', async (_, method, path, change) => {
    const { send } = await openApi();
    const first = await send('POST', '/webhook-endpoints', input, keyed);
    expect((await send(method, `/webhook-endpoints/${first.body.id}${path}`, change)).status).toBeLessThan(300);
    const now = (await send('GET', '/webhook-endpoints')).body;
    const again = await send('POST', '/webhook-endpoints', input, keyed);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await send('GET', '/webhook-endpoints')).body).toEqual(now);
    const other = await send('POST', '/webhook-endpoints', { url: 'https://other.example/' }, keyed);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.conflict' } });
  });

  it('and the key with another input is refused', async () => {
    const { send } = await openApi();
    await send('POST', '/webhook-endpoints', input, keyed);
    for (const other of [{ ...input, url: 'https://other.example/' }, { url: input.url }])
      expect(await send('POST', '/webhook-endpoints', other, keyed)).toMatchObject({
        status: 422,
        body: { code: 'idempotency.conflict' },
      });
    expect((await send('GET', '/webhook-endpoints')).body.items).toHaveLength(1);
  });

  it('per tenant, and not without a key', async () => {
    const { send, sendAs } = await openApi();
    const ours = await send('POST', '/webhook-endpoints', input, keyed);
    const theirs = await sendAs('other-corp')('POST', '/webhook-endpoints', input, keyed);
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.secrets).not.toEqual(ours.body.secrets);
    await send('POST', '/webhook-endpoints', input);
    await send('POST', '/webhook-endpoints', input);
    expect((await send('GET', '/webhook-endpoints')).body.items).toHaveLength(3);
  });
});
