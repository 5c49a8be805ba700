import * as fc from 'fast-check';
import { createInvoicing, type Invoicing, policies, StoreError } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBxbHandler } from '../../examples/compatible-apis/bxb/create-bxb-handler.ts';
import { BRICKS, directory, KAIJU, WAYNE } from '../../examples/compatible-apis/bxb/records.ts';
import { type Handler, listen } from '../../examples/compatible-apis/listen.ts';
import { invoiceResponse, validationError } from './bxb-page.ts';
import { mangledBodies } from './mangled-bodies.ts';

const apiKey = 'bxb-key';
const URL = 'https://bxb.example/v1/invoices/one_off';
const JSON_AND_KEY = { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` };
const NOBODY = 'c0ffee00-0000-4000-8000-000000000000';

const line = { description: 'Data migration', quantity: 1, unit_price: 1250, amount: 1250 };
const body = { customer_id: WAYNE, line_items: [line] };

function openAcme(): { invoicing: Invoicing; handler: Handler } {
  const clock = { now: () => Date.parse('2025-06-02T08:00:00Z') };
  const invoicing = createInvoicing({ policy: policies.bxb, store: memoryStore(), directory, clock });
  return { invoicing, handler: createBxbHandler({ invoicing, apiKey }) };
}

function post(
  handler: Handler,
  content: string | object | Uint8Array<ArrayBuffer>,
  headers: HeadersInit = JSON_AND_KEY,
) {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  return handler(new Request(URL, { method: 'POST', headers, body: text }));
}

/** The answer to an accepted body, parsed by the page's schema. */
async function accepted(content: string | object, handler: Handler = openAcme().handler) {
  const response = await post(handler, content);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return invoiceResponse.parse(answer);
}

/** The errors of a refused body, as `place: type`; nothing is stored and no number is taken. */
async function refused(content: string | object | Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { handler, invoicing } = openAcme();
  const response = await post(handler, content);
  expect(response.status).toBe(422);
  const { detail } = validationError.parse(await response.json());
  expect((await invoicing.list()).items).toEqual([]);
  expect((await accepted(body, handler)).invoice_number).toBe('INV-000001');
  return detail.map(({ loc, type }) => `${loc.slice(1).join('.')}: ${type}`);
}

const withLine = (change: object) => ({ ...body, line_items: [{ ...line, ...change }] });
const withText = (member: string, text: string) => JSON.stringify(withLine({ [member]: '@' })).replace('"@"', text);

describe("bxb's response", () => {
  it('has every member that the page requires, and no other', async () => {
    const answer = await accepted({
      customer_id: WAYNE,
      currency: 'USD',
      line_items: [{ ...line, charge_id: NOBODY, metric_code: 'storage' }],
      due_date: '2025-07-02T00:00:00Z',
      billing_entity_id: BRICKS,
    });
    expect(answer).toEqual({
      id: expect.any(String),
      invoice_number: 'INV-000001',
      customer_id: WAYNE,
      subscription_id: null,
      status: 'draft',
      invoice_type: 'one_off',
      billing_period_start: '2025-06-02T08:00:00.000Z',
      billing_period_end: '2025-06-02T08:00:00.000Z',
      subtotal_cents: '125000',
      tax_amount_cents: '10781',
      total_cents: '135781',
      prepaid_credit_amount_cents: '0',
      coupons_amount_cents: '0',
      progressive_billing_credit_amount_cents: '0',
      currency: 'USD',
      line_items: [
        {
          description: 'Data migration',
          quantity: '1',
          unit_price: '1250.00',
          amount: '1250.00',
          charge_id: NOBODY,
          metric_code: 'storage',
        },
      ],
      due_date: '2025-07-02T00:00:00Z',
      issued_at: null,
      paid_at: null,
      created_at: '2025-06-02T08:00:00.000Z',
      updated_at: '2025-06-02T08:00:00.000Z',
    });
  });

  it('matches the stored invoice', async () => {
    const { handler, invoicing } = openAcme();
    const { id } = await accepted(body, handler);
    expect(await invoicing.get(id)).toMatchObject({ status: 'draft', number: 'INV-000001', total: '1357.81' });
  });

  it('counts minor units: a yen has none, so its amounts are whole yen', async () => {
    const answer = await accepted({
      customer_id: KAIJU,
      currency: 'JPY',
      line_items: [{ description: 'Scale model', quantity: 3, unit_price: 333, amount: 999 }],
    });
    expect([answer.subtotal_cents, answer.tax_amount_cents, answer.total_cents]).toEqual(['999', '100', '1099']);
  });

  it('takes the due date from the payment term if the request has none', async () => {
    expect(await accepted({ ...body, due_date: null })).toMatchObject({ due_date: '2025-07-02T00:00:00Z' });
  });

  it('keeps the date of a due date as written, whatever its offset', async () => {
    const answer = await accepted({ ...body, due_date: '2025-07-02T23:30:00-08:00' });
    expect(answer.due_date).toBe('2025-07-02T00:00:00Z');
  });

  it('numbers drafts without a gap', async () => {
    const { handler } = openAcme();
    expect((await accepted(body, handler)).invoice_number).toBe('INV-000001');
    expect((await post(handler, withLine({ amount: 1 }))).status).toBe(422);
    expect((await accepted(body, handler)).invoice_number).toBe('INV-000002');
  });

  it('accepts null for fields that a client leaves out', async () => {
    const line_items = [{ ...line, charge_id: null, metric_code: null }];
    await accepted({ ...body, line_items, due_date: null, billing_entity_id: null });
  });

  it('finds a customer whose id is written in capitals', async () => {
    expect((await accepted({ ...body, customer_id: WAYNE.toUpperCase() })).customer_id).toBe(WAYNE);
  });
});

describe("bxb's amounts", () => {
  it('read 0.1 as one tenth: three times 0.1 is 0.30', async () => {
    const answer = await accepted(withLine({ quantity: 3, unit_price: 0.1, amount: 0.3 }));
    expect(answer.subtotal_cents).toBe('30');
  });

  it('keep digits that no float can hold', async () => {
    const price = '100000000000000.01';
    expect(Number(price).toFixed(2)).toBe('100000000000000.02');
    const text = JSON.stringify(withLine({ unit_price: '@', amount: '@' })).replaceAll('"@"', price);
    expect((await accepted(text)).subtotal_cents).toBe('10000000000000001');
  });

  it('may be decimal strings', async () => {
    const answer = await accepted(withLine({ quantity: '334.416', unit_price: '+0.250', amount: '83.60' }));
    expect(answer.line_items[0]).toMatchObject({ quantity: '334.416', unit_price: '0.25', amount: '83.60' });
  });

  it('may be a price below one cent, which clients write with an exponent', async () => {
    expect(JSON.stringify(0.0000005)).toBe('5e-7');
    const answer = await accepted(withLine({ quantity: 2000000, unit_price: 0.0000005, amount: 1 }));
    expect(answer.subtotal_cents).toBe('100');
  });

  it('must be quantity × unit price', async () => {
    expect(await refused(withLine({ amount: 1250.01 }))).toEqual(['line_items.0.amount: line.amount_mismatch']);
  });

  it.each([
    ['unit_price', '1e21', 'decimal.too_long'],
    ['unit_price', '1e400', 'decimal_parsing'],
    ['unit_price', '1e999999999', 'decimal_parsing'],
    ['quantity', '1e-13', 'decimal.too_long'],
    ['unit_price', '0.1234567890123', 'decimal.too_long'],
    ['unit_price', '-1', 'price.negative'],
    ['quantity', '-1', 'adjustment.not_allowed'],
    ['quantity', '"1e3"', 'decimal_parsing'],
    ['quantity', '"NaN"', 'decimal_parsing'],
    ['quantity', 'true', 'decimal_parsing'],
    ['quantity', 'null', 'decimal_parsing'],
    ['amount', '[1250]', 'decimal_parsing'],
    ['amount', '{"value":"1250"}', 'decimal_parsing'],
  ])('refuse %s %s: %s', async (member, text, type) => {
    expect(await refused(withText(member, text))).toContain(`line_items.0.${member}: ${type}`);
  });
});

describe("bxb's errors", () => {
  it.each<[string, string | object | Uint8Array<ArrayBuffer>, string[]]>([
    ['no JSON', '{"customer_id":', [': json_invalid']],
    ['nothing', ' ', [': json_invalid']],
    ['a number that is none', withText('quantity', 'NaN'), [': json_invalid']],
    ['an infinite number', withText('quantity', '-Infinity'), [': json_invalid']],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), [': json_invalid']],
    ['a key with two values', '{"customer_id":"a","customer_id":"b"}', [': json_invalid']],
    ['brackets without end', '['.repeat(500_000), [': json_invalid']],
    ['an array', [body], [': invalid_type']],
    ['an empty object', {}, ['customer_id: missing', 'line_items: missing']],
    ['no line items', { ...body, line_items: [] }, ['line_items: too_small']],
    ['a customer id that is no UUID', { ...body, customer_id: 'wayne' }, ['customer_id: invalid_format']],
    ['a currency of four characters', { ...body, currency: 'EURO' }, ['currency: too_big']],
    ['a currency that does not exist', { ...body, currency: 'XXY' }, ['currency: currency.unknown']],
    ['a due date that is no moment', { ...body, due_date: 'soon' }, ['due_date: invalid_format']],
    ['a due date that is no day', { ...body, due_date: '2025-02-30T00:00:00Z' }, ['due_date: invalid_format']],
    ['a due date in the past', { ...body, due_date: '2025-06-01T00:00:00Z' }, ['due_date: date.before_issue_date']],
    ['an unknown seller', { ...body, billing_entity_id: NOBODY }, ['billing_entity_id: billing_entity.not_found']],
    ["a currency other than the customer's", { ...body, customer_id: KAIJU }, ['currency: currency.customer_mismatch']],
    ['a member too many', { ...body, discount: 10 }, ['discount: extra_forbidden']],
    ['a member too many on a line', withLine({ tax: 0 }), ['line_items.0.tax: extra_forbidden']],
    ['a description that is a number', withText('description', '5'), ['line_items.0.description: invalid_type']],
    ['an empty description', withLine({ description: ' ' }), ['line_items.0.description: text.empty']],
    ['half a surrogate pair', withLine({ description: '\ud800' }), ['line_items.0.description: text.invalid']],
    [
      'a long metric code',
      withLine({ metric_code: 'x'.repeat(501) }),
      ['line_items.0.metric_code: metadata.too_large'],
    ],
    [
      'a line without figures',
      { ...body, line_items: [{ description: 'x' }] },
      ['line_items.0.quantity: missing', 'line_items.0.unit_price: missing', 'line_items.0.amount: missing'],
    ],
  ])('say what is wrong with %s', async (_, content, expected) => {
    expect(await refused(content)).toEqual(expected);
  });

  it('refuse a body with another content type', async () => {
    const { handler } = openAcme();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const response = await post(handler, body, { ...JSON_AND_KEY, 'Content-Type': type });
      expect(response.status).toBe(422);
      expect(validationError.parse(await response.json()).detail[0]?.type).toBe('content_type');
    }
    const charset = { ...JSON_AND_KEY, 'Content-Type': 'application/json; charset=utf-8' };
    expect((await post(handler, body, charset)).status).toBe(200);
  });

  it.each([[undefined], [''], ['Bearer'], ['Bearer wrong'], [`Bearer ${apiKey}x`], [`Basic ${apiKey}`], [apiKey]])(
    'answer 401 to the key %s, and look no further',
    async (Authorization) => {
      const { handler, invoicing } = openAcme();
      const headers = { 'Content-Type': 'application/json', ...(Authorization !== undefined && { Authorization }) };
      const response = await post(handler, body, headers);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ detail: 'Invalid or missing API key' });
      expect((await invoicing.list()).items).toEqual([]);
    },
  );

  it('answer 404 to an unknown customer', async () => {
    const { handler, invoicing } = openAcme();
    const response = await post(handler, { ...body, customer_id: NOBODY });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ detail: 'Customer not found' });
    expect((await invoicing.list()).items).toEqual([]);
  });

  it('answer 404 for an unknown path, and 413 for a body that is too large', async () => {
    const { handler } = openAcme();
    const elsewhere = new Request('https://bxb.example/v1/invoices', { headers: JSON_AND_KEY });
    expect((await handler(elsewhere)).status).toBe(404);
    expect((await post(handler, 'x'.repeat(1_000_001))).status).toBe(413);
  });

  it.each([
    [new StoreError('the pool is empty', { retryable: true }), 503, 0],
    [new StoreError('the disk is full', { retryable: false }), 500, 1],
    [new TypeError('a mistake of ours'), 500, 1],
  ])('answer for a failure of the host, %s, without showing its inside', async (failure, status, told) => {
    const reported: unknown[] = [];
    const createOneOffInvoice = () => Promise.reject(failure);
    const handler = createBxbHandler({
      invoicing: { createOneOffInvoice },
      apiKey,
      report: (error) => reported.push(error),
    });
    const response = await post(handler, body);
    expect(response.status).toBe(status);
    if (status === 500) expect(await response.json()).toEqual({ detail: 'Internal Server Error' });
    expect(reported).toHaveLength(told);
  });

  it('are never a 500, whatever value is in one place of a body, and a refused body is never stored', async () => {
    const full = { ...body, currency: 'USD', due_date: '2025-07-02T00:00:00Z', billing_entity_id: BRICKS };
    const { handler } = openAcme();
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(mangledBodies(full), async (text) => {
        const { status } = await post(handler, text);
        if (status === 200) stored += 1;
        expect([200, 404, 422]).toContain(status);
      }),
      { numRuns: 500 },
    );
    // Numbers have no gaps, so the next one shows how many invoices were stored.
    expect(Number((await accepted(body, handler)).invoice_number.slice(4))).toBe(stored + 1);
  });
});

describe('bxb over HTTP', () => {
  const { handler } = openAcme();
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    server = await listen(handler);
  });
  afterAll(() => server.close());

  it('answers a client', async () => {
    const response = await fetch(`${server.url}/v1/invoices/one_off`, {
      method: 'POST',
      headers: JSON_AND_KEY,
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(invoiceResponse.parse(await response.json()).total_cents).toBe('135781');
  });

  it('refuses a stream that grows too large', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < 20 ? controller.enqueue(chunk) : controller.close()),
    });
    const request = { method: 'POST', headers: JSON_AND_KEY, body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(`${server.url}/v1/invoices/one_off`, request)).status).toBe(413);
  });
});
