// Lago's API on top of oneoff, with the records that Lago's page "Issue one-off invoices" assumes. It sends itself the
// page's request and compares the figures. With a port it keeps running: `npx tsx examples/compatible-apis/lago/server.ts 3000`.
import assert from 'node:assert/strict';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { lagoRequest } from '../../seeds/lago-request.ts';
import { listen } from '../listen.ts';
import { createLagoHandler } from './create-lago-handler.ts';

const API_KEY = 'lago_key-for-this-machine';

const directory = memoryDirectoryStore();
await directory.add('default', {
  billingEntities: [
    {
      id: 'pied-piper',
      name: 'Pied Piper Inc.',
      address: { line1: '5230 Newell Road', city: 'Palo Alto', region: 'CA', postalCode: '94303', country: 'US' },
      currency: 'USD',
      timeZone: 'America/Los_Angeles',
      paymentTerm: { type: 'net', days: 30 },
      numberPrefix: 'PIE-4C2A',
      numberSeries: { scope: 'customer', pattern: '{PREFIX}-{CUSTOMER:3}-{SEQ:3}', reset: 'never' },
    },
  ],
  customers: [{ id: 'hooli_1234', name: 'Hooli Inc.', currency: 'USD', taxCodes: ['sales_20'], sequence: 1 }],
  addOns: [
    { code: 'setup_fee', name: 'Setup fee', prices: { USD: '450.00' } },
    { code: 'customer_success', name: 'Customer success', prices: { USD: '950.00' } },
  ],
  taxes: [{ code: 'sales_20', name: 'Sales tax', scheme: 'sales', rate: '20' }],
});
const handler = createLagoHandler({ store: memoryStore(), directory, apiKeys: [{ key: API_KEY }] });

const port = process.argv[2];
const server = await listen(handler, Number(port ?? 0));

console.log(`LAGO_URL="${server.url}"
API_KEY="${API_KEY}"
curl --location --request POST "$LAGO_URL/api/v1/invoices" \\
  --header "Authorization: Bearer $API_KEY" \\
  --header 'Content-Type: application/json' \\
  --data-raw '${JSON.stringify(lagoRequest, null, 2)}'`);

if (port === undefined) {
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
  const body = JSON.stringify(lagoRequest);
  const response = await fetch(`${server.url}/api/v1/invoices`, { method: 'POST', headers, body });
  const { invoice } = (await response.json()) as { invoice: Record<string, unknown> };
  console.log(invoice);
  assert.equal(response.status, 200);
  // 1 × 500.00 + 2 × 1,000.00, and 20 % of it.
  assert.deepEqual(
    [invoice['fees_amount_cents'], invoice['taxes_amount_cents'], invoice['total_amount_cents']],
    [250_000, 50_000, 300_000],
  );
  await server.close();
}
