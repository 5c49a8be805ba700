import { StoreError } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEY, type Served, serveStocked } from './serve-lago.ts';

let served: Served;
beforeEach(async () => {
  served = await serveStocked();
});

/** What a request that no client would send is answered with. */
async function send(path: string, { method = 'POST', body, key = KEY }: Sent = {}) {
  const response = await fetch(`${served.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key && { authorization: key.includes(' ') ? key : `Bearer ${key}` }),
    },
    ...(body !== undefined && { body }),
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  return (await response.json()) as { status: number; error: string; code?: string; error_details?: object };
}

interface Sent {
  readonly method?: string;
  readonly body?: BodyInit;
  readonly key?: string;
}

const INVOICES = '/api/v1/invoices';

describe('a request', () => {
  it.each([
    ['that is not JSON', '{"invoice":'],
    ['that is empty', ''],
    ['without the root', '{}'],
    ['whose root is a list', '{"invoice":[]}'],
    ['whose root is null', '{"invoice":null}'],
    ['whose root is a text', '{"invoice":"one"}'],
    ['whose root is empty', '{"invoice":{}}'],
    ['that is a list', '[{"invoice":{}}]'],
    ['that is a number', '7'],
  ])('%s is a bad one', async (_, body) => {
    expect(await send(INVOICES, { body })).toEqual({ status: 400, error: expect.stringMatching(/^BadRequest: /) });
  });

  it.each([
    ['no key', ''],
    ['a scheme and no key', 'Bearer '],
    ['another scheme', `Basic ${KEY}`],
    ['a key with more behind it', `Bearer ${KEY} ${KEY}`],
    ['the beginning of the key', KEY.slice(0, -1)],
  ])('with %s is unauthorized, before anything of it is read', async (_, key) => {
    expect(await send(INVOICES, { body: 'nonsense', key })).toEqual({ status: 401, error: 'Unauthorized' });
  });

  it.each([
    ['GET', '/api/v1/plans'],
    ['GET', '/api/v1'],
    ['GET', '/'],
    ['DELETE', '/api/v1/invoices'],
    ['PATCH', '/api/v1/invoices/7'],
  ])('%s %s has no route', async (method, path) => {
    expect(await send(path, { method })).toEqual({ status: 404, error: 'Not Found', code: 'resource_not_found' });
  });

  it.each([
    '?page=0',
    '?page=-1',
    '?page=two&per_page=none',
    '?per_page=1e9',
    '?page=&statuses[]=&issuing_date_from=',
    '?metadata[]=1&metadata=2&metadata[__proto__]=3',
    '?search_term=%00&currency=%F0%9F%92%A9',
    '?amount_from=1.5',
    '?issuing_date_from=2025-02-30',
    '/%00',
    '/%E0%A4%A',
    '/..%2f..',
    '/__proto__',
  ])('for invoices%s is taken or refused', async (rest) => {
    for (const path of ['invoices', 'customers', 'add_ons', 'taxes', 'payments', 'billing_entities']) {
      expect((await send(`/api/v1/${path}${rest}`, { method: 'GET' })).status ?? 200).toBeLessThan(500);
    }
  });

  it('has numbers that are read as written, never through a float', async () => {
    const fee = '{ "add_on_code": "setup_fee", "unit_amount_cents": 1.0, "units": 4503599627370.4999 }';
    const body = `{ "invoice": { "external_customer_id": "hooli_1234", "fees": [${fee}] } }`;
    expect(await send(INVOICES, { body })).toMatchObject({
      invoice: { fees: [{ units: '4503599627370.4999', amount_cents: 4_503_599_627_370 }] },
    });
  });

  it.each([
    ['a key twice', '{ "invoice": { "currency": "USD" }, "invoice": { "currency": "EUR" } }'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['nesting without end', '['.repeat(100_000)],
  ])('with %s is a bad one', async (_, body) => {
    expect(await send(INVOICES, { body })).toMatchObject({ status: 400 });
  });

  it('that is too large is not read', async () => {
    const body = JSON.stringify({ invoice: { external_customer_id: 'x'.repeat(1024 * 1024) } });
    expect(await send(INVOICES, { body })).toMatchObject({ status: 413 });
  });

  it('with a long idempotency key is refused', async () => {
    const headers = { 'Idempotency-Key': 'k'.repeat(256) };
    const invoice = { external_customer_id: 'hooli_1234', fees: [{ add_on_code: 'setup_fee' }] };
    await expect(served.client.invoices.createInvoice({ invoice }, { headers })).rejects.toMatchObject({
      status: 422,
      error: { error_details: { idempotency_key: ['value_is_invalid'] } },
    });
  });
});

/** Values that a field may be sent with and none expects. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e30,
  0.5,
  '',
  '\u0000',
  'x'.repeat(70_000),
  [],
  {},
  [[]],
  '1e5',
  '٣',
];

/** Every place of a value, with something odd put into it. */
function* spoilt(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = (member: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? member : one))
        : { ...value, [key]: member };
    for (const odd of ODD) yield copy(odd);
    for (const inner of spoilt((value as Record<string, unknown>)[key])) yield copy(inner);
  }
}

describe('any value of any field is accepted or refused, and never breaks', () => {
  it.each([
    [
      'POST',
      INVOICES,
      {
        invoice: {
          external_customer_id: 'hooli_1234',
          billing_entity_code: 'pied-piper',
          currency: 'USD',
          purchase_order_number: 'PO',
          fees: [
            {
              add_on_code: 'setup_fee',
              unit_amount_cents: 1,
              units: '1',
              description: 'd',
              invoice_display_name: 'n',
              from_datetime: '2025-01-01T00:00:00Z',
              to_datetime: '2025-01-01T00:00:00Z',
              tax_codes: ['sales_20'],
            },
          ],
          payment_method: { payment_method_type: 'manual' },
        },
      },
    ],
    [
      'POST',
      '/api/v1/customers',
      {
        customer: {
          external_id: 'odd',
          name: 'n',
          legal_name: 'l',
          legal_number: '1',
          tax_identification_number: 'US1',
          email: 'e@x.test',
          address_line1: 'a',
          country: 'US',
          currency: 'USD',
          net_payment_term: 1,
          tax_codes: ['sales_20'],
          billing_configuration: { document_locale: 'en' },
          shipping_address: { city: 'c' },
          metadata: [{ key: 'k', value: 'v' }],
        },
      },
    ],
    [
      'POST',
      '/api/v1/add_ons',
      { add_on: { code: 'odd', name: 'n', amount_cents: 1, amount_currency: 'USD', tax_codes: [] } },
    ],
    [
      'POST',
      '/api/v1/taxes',
      { tax: { code: 'odd', name: 'n', rate: '1', description: 'd', applied_to_organization: false } },
    ],
    [
      'POST',
      '/api/v1/payments',
      { payment: { invoice_id: 'i', amount_cents: 1, reference: 'r', paid_at: '2025-01-01' } },
    ],
    [
      'POST',
      '/api/v1/credit_notes',
      {
        credit_note: {
          invoice_id: 'i',
          reason: 'other',
          credit_amount_cents: 1,
          items: [{ fee_id: 'f', amount_cents: 1 }],
        },
      },
    ],
    ['PUT', '/api/v1/invoices/:id', { invoice: { payment_status: 'failed', metadata: [{ key: 'k', value: 'v' }] } }],
    ['POST', '/api/v1/invoices/:id/void', { generate_credit_note: true, refund_amount: 1, credit_amount: 1 }],
  ])('%s %s', async (method, path, body) => {
    const fees = [{ add_on_code: 'setup_fee' }];
    const { invoice } = (
      await served.client.invoices.createInvoice({ invoice: { external_customer_id: 'hooli_1234', fees } })
    ).data;
    const text = JSON.stringify(body).replace('"i"', `"${invoice.lago_id}"`);
    for (const odd of spoilt(JSON.parse(text))) {
      const response = await fetch(`${served.url}${path.replace(':id', invoice.lago_id)}`, {
        method,
        headers: { authorization: `Bearer ${KEY}` },
        body: JSON.stringify(odd),
      });
      const answer = await response.text();
      expect(response.status, `${JSON.stringify(odd).slice(0, 300)} → ${answer}`).toBeLessThan(500);
    }
  });
});

it('a failing store is a 503, and an internal error reveals nothing', async () => {
  const failing = (error: Error) => ({
    ...memoryStore(),
    get: async () => {
      throw error;
    },
  });
  served = await serveStocked({ store: failing(new StoreError('down', { retryable: true })) });
  expect(await send(`${INVOICES}/1`, { method: 'GET' })).toEqual({ status: 503, error: 'Service Unavailable' });
  const failure = new Error('password=secret');
  const told: unknown[] = [];
  served = await serveStocked({ store: failing(failure), report: (error) => told.push(error) });
  expect(await send(`${INVOICES}/1`, { method: 'GET' })).toEqual({ status: 500, error: 'Internal Server Error' });
  expect(told).toEqual([failure]);
});
