import { createInvoicing } from 'oneoff';
import { createInvoicingHandler, type HandlerOptions, scopes } from 'oneoff/http';
import { memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

const idsOf = ({ body }: { body: { items: readonly { id: string; code: string }[] } }) =>
  body.items.map(({ id, code }) => id ?? code);

describe('a search of records', () => {
  it('finds customers and add-ons by words, and lists all without', async () => {
    const { send } = await openApi();
    expect(idsOf(await send('GET', '/customers?q=HOOLI'))).toEqual(['hooli']);
    expect(idsOf(await send('GET', '/customers'))).toEqual(['hooli', 'initech']);
    expect(idsOf(await send('GET', '/add-ons?q=fee&limit=1'))).toEqual(['setup_fee']);
    expect((await send('GET', '/taxes?q=vat')).status).toBe(422);
    expect((await send('GET', '/customers?q=')).status).toBe(422);
  });

  it('is open to who drafts invoices, and to nobody else without the directory', async () => {
    const { sendAs } = await openApi();
    for (const scope of ['invoices:draft', 'invoices:write', 'directory:read'])
      expect((await sendAs(`acme-corp ${scope}`)('GET', '/customers?q=hooli')).status).toBe(200);
    expect((await sendAs('acme-corp invoices:read')('GET', '/customers?q=hooli')).status).toBe(403);
    expect((await sendAs('acme-corp invoices:draft')('GET', '/customers/hooli')).status).toBe(403);
  });

  const handlerWith = (options: Partial<HandlerOptions>) => {
    const { billingEntity, customer, addOns, taxes } = memoryDirectory(acmeRecords());
    const directory = { billingEntity, customer, addOns, taxes };
    const authenticate = () => ({ tenant: 'default', scopes });
    return createInvoicingHandler(createInvoicing({ store: memoryStore(), directory }), { authenticate, ...options });
  };
  const get = async (handler: ReturnType<typeof handlerWith>, path: string) => {
    const response = await handler(new Request(`http://x${path}`));
    return { status: response.status, body: JSON.parse((await response.text()) || 'null') };
  };

  it('works for a host that implements Directory alone, with a search beside it', async () => {
    const handler = handlerWith({ search: memoryDirectory(acmeRecords()) });
    expect(idsOf(await get(handler, '/customers?q=initech'))).toEqual(['initech']);
    expect(idsOf(await get(handler, '/customers?limit=1'))).toEqual(['hooli']);
    expect((await get(handler, '/session')).body.serves).toEqual(['corrections', 'search']);
    expect((await get(handler, '/customers/hooli')).status).toBe(404);
    expect((await get(handlerWith({}), '/customers?q=x')).status).toBe(404);
  });

  it('of a directory that cannot search says so', async () => {
    const { search: _, ...directory } = memoryDirectoryStore();
    const answer = await get(handlerWith({ directory }), '/customers?q=x');
    expect(answer).toMatchObject({ status: 422, body: { faults: [{ code: 'field.unknown', path: '/q' }] } });
  });
});

describe('a list of invoices', () => {
  it('has summaries without lines, by words, purchase order, hold and total', async () => {
    const { send } = await openApi();
    const { body: draft } = await send('POST', '/invoices', { ...INPUT, purchaseOrderNumber: 'PO 7' });
    const { body: held } = await send('POST', '/invoices', {
      ...INPUT,
      customerId: 'initech',
      billingEntityId: 'globex',
      issue: 'held',
    });
    const { body: page } = await send('GET', '/invoices?view=summary');
    expect(idsOf({ body: page })).toEqual(expect.arrayContaining([draft.id, held.id]));
    expect(page.items[0]).not.toHaveProperty('lines');
    const summary = page.items.find(({ id }: { id: string }) => id === draft.id);
    expect(summary).toMatchObject({ total: '119.00', customer: { id: 'hooli', name: 'Hooli Ltd' } });
    expect(Object.keys(summary.customer)).toEqual(['id', 'name']);
    for (const view of ['', '&view=summary', '&view=full']) {
      expect(idsOf(await send('GET', `/invoices?q=HOOLI${view}`))).toEqual([draft.id]);
      expect(idsOf(await send('GET', `/invoices?purchaseOrderNumber=PO+7${view}`))).toEqual([draft.id]);
      expect(idsOf(await send('GET', `/invoices?onHold=true${view}`))).toEqual([held.id]);
      expect(idsOf(await send('GET', `/invoices?totalFrom=110&totalTo=119.0${view}`))).toEqual([draft.id]);
    }
    for (const wrong of ['view=short', 'onHold=maybe', 'totalFrom=1e3', 'totalTo=a', `q=${'x'.repeat(201)}`])
      expect((await send('GET', `/invoices?${wrong}`)).status, wrong).toBe(422);
  });

  it('goes on to the next page of summaries', async () => {
    const { send } = await openApi();
    for (let count = 0; count < 3; count++) await send('POST', '/invoices', INPUT);
    const first = await send('GET', '/invoices?view=summary&limit=2');
    expect(first.headers.get('link')).toContain('view=summary');
    const rest = await send(
      'GET',
      `/invoices?view=summary&limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`,
    );
    expect(rest.body).toMatchObject({ items: [{}], nextCursor: null });
  });
});
