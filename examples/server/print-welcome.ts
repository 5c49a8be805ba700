// What the server prints at start.
import type { Settings } from './settings.ts';

const INVOICE = {
  customerId: 'hooli',
  issue: 'now',
  purchaseOrderNumber: 'PO-2210',
  lines: [{ addOn: 'setup_fee' }, { name: 'Custom integration', quantity: '8', unit: 'HUR', unitPrice: '150.00' }],
};

/** Print the address and a request to paste. The key is shown on a terminal only, so that it stays out of logs. */
export function printWelcome(url: string, { apiKey, folder }: Settings): void {
  const isShown = process.stdout.isTTY;
  const key = isShown ? apiKey : '$ONEOFF_API_KEY';
  console.log(`listening on ${url}, invoices in ${folder}
described at ${url}/openapi.json

Open the page for staff; the link signs you in:

  ${url}/sign-in?key=${isShown ? encodeURIComponent(key) : key}

Create and issue an invoice; pasted again, it answers the same one:

curl -sS "${url}/invoices" \\
  -H "Authorization: Bearer ${key}" \\
  -H "Idempotency-Key: ${crypto.randomUUID()}" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(INVOICE)}'
`);
}
