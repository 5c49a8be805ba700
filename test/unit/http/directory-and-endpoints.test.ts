import { memoryDeliveryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { openApi } from './api.ts';

describe('the directory over HTTP', () => {
  it('adds, replaces, lists and removes records of every kind', async () => {
    const { send } = await openApi();
    const records = [
      ['/customers', 'umbrella', { id: 'umbrella', name: 'Umbrella', address: { country: 'DE' } }],
      ['/add-ons', 'audit', { code: 'audit', name: 'Audit', prices: { EUR: '90.00' } }],
      ['/taxes', 'vat-5', { code: 'vat-5', name: 'VAT', scheme: 'VAT', rate: '5', category: 'S' }],
      [
        '/billing-entities',
        'initrode',
        {
          id: 'initrode',
          name: 'Initrode',
          address: { country: 'FR' },
          currency: 'EUR',
          timeZone: 'Europe/Paris',
          numberSeries: { scope: 'billing_entity', pattern: 'F-{SEQ:4}', reset: 'never' },
        },
      ],
    ] as const;
    for (const [path, key, record] of records) {
      const added = await send('POST', path, record);
      expect(added).toMatchObject({ status: 201, body: record });
      expect(added.headers.get('location')).toBe(`${path}/${key}`);
      expect((await send('POST', path, record)).status).toBe(422);
      expect(await send('PUT', `${path}/${key}`, { ...record, name: 'Renamed' })).toMatchObject({ status: 200 });
      expect((await send('GET', `${path}/${key}`)).body).toEqual({ ...record, name: 'Renamed' });
      const page = await send('GET', `${path}?limit=1`);
      expect(page.body.items).toHaveLength(1);
      const all = await send('GET', path);
      expect(all.body.items.map((one: { id?: string; code?: string }) => one.id ?? one.code)).toContain(key);
      expect((await send('DELETE', `${path}/${key}`)).status).toBe(204);
      expect(await send('DELETE', `${path}/${key}`)).toMatchObject({ status: 404 });
      expect((await send('GET', `${path}/${key}`)).body.code).toMatch(/\.not_found$/);
    }
  });

  it('names the wrong member by its path in the body', async () => {
    const { send } = await openApi();
    const reasons = async (method: string, path: string, body: unknown) =>
      (await send(method, path, body)).body.faults.map(
        (one: { code: string; path: string }) => `${one.code} ${one.path}`,
      );
    const customer = { id: 'x', name: 'X', address: { country: 'DE' } };
    expect(await reasons('POST', '/customers', { ...customer, adress: {} })).toEqual(['field.unknown /adress']);
    expect(await reasons('PUT', '/customers/y', customer)).toEqual(['field.conflict /id']);
    expect(await reasons('POST', '/add-ons', { code: 'a', name: 'A', prices: { EUR: 5 } })).toEqual([
      'price.is_number /prices/EUR',
    ]);
    expect(await reasons('POST', '/customers', null)).toEqual(['field.type ']);
    expect(await reasons('PUT', '/customers/y', [])).toEqual(['field.type ']);
  });

  it('takes null for absent, and removes no record by it', async () => {
    const { send } = await openApi();
    const row = { id: 'nulls', name: 'Nulls', email: null, address: { country: 'DE', line2: null }, taxCodes: null };
    const record = { id: 'nulls', name: 'Nulls', address: { country: 'DE' } };
    expect(await send('POST', '/customers', row)).toMatchObject({ status: 201, body: record });
    const put = await send('PUT', '/customers/nulls', row);
    expect([put.status, put.body]).toEqual([200, record]);
    const read = await send('GET', '/customers/nulls');
    expect(read.body).toEqual(record);
    expect(read.headers.get('etag')).toBe(put.headers.get('etag'));
    const again = await send('PUT', '/customers/nulls', row, { 'if-match': read.headers.get('etag') ?? '' });
    expect([again.status, again.body]).toEqual([200, record]);
    expect(await send('PUT', '/customers/nulls', null)).toMatchObject({ status: 422 });
    expect(await send('PUT', '/customers/nulls', null, { 'if-match': '*' })).toMatchObject({ status: 422 });
    expect((await send('GET', '/customers/nulls')).body).toEqual(record);
    const tax = { code: 'o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O', validFrom: null };
    const exemption = { code: 'VATEX-EU-O', text: null };
    expect((await send('PUT', '/taxes/o', { ...tax, exemption })).body).toEqual({
      ...{ code: 'o', name: 'VAT', scheme: 'VAT', rate: null, category: 'O' },
      exemption: { code: 'VATEX-EU-O' },
    });
  });

  it('keeps what an invoice was issued with', async () => {
    const { send } = await openApi();
    const input = { customerId: 'hooli', issue: 'now', lines: [{ name: 'Setup', unitPrice: '1.00' }] };
    const { body } = await send('POST', '/invoices', input);
    await send('PUT', '/customers/hooli', { ...body.customer, name: 'Another' });
    await send('DELETE', '/customers/hooli');
    expect((await send('GET', `/invoices/${body.id}`)).body).toEqual(body);
  });
});

describe('webhook endpoints over HTTP', () => {
  const url = 'https://books.example/hooks';

  it('tell their secret once', async () => {
    const { send } = await openApi();
    const created = await send('POST', '/webhook-endpoints', { url, eventTypes: ['invoice.finalized'] });
    expect(created).toMatchObject({ status: 201, body: { url, state: 'active', billingEntityId: null } });
    expect(created.body.secrets).toEqual([expect.stringMatching(/^whsec_/)]);
    const at = created.headers.get('location') ?? '';
    const { secrets: _, ...view } = created.body;
    expect((await send('GET', at)).body).toEqual(view);
    expect((await send('GET', '/webhook-endpoints')).body).toEqual({ items: [view] });
    const rotated = await send('POST', `${at}/secrets`);
    expect(rotated.body.secrets).toHaveLength(1);
    expect(rotated.body.secrets).not.toEqual(created.body.secrets);
  });

  it('keep every wanted event once', async () => {
    const { send } = await openApi();
    const eventTypes = ['*', 'invoice.voided', '*', '*'];
    const { body } = await send('POST', '/webhook-endpoints', { url: 'https://books.example/', eventTypes });
    expect(body.eventTypes).toEqual(['*', 'invoice.voided']);
  });

  it('sign with the secret before until it is dropped', async () => {
    const deliveries = memoryDeliveryStore();
    const secrets = async () => (await deliveries.endpoints('acme-corp'))[0]?.secrets ?? [];
    const { send } = await openApi({ deliveries });
    const { headers } = await send('POST', '/webhook-endpoints', { url });
    const at = `${headers.get('location')}/secrets`;
    const [first] = await secrets();
    const { body: second } = await send('POST', at, {});
    expect(await secrets()).toEqual([...second.secrets, first]);
    const { body: third } = await send('POST', at, { keepPrevious: false });
    expect(await secrets()).toEqual(third.secrets);
  });

  it('lose no secret to a change at the same time', async () => {
    const deliveries = memoryDeliveryStore();
    const { send } = await openApi({ deliveries });
    const { headers } = await send('POST', '/webhook-endpoints', { url });
    const at = headers.get('location') ?? '';
    const [rotated] = await Promise.all([
      send('POST', `${at}/secrets`, { keepPrevious: false }),
      send('PATCH', at, { url: 'https://new.example/' }),
    ]);
    expect(await deliveries.endpoints('acme-corp')).toMatchObject([
      { url: 'https://new.example/', secrets: rotated.body.secrets },
    ]);
  });

  it('are changed, paused and deleted', async () => {
    const { send } = await openApi();
    const { headers } = await send('POST', '/webhook-endpoints', { url });
    const at = headers.get('location') ?? '';
    expect((await send('PATCH', at, { state: 'paused' })).body).toMatchObject({ url, state: 'paused' });
    const changed = await send('PATCH', at, { eventTypes: ['credit_note.*'] });
    expect(changed.body).toMatchObject({ url, state: 'paused', eventTypes: ['credit_note.*'] });
    const both = await send('PATCH', at, { state: 'active', url: 'https://half.example/' });
    expect(both).toMatchObject({ status: 422, body: { code: 'field.conflict', faults: [{ path: '/url' }] } });
    expect((await send('GET', at)).body).toEqual(changed.body);
    expect((await send('PATCH', at, { url: 'https://other.example/' })).body).toMatchObject({ state: 'paused' });
    expect((await send('DELETE', at)).status).toBe(204);
    expect((await send('GET', at)).body.code).toBe('endpoint.not_found');
    for (const [method, path, body] of [
      ['DELETE', at, undefined],
      ['PATCH', at, { state: 'active' }],
      ['PATCH', at, { url }],
      ['POST', `${at}/secrets`, {}],
    ] as const)
      expect(await send(method, path, body)).toMatchObject({ status: 404, body: { code: 'endpoint.not_found' } });
  });

  it('get what they missed again', async () => {
    const { send } = await openApi();
    await send('POST', '/invoices', { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '1.00' }] });
    const { headers } = await send('POST', '/webhook-endpoints', { url });
    const at = headers.get('location') ?? '';
    expect((await send('POST', `${at}/resend`, { since: '2025-01-01T00:00:00Z' })).body).toEqual({ queued: 1 });
    expect((await send('POST', `${at}/resend`, { dead: true })).body).toEqual({ queued: 0 });
    expect((await send('GET', `${at}/dead-letters?limit=5`)).body).toEqual({ items: [] });
    expect((await send('POST', `${at}/resend`, {})).body.code).toBe('field.required');
    expect((await send('POST', `${at}/resend`, { dead: true, eventId: 'x' })).body.code).toBe('field.conflict');
  });

  it.each([
    [{ url: 'http://127.0.0.1/hooks' }, 'webhook.url_refused'],
    [{ url: 'queue:billing' }, 'webhook.url_invalid'],
    [{ url: 7 }, 'field.type'],
    [{ url, eventTypes: ['invoice.posted'] }, 'field.value'],
    [{ url, eventTypes: [] }, 'webhook.event_types_required'],
    [{ url, secrets: ['whsec_x'] }, 'field.unknown'],
  ])('refuse %j', async (input, code) => {
    const { send } = await openApi();
    const created = await send('POST', '/webhook-endpoints', { url });
    expect(await send('POST', '/webhook-endpoints', input)).toMatchObject({ status: 422, body: { code } });
    const changed = await send('PATCH', created.headers.get('location') ?? '', input);
    expect(changed).toMatchObject({ status: 422, body: { code } });
    expect((await send('GET', '/webhook-endpoints')).body.items).toHaveLength(1);
  });
});
