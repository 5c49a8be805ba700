import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { createInvoicing, type Invoicing, policies, StoreError } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFluxrateHandler } from '../../examples/compatible-apis/fluxrate/create-fluxrate-handler.ts';
import { pageCurl, pageCurlFor, pageResponse } from '../../examples/compatible-apis/fluxrate/page.ts';
import { listen } from '../../examples/compatible-apis/listen.ts';
import { accessToken, body, JSON_AND_COOKIE, openFluxrate } from './fluxrate-records.ts';
import { mangledBodies } from './mangled-bodies.ts';

interface Refused {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly faults?: readonly { readonly code: string; readonly path: string }[];
  };
}

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0 && spawnSync('bash', ['--version']).status === 0;

/** Run a curl command: with curl if it is installed, otherwise parsed word by word. */
async function runCurl(command: string): Promise<string> {
  if (hasCurl) return (await run('bash', ['-c', command])).stdout;
  const [, method = '', url = ''] = /-X (\w+) (\S+)/.exec(command) ?? [];
  const headers = [...command.matchAll(/-H "([^:]+): ([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const content = /-d '(.*)'$/s.exec(command)?.[1] ?? '';
  return (await fetch(url, { method, headers: Object.fromEntries(headers), body: content })).text();
}

const withLine = (change: object) => ({ ...body, line_items: [{ ...body.line_items[0], ...change }] });
const withText = (member: string, text: string) => JSON.stringify(withLine({ [member]: '@' })).replace('"@"', text);

/** The errors of a refused body: `code at path`; nothing is stored and no number is taken. */
async function refused(content: string | object, status = 422): Promise<string[]> {
  const fluxrate = openFluxrate();
  const response = await fluxrate.post('', content);
  expect(response.status).toBe(status);
  const { error } = (await response.json()) as Refused;
  expect(error.message).not.toBe('');
  expect((await fluxrate.invoicing.list()).items).toEqual([]);
  expect(await (await fluxrate.post('', body)).json()).toMatchObject({ invoice_number: 'INV-2025-0055' });
  return (error.faults ?? [{ code: error.code, path: '' }]).map(({ code, path }) => `${code} at ${path}`);
}

describe("Fluxrate's page", () => {
  const fluxrate = openFluxrate();
  let server: Awaited<ReturnType<typeof listen>>;
  let answer: string;
  beforeAll(async () => {
    server = await listen(fluxrate.handler);
    answer = await runCurl(pageCurlFor({ url: server.url, token: accessToken, customer: 'initech' }));
  });
  afterAll(() => server.close());

  it('differs only in host, token and customer', () => {
    const values = { url: 'https://api.fluxrate.co', token: '<token>', customer: '<customer_id>' };
    expect(pageCurlFor(values)).toBe(pageCurl);
  });

  it('gets the printed answer to the byte, except for the id', () => {
    const { id } = JSON.parse(answer) as { id: string };
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(answer.replace(id, '...')).toBe(pageResponse);
  });

  it('writes amounts as numbers with the decimals of the currency', () => {
    for (const figure of ['"subtotal": 1700.00,', '"tax": 306.00,', '"total": 2006.00,', '"amount_paid": 0,']) {
      expect(answer).toContain(figure);
    }
    expect(JSON.parse(answer)).toEqual({ ...JSON.parse(pageResponse), id: expect.any(String) });
  });

  it('creates a draft with a number', async () => {
    const { id } = JSON.parse(answer) as { id: string };
    const stored = await fluxrate.invoicing.get(id);
    expect(stored).toMatchObject({ status: 'draft', number: 'INV-2025-0055', total: '2006.00', dueDate: '2025-02-14' });
  });

  it('is answered in JSON', async () => {
    const response = await fluxrate.post('', body);
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'application/json']);
  });
});

