/**
 * A client as a customer would write one: its types come from the OpenAPI document, it knows nothing else of oneoff.
 *
 * Takes the address of the API and a token, and leads an invoice through its whole life.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/billing-api.ts';

type Schemas = components['schemas'];
type Invoice = Schemas['Invoice'];

const [baseUrl = '', token = ''] = process.argv.slice(2);
const api = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl,
  headers: { Authorization: `Bearer ${token}` },
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: Schemas['Problem'];
  readonly response: Response;
}

/** What an answer brought; fails on a problem. */
async function done<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error } = await answer;
  equal(error, undefined);
  ok(data !== undefined, 'the answer has no body');
  return data;
}

/** The status and code of a refusal; fails when it was none. */
async function refused(answer: Promise<Answer<unknown>>): Promise<string> {
  const { error, response } = await answer;
  ok(error, 'it was not refused');
  equal(response.headers.get('content-type'), 'application/problem+json');
  equal(error.status, response.status);
  return `${error.status} ${error.code}`;
}

const vat: Schemas['Tax'] = { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' };
const hooli: Schemas['Customer'] = { id: 'hooli', name: 'Hooli Ltd', address: { country: 'DE' } };
// As a row of SQL has it: what is null is absent.
const row: Schemas['CustomerInput'] = { ...hooli, email: null, address: { country: 'DE', city: null } };
const acme: Schemas['BillingEntity'] = {
  id: 'acme',
  name: 'ACME GmbH',
  taxIds: [{ country: 'DE', value: 'DE136695976' }],
  address: { country: 'DE' },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  paymentTerm: { type: 'net', days: 30 },
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};
/** 450.00 and 8 × 150.00, with 19 % VAT. */
const body: Schemas['OneOffInvoiceInput'] = {
  customerId: 'hooli',
  billingEntityId: 'acme',
  lines: [{ addOn: 'setup_fee' }, { name: 'Consulting', quantity: 8, unitPrice: '150.00' }],
  metadata: { project: 'p-7' },
};

async function meet(): Promise<void> {
  const session = await done(api.GET('/session'));
  deepEqual([session.billingEntities[0]?.id, session.caller], ['acme', {}]);
  const query = { customerId: 'hooli', addOn: ['setup_fee'] };
  const context = await done(api.GET('/pricing-context', { params: { query } }));
  deepEqual([context.records.billingEntity.id, context.records.taxes[0]?.code], ['acme', 'vat-19']);
}

async function keepRecords(): Promise<void> {
  await done(api.POST('/taxes', { body: vat }));
  await done(api.PUT('/billing-entities/{id}', { params: { path: { id: 'acme' } }, body: acme }));
  const check = { params: { path: { id: 'acme' } }, body: acme };
  deepEqual(await done(api.POST('/billing-entities/{id}/check-number-series', check)), { faults: [] });
  await done(api.POST('/customers', { body: row }));
  equal(await refused(api.POST('/customers', { body: hooli })), '422 master.exists');
  await done(api.POST('/add-ons', { body: { code: 'setup_fee', name: 'Setup fee', prices: { EUR: '450.00' } } }));
  equal((await done(api.GET('/add-ons/{code}', { params: { path: { code: 'setup_fee' } } }))).prices['EUR'], '450.00');

  const params = { path: { code: 'vat-19' } };
  equal((await api.DELETE('/taxes/{code}', { params })).response.status, 204);
  equal(await refused(api.GET('/taxes/{code}', { params })), '404 tax.not_found');
  await done(api.PUT('/taxes/{code}', { params, body: vat }));
  const page = await done(api.GET('/customers', { params: { query: { limit: 10 } } }));
  deepEqual(page, { items: [hooli], nextCursor: null });
}

async function draft(): Promise<Invoice> {
  const preview = await done(api.POST('/invoices/preview', { body }));
  equal(preview.total, '1963.50');
  deepEqual((await done(api.GET('/invoices', {}))).items, []);

  const params = { header: { 'Idempotency-Key': 'order-4711' } };
  const created = await done(api.POST('/invoices', { body, params }));
  deepEqual(await done(api.POST('/invoices', { body, params })), created);
  const another = { ...body, memo: 'Another' };
  equal(await refused(api.POST('/invoices', { body: another, params })), '422 idempotency.conflict');
  equal(created.total, preview.total);
  return created;
}

async function edit({ id, version }: Invoice): Promise<void> {
  const path = { id };
  const { response } = await api.GET('/invoices/{id}', { params: { path } });
  const params = { path, header: { 'If-Match': response.headers.get('etag') ?? '' } };
  const preview = await done(api.POST('/invoices/{id}/preview', { params: { path }, body: { memo: 'Thank you' } }));
  const edited = await done(api.PATCH('/invoices/{id}', { params, body: { memo: 'Thank you' } }));
  deepEqual([edited.memo, edited.version], [preview.memo, version + 1]);
  equal(await refused(api.PATCH('/invoices/{id}', { params, body: { memo: null } })), '412 invoice.changed');
  const known = { path, header: { 'If-None-Match': `"${edited.version}"` } };
  equal((await api.GET('/invoices/{id}', { params: known })).response.status, 304);
}

async function issue({ id }: Invoice): Promise<Invoice> {
  const params = { path: { id } };
  equal((await done(api.POST('/invoices/{id}/hold', { params }))).onHold, true);
  equal(await refused(api.POST('/invoices/{id}/finalize', { params })), '409 invoice.on_hold');
  equal((await done(api.POST('/invoices/{id}/release', { params }))).onHold, false);
  const finalizeAt = '2030-01-01T00:00:00Z';
  equal((await done(api.POST('/invoices/{id}/open', { params, body: { finalizeAt } }))).status, 'open');
  equal((await done(api.POST('/invoices/{id}/reopen', { params }))).status, 'draft');
  equal((await done(api.POST('/invoices/{id}/open', { params }))).status, 'open');
  const issued = await done(api.POST('/invoices/{id}/finalize', { params, body: { expectedTotal: '1963.50' } }));
  deepEqual(await done(api.POST('/invoices/{id}/finalize', { params })), issued);
  ok(issued.number?.endsWith('-0001'), `the first number is ${issued.number}`);
  return issued;
}

async function pay({ id }: Invoice): Promise<void> {
  const params = { path: { id } };
  const once = { ...params, header: { 'Idempotency-Key': 'pay' } };
  const payment = { amount: '1963.50', method: 'transfer' };
  const paid = await done(api.POST('/invoices/{id}/payments', { params: once, body: payment }));
  deepEqual(await done(api.POST('/invoices/{id}/payments', { params: once, body: payment })), paid);
  equal(paid.paymentStatus, 'paid');
  const more = api.POST('/invoices/{id}/payments', { params, body: { amount: '0.01' } });
  equal(await refused(more), '422 payment.exceeds_due');
}

async function credit({ id, lines }: Invoice): Promise<void> {
  const params = { path: { id } };
  const some: Schemas['CreditNoteInput'] = {
    reason: 'order_change',
    lines: [{ lineId: lines[1]?.id ?? '', quantity: 2 }],
  };
  const preview = await done(api.POST('/invoices/{id}/credit-notes/preview', { params, body: some }));
  deepEqual([preview.number, preview.total], [null, '357.00']);
  const once = { ...params, header: { 'Idempotency-Key': 'credit' } };
  const note = await done(api.POST('/invoices/{id}/credit-notes', { params: once, body: some }));
  deepEqual(await done(api.GET('/credit-notes/{id}', { params: { path: { id: note.id } } })), note);

  const refunded = await done(api.POST('/invoices/{id}/refunds', { params, body: { amount: '357.00' } }));
  equal(refunded.amountRefundable, '0.00');
  const failed = { paymentId: refunded.payments[0]?.id ?? '' };
  const reversed = await done(api.POST('/invoices/{id}/reversals', { params, body: failed }));
  equal(reversed.amountDue, '1963.50');
  const closing = { params, body: { amount: '0.50', reason: 'bank charges' } };
  const closed = await done(api.POST('/invoices/{id}/write-offs', closing));
  equal(closed.amountDue, '1963.00');
  const claimed = { writeOffId: closed.writeOffs[0]?.id ?? '' };
  const again = await done(api.POST('/invoices/{id}/write-offs/reversal', { params, body: claimed }));
  deepEqual([again.amountDue, again.amountWrittenOff], ['1963.50', '0.00']);
  equal((await done(api.POST('/invoices/{id}/uncollectible', { params }))).paymentStatus, 'uncollectible');

  const rest = await done(api.POST('/invoices/{id}/credit-notes', { params, body: { reason: 'cancellation' } }));
  equal(rest.total, '1606.50');
  deepEqual((await done(api.GET('/invoices/{id}/credit-notes', { params }))).items, [rest, note]);
  const page = await done(api.GET('/credit-notes', { params: { query: { invoiceId: id, limit: 1 } } }));
  ok(page.items.length === 1 && page.nextCursor !== null);
}

async function sendIt({ id }: Invoice): Promise<void> {
  const params = { path: { id }, header: { 'Idempotency-Key': 'send' } };
  const message: Schemas['MessageInput'] = { to: ['ap@hooli.example'], attach: ['pdf'] };
  const sent = await done(api.POST('/invoices/{id}/send', { params, body: message }));
  deepEqual(await done(api.POST('/invoices/{id}/send', { params, body: message })), sent);
  const [note] = (await done(api.GET('/invoices/{id}/credit-notes', { params: { path: { id } } }))).items;
  ok(note);
  const path = { id: note.id };
  deepEqual(await done(api.POST('/credit-notes/{id}/send', { params: { path }, body: message })), note);
}

async function issueAgain({ id }: Invoice): Promise<void> {
  const params = { path: { id }, header: { 'Idempotency-Key': 'again' } };
  const again = await done(api.POST('/invoices/{id}/reissue', { params }));
  deepEqual(await done(api.POST('/invoices/{id}/reissue', { params })), again);
  deepEqual([again.status, again.replaces], ['draft', id]);
  const next = { path: { id: again.id } };
  await done(api.POST('/invoices/{id}/finalize', { params: next }));
  const voided = await done(api.POST('/invoices/{id}/void', { params: next, body: { reason: 'Ordered twice' } }));
  equal(voided.status, 'voided');
  ok(voided.number?.endsWith('-0002'), `the second number is ${voided.number}`);
}

async function read({ id }: Invoice): Promise<void> {
  const { items: events } = await done(api.GET('/invoices/{id}/events', { params: { path: { id } } }));
  const numbered = events.map((_, index) => index + 1);
  deepEqual(
    events.map(({ sequence }) => sequence),
    numbered,
  );
  equal(events.filter(({ type }) => type === 'invoice.finalized').length, 1);

  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const status: Invoice['status'][] = ['finalized', 'voided'];
    const query = { limit: 1, status, metadata: { project: 'p-7' }, ...(cursor && { cursor }) };
    const answer = await api.GET('/invoices', { params: { query } });
    const page = await done(Promise.resolve(answer));
    equal(answer.response.headers.has('link'), page.nextCursor !== null);
    seen.push(...page.items.map((one) => one.status));
    cursor = page.nextCursor;
  }
  deepEqual(seen.sort(), ['finalized', 'voided']);
}

