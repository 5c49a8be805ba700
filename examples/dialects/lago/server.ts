// Lago's API on a port of this machine, with what Lago's page "Issue one-off invoices" takes for granted.
//
//   npx tsx examples/dialects/lago/server.ts             sends itself the page's request, prints the answer, and ends
//   npx tsx examples/dialects/lago/server.ts --serve     listens on port 3000, or on PORT, until it is stopped
import { serve } from '@hono/node-server';
import { memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { lagoRequest } from '../../seeds/lago-request.ts';
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

const stays = process.argv.includes('--serve');
const port = stays ? Number(process.env['PORT'] ?? 3000) : 0;
const server = serve({ fetch: handler, hostname: '127.0.0.1', port }, async ({ port: taken }) => {
  const url = `http://127.0.0.1:${taken}`;
  console.log(`LAGO_URL="${url}"
API_KEY="${API_KEY}"
curl --location --request POST "$LAGO_URL/api/v1/invoices" \\
  --header "Authorization: Bearer $API_KEY" \\
  --header 'Content-Type: application/json' \\
  --data-raw '${JSON.stringify(lagoRequest, null, 2)}'`);
  if (stays) return;
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/api/v1/invoices`, {
    method: 'POST',
    headers,
    body: JSON.stringify(lagoRequest),
  });
  const { invoice } = (await response.json()) as { invoice: Record<string, unknown> };
  console.log(
    `\n${response.status} ${invoice['number']}: ${invoice['total_amount_cents']} ${invoice['currency']} cents`,
  );
  if (response.status !== 200 || invoice['fees_amount_cents'] !== 250_000) process.exitCode = 1;
  server.close();
});