describe("Fluxrate's invoices", () => {
  it('read the same as when they were created', async () => {
    const { post, get } = openFluxrate();
    const created = await (await post('', body)).text();
    const { id } = JSON.parse(created) as { id: string };
    const read = await get(`/${id}`);
    expect(read.status).toBe(200);
    expect(await read.text()).toBe(created);
  });

  it('are finalized with the number that they had, however often they are finalized', async () => {
    const { post, create } = openFluxrate();
    const id = await create();
    for (const _ of ['once', 'again']) {
      const response = await post(`/${id}/finalize`);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ id, status: 'FINALIZED', invoice_number: 'INV-2025-0055' });
    }
    expect(await (await post('', body)).json()).toMatchObject({ invoice_number: 'INV-2025-0056' });
  });

  it('show what was paid', async () => {
    const { post, get, create, invoicing } = openFluxrate();
    const id = await create();
    await post(`/${id}/finalize`);
    await invoicing.recordPayment(id, { amount: '90.00' });
    const text = await (await get(`/${id}`)).text();
    expect(text).toContain('"amount_due": 500.00,\n  "amount_paid": 90.00,');
  });

  it('keep prices that no float can hold, in requests and answers', async () => {
    const { post } = openFluxrate();
    const text = await (await post('', withText('unit_amount', '100000000000000.01'))).text();
    expect(text).toContain('"unit_amount": 100000000000000.01,\n      "line_total": 100000000000000.01');
  });

  it('take the due date from the payment term, and the currency from the customer, if the request has none', async () => {
    const { post } = openFluxrate();
    const answer = await (await post('', { ...body, due_date: null, currency: null })).json();
    expect(answer).toMatchObject({ due_date: '2025-02-14T00:00:00Z', currency: 'USD' });
  });

  it('have the decimals of their currency', async () => {
    const directory = memoryDirectory({
      billingEntities: [
        {
          id: 'seller',
          name: 'Seller',
          address: { country: 'IN' },
          currency: 'JPY',
          timeZone: 'UTC',
          numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' },
        },
      ],
      customers: [{ id: 'initech', name: 'Initech KK', currency: 'JPY', address: { country: 'IN' } }],
    });
    const text = await (await openFluxrate({ directory }).post('', body)).text();
    expect(text).toContain('"subtotal": 500,\n  "tax": 90,\n  "total": 590,');
  });

  it('show null, never zero, for a tax that is not known yet', async () => {
    const taxResolver = { resolve: () => Promise.reject(new Error('down')) };
    const { post, get, create } = openFluxrate({ taxResolver });
    const id = await create();
    expect(await (await get(`/${id}`)).json()).toMatchObject({
      subtotal: 500,
      tax: null,
      total: null,
      amount_due: null,
    });
    const response = await post(`/${id}/finalize`);
    expect(response.status).toBe(503);
    expect(((await response.json()) as Refused).error.code).toBe('tax.unavailable');
  });
});

