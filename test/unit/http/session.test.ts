import { createInvoicing, createOneOffInvoice, type OneOffInvoiceInput } from 'oneoff';
import { type Caller, createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, NOW } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

describe('a session', () => {
  it('returns the caller, its scopes, and what is served', async () => {
    const { sendAs } = await openApi({ documents: { 'text/html': () => '' } });
    const { status, body } = await sendAs('acme-corp invoices:draft')('GET', '/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tenant: 'acme-corp',
      scopes: ['invoices:draft'],
      caller: {},
      serves: ['corrections', 'directory', 'documents', 'reports', 'search', 'sending', 'webhooks'],
      documents: ['text/html'],
      policy: { issue: 'draft' },
      currencies: [],
      billingEntities: [
        { id: 'acme', name: 'ACME GmbH', currency: 'EUR', timeZone: 'Europe/Berlin' },
        { id: 'globex', name: 'Globex Inc', currency: 'USD', timeZone: 'America/New_York' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('DE136695976');
  });

  it('needs a caller, but no scope, and takes no parameter', async () => {
    const { send, sendAs } = await openApi();
    expect((await sendAs(null)('GET', '/session')).status).toBe(401);
    expect((await sendAs('acme-corp nothing')('GET', '/session')).status).toBe(200);
    expect((await send('GET', '/session?tenant=other-corp')).status).toBe(422);
  });

  it('names the person, and serves no more than the host has', async () => {
    const caller: Caller = { tenant: 'default', scopes, name: 'Ada', locale: 'de' };
    const { billingEntity, customer, addOns, taxes } = memoryDirectory({
      ...acmeRecords(),
      billingEntities: acmeRecords().billingEntities.slice(0, 1),
    });
    const directory = { billingEntity, customer, addOns, taxes };
    const handler = createInvoicingHandler(createInvoicing({ store: memoryStore(), directory }), {
      authenticate: () => caller,
    });
    expect(await (await handler(new Request('http://x/session'))).json()).toMatchObject({
      caller: { name: 'Ada', locale: 'de' },
      serves: ['corrections'],
      documents: [],
      billingEntities: [{ id: 'acme' }],
    });
  });

  it('of a host with several billing entities that it cannot list has none', async () => {
    const { billingEntity, customer, addOns, taxes } = memoryDirectory(acmeRecords());
    const invoicing = createInvoicing({
      store: memoryStore(),
      directory: { billingEntity, customer, addOns, taxes },
      sending: { deliveries: memoryDeliveryStore() },
    });
    expect(await invoicing.billingEntities()).toEqual([]);
    expect(invoicing.sends).toBe(true);
  });
});

describe('a pricing context', () => {
  it('prices an invoice as the server does', async () => {
    const { send } = await openApi();
    const input: OneOffInvoiceInput = {
      customerId: 'hooli',
      lines: [{ addOn: 'setup_fee' }, { name: 'Books', unitPrice: '12.50', quantity: 3, taxCodes: ['vat-e'] }],
    };
    const { body: context } = await send(
      'GET',
      '/pricing-context?customerId=hooli&addOn=setup_fee&addOn=none&tax=vat-e',
    );
    expect(context).toMatchObject({ today: '2025-03-31', currencies: [], records: { customer: { id: 'hooli' } } });
    expect(context.records.addOns).toHaveLength(1);
    const ids = ['i', 'l1', 'l2', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6'];
    const { invoice } = createOneOffInvoice(input, {
      ...context,
      ids,
      tenant: 'acme-corp',
      now: NOW,
      taxAnswer: null,
      number: null,
    });
    const { body: preview } = await send('POST', '/invoices/preview', input);
    for (const member of ['subtotal', 'taxAmount', 'total', 'taxes', 'warnings'] as const)
      expect(invoice[member as 'total']).toEqual(preview[member]);
  });

  it('names what it does not find, and needs a customer', async () => {
    const { send, sendAs } = await openApi();
    const codes = async (query: string) =>
      ((await send('GET', `/pricing-context${query}`)).body.faults as readonly { code: string; path: string }[]).map(
        ({ code, path }) => `${code} ${path}`,
      );
    expect(await codes('')).toEqual(['field.required /customerId']);
    expect(await codes('?customerId=nobody&billingEntityId=none')).toEqual([
      'customer.not_found /customerId',
      'billing_entity.not_found /billingEntityId',
    ]);
    expect(await codes('?customerId=hooli&addon=x')).toEqual(['field.unknown /addon']);
    expect((await sendAs('acme-corp invoices:draft')('GET', '/pricing-context?customerId=hooli')).status).toBe(403);
  });
});

describe('a preview', () => {
  it('has the dates that issuing now would give', async () => {
    const { send } = await openApi();
    const { body: preview } = await send('POST', '/invoices/preview', { ...INPUT, issue: 'now' });
    expect(preview).toMatchObject({
      issueDate: null,
      dueDate: null,
      ifIssuedNow: { issueDate: '2025-03-31', dueDate: '2025-04-30' },
    });
    const { body: draft } = await send('POST', '/invoices', INPUT);
    expect(draft.ifIssuedNow).toBeUndefined();
    const edit = { issueDate: '2025-03-30', paymentTerm: { type: 'net', days: 7 } };
    const { body: edited } = await send('POST', `/invoices/${draft.id}/preview`, edit);
    expect(edited.ifIssuedNow).toEqual({ issueDate: '2025-03-30', dueDate: '2025-04-06' });
  });
});

describe('finer scopes', () => {
  it('let a clerk draft, and an approver issue', async () => {
    const { sendAs } = await openApi();
    const clerk = sendAs('acme-corp invoices:draft');
    const { body: draft } = await clerk('POST', '/invoices', INPUT);
    const at = `/invoices/${draft.id}`;
    expect((await clerk('PATCH', at, { memo: 'x' })).status).toBe(200);
    for (const [method, path, body] of [
      ['POST', '/invoices', { ...INPUT, issue: 'now' }],
      ['POST', '/invoices', { ...INPUT, finalizeAt: '2025-04-01T00:00:00Z' }],
      ['PATCH', at, { finalizeAt: '2025-04-01T00:00:00Z' }],
      ['POST', `${at}/finalize`, {}],
      ['POST', `${at}/open`, {}],
      ['POST', `${at}/send`, {}],
    ] as const)
      expect(await clerk(method, path, body), `${method} ${path}`).toMatchObject({
        status: 403,
        body: { code: 'request.forbidden', details: { scope: 'invoices:issue' } },
      });
    expect((await clerk('PATCH', at, { finalizeAt: null })).status).toBe(200);
    expect((await clerk('POST', `${at}/payments`, { amount: '1.00' })).body.details).toEqual({
      scope: 'payments:write',
    });
    expect((await clerk('POST', `${at}/void`, { reason: 'x' })).body.details).toEqual({ scope: 'corrections:write' });
    const approver = sendAs('acme-corp invoices:issue');
    expect((await approver('PATCH', at, { memo: 'y' })).status).toBe(403);
    expect((await approver('POST', `${at}/finalize`)).body.status).toBe('finalized');
    const cashier = sendAs('acme-corp payments:write');
    expect((await cashier('POST', `${at}/payments`, { amount: '1.00' })).status).toBe(200);
    expect((await cashier('POST', `${at}/credit-notes`, { reason: 'cancellation' })).status).toBe(403);
  });

  it('are all in invoices:write', async () => {
    const { sendAs } = await openApi();
    const send = sendAs('acme-corp invoices:write');
    const { body } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const at = `/invoices/${body.id}`;
    expect((await send('POST', `${at}/payments`, { amount: '1.00' })).status).toBe(200);
    expect((await send('POST', `${at}/credit-notes`, { reason: 'cancellation' })).status).toBe(201);
    expect((await send('GET', at)).status).toBe(403);
  });
});
