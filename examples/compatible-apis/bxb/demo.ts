// bxb's API on top of oneoff: one accepted request and three refused ones.
// With a port it keeps running: `npx tsx examples/compatible-apis/bxb/demo.ts 3000`.
import assert from 'node:assert/strict';
import { createInvoicing, policies } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { printHeading } from '../../print-invoice.ts';
import { listen } from '../listen.ts';
import { createBxbHandler } from './create-bxb-handler.ts';
import { directory, WAYNE } from './records.ts';

const apiKey = 'demo-key';
const port = process.argv[2];
const invoicing = createInvoicing({ policy: policies.bxb, store: memoryStore(), directory });
const server = await listen(createBxbHandler({ invoicing, apiKey }), Number(port ?? 0));

// The JSON number 0.1 is read as exactly 0.1; quantity and price may also be strings.
const body = `{
  "customer_id": "${WAYNE}",
  "line_items": [
    { "description": "Data migration", "quantity": 1, "unit_price": 1250.00, "amount": 1250.00 },
    { "description": "Storage, GB", "quantity": "334.416", "unit_price": 0.1, "amount": "33.44", "metric_code": "storage" }
  ],
  "due_date": "2099-01-31T00:00:00Z"
}`;

async function post(text: string, key = apiKey): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/v1/invoices/one_off`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: text,
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

if (port !== undefined) {
  console.log(`Serving bxb's API; stop it with Ctrl+C. Try:\n
curl -X POST ${server.url}/v1/invoices/one_off \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer ${apiKey}" \\
  -d '${body}'`);
} else {
  printHeading('bxb: a numbered draft, in USD by default');
  const { status, answer } = await post(body);
  console.log(answer);
  assert.equal(status, 200);
  // 1250.00 + 33.44 = 1283.44; 8.625 % of it is 110.6967; the response has cents, as the names say.
  assert.deepEqual(
    [answer['subtotal_cents'], answer['tax_amount_cents'], answer['total_cents']],
    ['128344', '11070', '139414'],
  );

  printHeading('Refused');
  const refused = [
    await post(body, 'wrong-key'),
    await post(body.replace(WAYNE, 'c0ffee00-0000-4000-8000-000000000000')),
    await post(body.replace('33.44', '33.45')),
  ];
  for (const one of refused) console.log(one.status, JSON.stringify(one.answer));
  assert.deepEqual(
    refused.map((one) => one.status),
    [401, 404, 422],
  );
  await server.close();
}