async function listen(): Promise<void> {
  const receiver: Schemas['EndpointCreation'] = { url: 'https://books.example/hooks', eventTypes: ['invoice.*'] };
  const created = await done(api.POST('/webhook-endpoints', { body: receiver }));
  ok(created.secrets[0]?.startsWith('whsec_'));
  const params = { path: { id: created.id } };
  const paused = await done(api.PATCH('/webhook-endpoints/{id}', { params, body: { state: 'paused' } }));
  deepEqual((await done(api.GET('/webhook-endpoints', {}))).items, [paused]);
  deepEqual(await done(api.GET('/webhook-endpoints/{id}', { params })), paused);
  const { secrets } = await done(api.POST('/webhook-endpoints/{id}/secrets', { params }));
  ok(secrets.length === 1 && secrets[0] !== created.secrets[0]);
  const since = '2000-01-01T00:00:00Z';
  const { queued } = await done(api.POST('/webhook-endpoints/{id}/resend', { params, body: { since } }));
  ok(queued > 0, 'earlier events wait for it');
  const some = { ...params, query: { limit: 5 } };
  deepEqual((await done(api.GET('/webhook-endpoints/{id}/dead-letters', { params: some }))).items, []);
  equal((await api.DELETE('/webhook-endpoints/{id}', { params })).response.status, 204);
  equal(await refused(api.GET('/webhook-endpoints/{id}', { params })), '404 endpoint.not_found');
}

async function discard(): Promise<void> {
  const { id } = await done(api.POST('/invoices', { body: { ...body, issue: 'held' } }));
  const params = { path: { id } };
  equal((await api.DELETE('/invoices/{id}', { params })).response.status, 204);
  equal(await refused(api.GET('/invoices/{id}', { params })), '404 invoice.not_found');
}

await keepRecords();
await meet();
const invoice = await draft();
await edit(invoice);
const issued = await issue(invoice);
await pay(issued);
await credit(issued);
await issueAgain(issued);
await read(issued);
await listen();
await sendIt(issued);
await discard();
console.log('done');