describe("Fluxrate's errors", () => {
  it('name the country that the customer lacks', async () => {
    const { post } = openFluxrate();
    const response = await post('', { ...body, customer_id: 'without-country' });
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as Refused;
    expect(error.code).toBe('customer.country_required');
    expect(error.message).toBe('customer "without-country" has no address.country, which decides the tax');
    expect(error.faults?.[0]?.path).toBe('/customer_id');
  });

  it('name the pair of countries that has no rate, and guess none', async () => {
    expect(await refused({ ...body, customer_id: 'abroad' })).toEqual(['tax.unavailable at /customer_id']);
  });

  it.each(['description', 'quantity', 'unit_amount'])('want the %s of a line item', async (member) => {
    const { [member]: _, ...rest } = body.line_items[0] as Record<string, unknown>;
    expect(await refused({ ...body, line_items: [rest] })).toEqual([`field.required at /line_items/0/${member}`]);
  });

  it.each<[string, string | object, string[]]>([
    ['an array', [], ['field.value at ']],
    ['an empty object', {}, ['field.required at /customer_id', 'field.required at /line_items']],
    ['no line items', { ...body, line_items: [] }, ['field.value at /line_items']],
    ['a member too many', { ...body, coupon: 'X' }, ['field.unknown at /coupon']],
    ['a line with a member too many', withLine({ discount: 5 }), ['field.unknown at /line_items/0/discount']],
    ['a customer id that is a number', { ...body, customer_id: 5 }, ['field.value at /customer_id']],
    ['an unknown currency', { ...body, currency: 'XXY' }, ['currency.unknown at /currency']],
    ['a currency of another', { ...body, currency: 'EUR' }, ['currency.customer_mismatch at /currency']],
    ['a due date that is no moment', { ...body, due_date: '14 Feb' }, ['field.value at /due_date']],
    ['a due date in the past', { ...body, due_date: '2025-01-14T00:00:00Z' }, ['date.before_issue_date at /due_date']],
    ['an empty description', withLine({ description: '' }), ['text.empty at /line_items/0/description']],
    ['a negative price', withLine({ unit_amount: -1 }), ['price.negative at /line_items/0/unit_amount']],
    ['a price beyond reason', withText('unit_amount', '1e400'), ['decimal.invalid at /line_items/0/unit_amount']],
    ['a price of 22 digits', withText('unit_amount', '1e21'), ['decimal.too_long at /line_items/0/unit_amount']],
    ['a quantity that is true', withLine({ quantity: true }), ['decimal.invalid at /line_items/0/quantity']],
  ])('say what is wrong with %s', async (_, content, expected) => {
    expect(await refused(content)).toEqual(expected);
  });

  it.each([
    ['half a body', '{"customer_id":'],
    ['NaN', withText('quantity', 'NaN')],
    ['Infinity', withText('unit_amount', 'Infinity')],
    ['nothing', ' '],
    ['brackets without end', '['.repeat(500_000)],
  ])('answer 400 to %s', async (_, content) => {
    expect(await refused(content, 400)).toEqual(['body.malformed at ']);
  });

  it('answer 404 to an unknown customer, invoice or address', async () => {
    const { post, get } = openFluxrate();
    const responses = [
      await post('', { ...body, customer_id: 'nobody' }),
      await get('/0194694c-5dc0-7eb3-87f0-f37acb385cdc'),
      await post('/0194694c-5dc0-7eb3-87f0-f37acb385cdc/finalize'),
      await post('/0194694c-5dc0-7eb3-87f0-f37acb385cdc/send-email'),
      await get('/%00'),
      await get('/a/b/c'),
    ];
    const codes = await Promise.all(responses.map(async (one) => ((await one.json()) as Refused).error.code));
    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(codes).toEqual([
      'customer.not_found',
      'invoice.not_found',
      'invoice.not_found',
      'invoice.not_found',
      'not_found',
      'not_found',
    ]);
  });

  it.each([
    [undefined],
    ['access_token='],
    ['access_token=wrong'],
    [`token=${accessToken}`],
    ['access_token=%E0%A4%A'],
  ])('answer 401 to the cookie %s, and look no further', async (Cookie) => {
    const { post, invoicing } = openFluxrate();
    const response = await post('', body, { 'Content-Type': 'application/json', ...(Cookie && { Cookie }) });
    expect(response.status).toBe(401);
    expect((await invoicing.list()).items).toEqual([]);
  });

  it('find the cookie among others', async () => {
    const { post } = openFluxrate();
    const Cookie = `theme=dark; access_token=${accessToken}; lang=en`;
    expect((await post('', body, { ...JSON_AND_COOKIE, Cookie })).status).toBe(201);
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling of the same site', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://shop.fluxrate.example' }],
    ['another origin, in an older browser', { Origin: 'https://evil.example' }],
  ])('answer 403 to a page of %s, whose browser sends the cookie', async (_, headers) => {
    const { post, create, invoicing } = openFluxrate();
    const id = await create();
    for (const command of ['finalize', 'send-email']) {
      const response = await post(`/${id}/${command}`, undefined, { ...JSON_AND_COOKIE, ...headers });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'request.foreign_origin' } });
    }
    expect((await invoicing.get(id))?.status).toBe('draft');
  });

  it('accept a page of the own origin', async () => {
    const { post, create } = openFluxrate();
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: 'https://fluxrate.example' }]) {
      const response = await post(`/${await create()}/finalize`, undefined, { ...JSON_AND_COOKIE, ...headers });
      expect(response.status).toBe(200);
    }
  });

  it('answer 415 to another content type, and 413 to a body that is too large', async () => {
    const { post, invoicing } = openFluxrate();
    expect((await post('', body, { ...JSON_AND_COOKIE, 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post('', 'x'.repeat(1_000_001))).status).toBe(413);
    expect((await invoicing.list()).items).toEqual([]);
  });

  it('answer 409 to finalizing an invoice that is void', async () => {
    const { post, create, invoicing } = openFluxrate();
    const id = await create();
    await invoicing.voidInvoice(id, { reason: 'by mistake' });
    for (const command of ['finalize', 'send-email']) {
      const response = await post(`/${id}/${command}`);
      expect(response.status).toBe(409);
      expect(((await response.json()) as Refused).error.code).toBe('invoice.wrong_state');
    }
  });

  it.each([
    [new StoreError('the pool is empty', { retryable: true }), 503, 'store.failed'],
    [new TypeError('a mistake of ours'), 500, 'internal'],
  ])('answer for a failure of the host: %s', async (failure, status, code) => {
    const reported: unknown[] = [];
    const fail = () => Promise.reject(failure);
    const invoicing = { ...openFluxrate().invoicing, createOneOffInvoice: fail } as Invoicing;
    const handler = createFluxrateHandler({ invoicing, accessToken, report: (error) => reported.push(error) });
    const request = { method: 'POST', headers: JSON_AND_COOKIE, body: JSON.stringify(body) };
    const response = await handler(new Request('https://fluxrate.example/api/v1/invoices', request));
    expect([response.status, ((await response.json()) as Refused).error.code]).toEqual([status, code]);
    expect(reported).toHaveLength(status === 500 ? 1 : 0);
  });

  it('are never a 500, whatever value is in one place of a body, and a refused body is never stored', async () => {
    const full = { ...body, currency: 'USD', due_date: '2025-02-14T00:00:00Z' };
    const { post } = openFluxrate();
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(mangledBodies(full), async (text) => {
        const { status } = await post('', text);
        if (status === 201) stored += 1;
        expect([201, 404, 422]).toContain(status);
      }),
      { numRuns: 500 },
    );
    // Numbers have no gaps, so the next one shows how many invoices were stored.
    const next = (await (await post('', body)).json()) as { invoice_number: string };
    expect(Number(next.invoice_number.slice(9))).toBe(55 + stored);
  });
});

describe("Fluxrate's policy", () => {
  it('takes all taxes from a resolver, so it does not start without one', () => {
    const directory = memoryDirectory({ billingEntities: [] });
    expect(() => createInvoicing({ policy: policies.fluxrate, store: memoryStore(), directory })).toThrow(
      /taxResolver/,
    );
  });
});
