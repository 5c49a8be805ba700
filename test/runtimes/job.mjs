// What oneoff must do on every runtime. Each step checks itself and returns what all runtimes must agree on.
import { createInvoicing } from 'oneoff';
import { renderInvoiceHtml } from 'oneoff/documents';
import { parseEInvoice, toCii, toUbl } from 'oneoff/einvoice';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';
import { createEndpoint, createRelay, createSecret, httpSink, verifyWebhook } from 'oneoff/webhooks';

const records = {
  billingEntities: [
    {
      id: 'acme',
      name: 'Acme GmbH',
      address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
      taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
      email: 'billing@acme.example',
      contact: { name: 'Jana', phone: '+49 30 5550142', email: 'jana@acme.example' },
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      taxCodes: ['vat'],
      paymentTerm: { type: 'net', days: 30 },
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
    },
  ],
  customers: [
    {
      id: 'hooli',
      name: 'Hooli & Söhne',
      address: { line1: 'Weg 1', postalCode: '80802', city: 'München', country: 'DE' },
      email: 'invoices@hooli.example',
    },
  ],
  taxes: [{ code: 'vat', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
};
const input = {
  customerId: 'hooli',
  issue: 'now',
  purchaseOrderNumber: 'PO-7',
  lines: [{ name: 'Setup', quantity: '16', unitPrice: '334.416' }],
};

function openBilling(deliveries) {
  let ids = 0;
  return createInvoicing({
    store: memoryStore(deliveries && { deliveries }),
    directory: memoryDirectory(records),
    clock: { now: () => Date.parse('2026-03-02T11:00:00Z') },
    ids: { next: () => `id-${++ids}` },
  });
}

function check(right, what) {
  if (!right) throw new Error(what);
}

async function invoices() {
  const billing = openBilling();
  const issued = await billing.createOneOffInvoice(input, { idempotencyKey: 'order-7' });
  const again = await billing.createOneOffInvoice(input, { idempotencyKey: 'order-7' });
  check(again.id === issued.id, 'the same key made a second invoice');
  const draft = await billing.createOneOffInvoice({ ...input, issue: undefined });
  const second = await billing.finalize(draft.id);
  await billing.recordPayment(issued.id, { amount: '1000.00' });
  const note = await billing.createCreditNote(second.id, { reason: 'cancellation' });
  const { amountDue, dueDate, total } = await billing.get(issued.id);
  return [issued.number, second.number, note.number, total, amountDue, dueDate].join(' ');
}

async function webhooks() {
  const deliveries = memoryDeliveryStore();
  const secret = createSecret();
  const url = 'https://hooks.example.com/';
  await deliveries.saveEndpoint(createEndpoint({ id: 'shop', url, eventTypes: ['invoice.*'], secrets: [secret] }));
  const received = [];
  const receive = async (address, init) => {
    const event = await verifyWebhook(new Request(address, init), [secret]);
    received.push(event.type);
    return new Response(null, { status: 204 });
  };
  await openBilling(deliveries).createOneOffInvoice(input);
  const sink = httpSink({ fetch: receive, resolve: async () => ['93.184.215.14'] });
  await createRelay({ store: deliveries, sinks: { https: sink } }).runOnce();
  return received.join(' ');
}

async function http() {
  const handler = createInvoicingHandler(openBilling(), { authenticate: () => ({ tenant: 'default', scopes }) });
  const body = JSON.stringify(input);
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'order-7' };
  const created = await handler(new Request('https://billing.example/invoices', { method: 'POST', headers, body }));
  const refused = await handler(new Request('https://billing.example/invoices/nothing'));
  const { number, total } = await created.json();
  return [created.status, number, total, refused.status].join(' ');
}

async function documents() {
  const page = renderInvoiceHtml(await openBilling().createOneOffInvoice(input));
  check(page.includes('Hooli &amp; Söhne') && page.includes('6,367.29'), 'the page lacks the customer or the total');
  return digest(page);
}

async function pdf() {
  const bytes = await renderInvoicePdf(await openBilling().createOneOffInvoice(input), { facturX: 'facturx-en16931' });
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  check(bytes.length > 20_000, `a PDF of ${bytes.length} bytes has no font or no e-invoice`);
  return start;
}

async function eInvoices() {
  const invoice = await openBilling().createOneOffInvoice(input);
  const [ubl, cii] = [toUbl(invoice, { profile: 'en16931' }), toCii(invoice, { profile: 'en16931' })];
  const { number } = parseEInvoice(ubl);
  check(number === invoice.number, `the UBL was read as invoice ${number}`);
  return `${await digest(ubl)} ${await digest(cii)}`;
}

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const steps = { invoices, webhooks, http, documents, pdf, 'e-invoices': eInvoices };

/** The result of every step: what it found, or the error that stopped it. */
export async function job() {
  const results = {};
  for (const [name, step] of Object.entries(steps)) {
    try {
      results[name] = await step();
    } catch (error) {
      results[name] = `FAILED: ${error instanceof Error ? error.stack : error}`;
    }
  }
  return results;
}
