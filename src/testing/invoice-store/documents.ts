import assert from 'node:assert/strict';
import type { Invoice } from '../../invoice/invoice.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { sampleDraft, sampleFinalized, sampleOpen, sampleVoided } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, noReads, put } from './commit-parts.ts';

const everything: OneOffInvoiceInput = {
  customerId: 'hooli',
  currency: 'USD',
  documentType: 'prepayment',
  supplyDate: '2025-03-01',
  taxPointDate: '2025-03-02',
  paymentTerm: { type: 'net', days: 14 },
  finalizeAt: '2025-04-01T00:30:00+02:00',
  deliverTo: { name: 'Lager', address: { line1: 'Tor 2', city: 'Köln', country: 'DE' } },
  servicePeriod: { from: '2025-02-01', to: '2025-02-28' },
  exchangeRate: { rate: '0.92', date: '2025-03-09', source: 'ECB' },
  purchaseOrderNumber: 'PO-1',
  buyerReference: 'B-1',
  contractReference: 'C-1',
  precedingInvoices: [{ number: 'INV-2024-0001', issueDate: '2024-12-31' }],
  paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE89370400440532013000' } }],
  memo: 'Grüße 👩‍👩‍👧',
  metadata: { zulu: '1' },
  customFields: { Projekt: 'Äpfel' },
  lines: [
    {
      addOn: 'setup_fee',
      quantity: '1.5',
      group: 'Projekt',
      metadata: { a: '1' },
      period: { from: '2025-02-01', to: '2025-02-28' },
    },
    {
      name: 'Übersetzung',
      description: 'zwei\nZeilen',
      unit: 'HUR',
      unitPrice: '0.00035',
      quantity: 1000,
      baseQuantity: 10,
      taxCodes: ['vat-7', 'city'],
    },
  ],
};

const samples: readonly (readonly [name: string, invoice: Invoice])[] = [
  ['a draft', sampleDraft()],
  ['an open invoice', sampleOpen({ onHold: true })],
  ['a finalized invoice', sampleFinalized()],
  ['a voided invoice', sampleVoided()],
];

/** Documents come back as they went in. */
export function storeDocuments(test: StoreTest): void {
  for (const [name, invoice] of samples) {
    test(`${name} comes back with every field as it was`, async ({ store }) => {
      await put(store, invoice);
      assert.deepEqual(await store.get(tenant, invoice.id), invoice);
      assert.deepEqual((await store.list(tenant, {})).items, [invoice]);
      if (invoice.number !== null) assert.deepEqual(await store.getByNumber(tenant, 'acme', invoice.number), invoice);
    });
  }

  test('an unknown id is answered with nothing', async ({ store }) => {
    assert.equal(await store.get(tenant, 'absent'), null);
    assert.deepEqual((await store.history(tenant, 'absent')).items, []);
    assert.deepEqual(await store.creditNotes(tenant, 'absent'), []);
    assert.equal(await store.getCreditNote(tenant, 'absent'), null);
  });

  test('an id that no invoice can have is answered with nothing too, also under locks', async ({ store }) => {
    await put(store, sampleDraft({ id: 'half\ufffd' }));
    for (const id of ['a\u0000b', 'half\ud800']) {
      assert.equal(await store.get(tenant, id), null);
      assert.equal(await store.getCreditNote(tenant, id), null);
      const reads = { ...noReads, invoices: [id] };
      const found = await store.commit(tenant, reads, ({ invoices }) => answer([...invoices.keys()]));
      assert.deepEqual(found, []);
    }
  });

  test('a document keeps the order of its fields, so that its bytes are the same at every reading', async ({
    store,
    invoicing,
  }) => {
    const draft = await invoicing.createOneOffInvoice(everything);
    assert.equal(bytes(await store.get(tenant, draft.id)), bytes(draft));
    const issued = await invoicing.finalize(draft.id);
    assert.equal(bytes(await store.get(tenant, draft.id)), bytes(issued));
    assert.equal(bytes((await store.list(tenant, {})).items[0]), bytes(issued));
    assert.equal(bytes((await store.history(tenant, draft.id)).items.at(-1)?.data.invoice), bytes(issued));
  });

  test('custom fields and metadata keep the order in which they were given', async ({ store }) => {
    const metadata = { zulu: '1', alpha: '2', b: '3', aa: '4' };
    await put(store, sampleDraft({ customFields: metadata, metadata }));
    const stored = await store.get(tenant, 'sample');
    assert.deepEqual(Object.keys(stored?.customFields ?? {}), Object.keys(metadata));
    assert.deepEqual(Object.keys(stored?.metadata ?? {}), Object.keys(metadata));
  });

  test('many lines come back in their order', async ({ invoicing }) => {
    const lines = Array.from({ length: 500 }, (_, index) => ({ name: `line ${index}`, unitPrice: `${index}.01` }));
    const { id } = await invoicing.createOneOffInvoice({ customerId: 'hooli', lines });
    const stored = await invoicing.get(id);
    assert.deepEqual(
      stored?.lines.map((line) => line.name),
      lines.map((line) => line.name),
    );
  });

  test('what was committed is there when the store is opened again', async ({ store, invoicing, reopen }) => {
    if (reopen === undefined) return;
    const { id } = await invoicing.createOneOffInvoice(everything, { idempotencyKey: 'key' });
    const issued = await invoicing.finalize(id);
    const history = (await store.history(tenant, id)).items;
    const again = await reopen();
    assert.equal(bytes(await again.get(tenant, id)), bytes(issued));
    assert.deepEqual((await again.history(tenant, id)).items, history);
    assert.notEqual(await again.findAnswer(tenant, 'key'), null);
  });
}

function bytes(value: unknown): string {
  return JSON.stringify(value);
}
