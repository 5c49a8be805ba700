import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Invoice, InvoiceObjectExtended } from 'lago-javascript-client';
import { expect, it } from 'vitest';
import { expectEveryField } from './invoice-fields.ts';
import { KEY, type Served, serveStocked } from './serve-lago.ts';

/** The request of Lago's page "Issue one-off invoices", as it is printed there. */
const PAGE = readFileSync(new URL('seed.sh', import.meta.url), 'utf8');

/** Run the page's text in a shell, only with this host and key; where there is no curl, send what it says. */
async function runPage({ url }: Served): Promise<{ status: number; body: Invoice }> {
  const script = PAGE.replace('https://api.getlago.com', url).replace('__YOUR_API_KEY__', KEY);
  const told = script.replace('curl ', 'curl --silent --write-out "\\n%{http_code}" ');
  const output = await promisify(execFile)('bash', ['-c', told]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
  if (output !== undefined) {
    const end = output.lastIndexOf('\n');
    return { status: Number(output.slice(end + 1)), body: JSON.parse(output.slice(0, end)) as Invoice };
  }
  const body = /--data-raw '([^']*)'/.exec(script)?.[1] ?? '';
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/api/v1/invoices`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Invoice };
}

it("the printed request of Lago's page issues an invoice of 500.00 + 2 × 1,000.00", async () => {
  const served = await serveStocked();
  const { status, body } = await runPage(served);
  expect(status).toBe(200);
  const { invoice } = body;
  const period = { from_date: '2025-01-01T00:00:00Z', to_date: '2025-12-31T23:59:59Z' };
  expect(invoice).toMatchObject({
    number: 'PIE-4C2A-001-001',
    sequential_id: 1,
    invoice_type: 'one_off',
    status: 'finalized',
    payment_status: 'pending',
    currency: 'USD',
    issuing_date: '2025-06-15',
    payment_due_date: '2025-07-15',
    net_payment_term: 30,
    fees_amount_cents: 250_000,
    taxes_amount_cents: 50_000,
    total_amount_cents: 300_000,
    total_due_amount_cents: 300_000,
    fees: [
      {
        item: { type: 'add_on', code: 'setup_fee', name: 'Setup fee', item_type: 'AddOn' },
        units: '1.0',
        precise_unit_amount: '500.0',
        amount_cents: 50_000,
        taxes_amount_cents: 10_000,
        taxes_rate: 20,
        total_amount_cents: 60_000,
        description: 'Implementation fee with a solution engineer',
        ...period,
      },
      {
        item: { code: 'customer_success' },
        units: '2.0',
        precise_unit_amount: '1000.0',
        amount_cents: 200_000,
        total_amount_cents: 240_000,
        description: 'One off customer success fee',
        ...period,
      },
    ],
    applied_taxes: [{ tax_code: 'sales_20', tax_rate: 20, amount_cents: 50_000, fees_amount_cents: 250_000 }],
  } satisfies DeepPartial<InvoiceObjectExtended>);
  expectEveryField(invoice);
  const read = (await served.client.invoices.findInvoice(invoice.lago_id)).data.invoice;
  expect(read).toEqual(invoice);
});

it('the printed request issues another invoice when it is sent again', async () => {
  const served = await serveStocked();
  const numbers = [await runPage(served), await runPage(served)].map(({ body }) => body.invoice.number);
  expect(numbers).toEqual(['PIE-4C2A-001-001', 'PIE-4C2A-001-002']);
});

type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
