import assert from 'node:assert/strict';
import { memoryDirectory } from '../../memory/memory-directory.ts';
import { policies } from '../../policy/policies.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { suiteRecords } from '../directory/suite-records.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, commitChanges, eventOf, put } from './commit-parts.ts';

const claim = { key: 'key', fingerprint: 'print' };

/** What is stored changes by commits alone. */
export function storeStillness(test: StoreTest): void {
  test('an issued invoice stays as it is when its records and its input change', async ({ store, invoicingWith }) => {
    const records = structuredClone(suiteRecords);
    const invoicing = invoicingWith({ directory: memoryDirectory(records) });
    const input = {
      customerId: 'hooli',
      memo: 'as ordered',
      metadata: { order: '1' },
      lines: [{ addOn: 'setup_fee' }, { addOn: 'support_hour' }],
    };
    const { id } = await invoicing.createOneOffInvoice(input);
    await invoicing.finalize(id);
    const before = await snapshot(store, id);
    spoil(records);
    spoil(input);
    assert.equal(await snapshot(store, id), before);
  });

  test('what a caller does to a document that it was given does not reach the store', async ({ store }) => {
    await fill(store);
    const before = await snapshot(store, 'sample');
    const reads = [
      () => store.get(tenant, 'sample'),
      () => store.getByNumber(tenant, 'acme', 'N-sample'),
      () => store.list(tenant, {}),
      () => store.listDue(tenant, '2026-01-01T00:00:00.000Z', 10),
      () => store.history(tenant, 'sample'),
      () => store.creditNotes(tenant, 'sample'),
      () => store.getCreditNote(tenant, 'note'),
      () => store.listCreditNotes(tenant, {}),
      () => store.findAnswer(tenant, 'key'),
    ];
    for (const read of reads) {
      spoil(await read());
      assert.equal(await snapshot(store, 'sample'), before);
    }
  });

  test('what a decision does to what it found does not reach the store', async ({ store }) => {
    await fill(store);
    const before = await snapshot(store, 'sample');
    await store.commit(
      tenant,
      { invoices: ['sample'], keys: [claim], series: ['series'] },
      ({ invoices, creditNotes, answers, series }) => {
        spoil([...invoices.values(), ...answers.values(), ...series.values(), creditNotes]);
        return answer(null);
      },
    );
    assert.equal(await snapshot(store, 'sample'), before);
  });

  test('what a caller does to a document that it stored does not reach the store', async ({ store }) => {
    const invoice = structuredClone(sampleFinalized());
    const event = structuredClone(eventOf(invoice));
    await commitChanges(store, { invoices: [invoice], events: [event] });
    const before = await snapshot(store, 'sample');
    spoil(invoice);
    spoil(event);
    assert.equal(await snapshot(store, 'sample'), before);
  });

  test('what a caller does to the answer of a command does not reach the store', async ({ store, invoicingWith }) => {
    const invoicing = invoicingWith({ policy: structuredClone(policies.standard) });
    const texts = { given: 'text' };
    const draft = await invoicing.createOneOffInvoice({
      customerId: 'hooli',
      lines: [{ addOn: 'setup_fee', metadata: texts }],
      metadata: texts,
      customFields: texts,
      precedingInvoices: [{ number: 'INV-1', issueDate: '2025-01-01' }],
    });
    const { id } = draft;
    const drafted = await snapshot(store, id);
    spoil(draft);
    assert.equal(await snapshot(store, id), drafted);
    const issued = await invoicing.finalize(id);
    const before = await snapshot(store, id);
    spoil(issued);
    assert.equal(await snapshot(store, id), before);
  });
}

async function fill(store: InvoiceStore): Promise<void> {
  const invoice = sampleFinalized();
  const series = new Map([['series', { last: 7, lastIssueDate: '2025-03-10' }]]);
  const keys = new Map([['key', { invoice: 'sample', version: 1 }]]);
  await put(store, sampleDraft({ id: 'draft' }));
  await commitChanges(
    store,
    { invoices: [invoice], creditNotes: [sampleCreditNote(invoice)], events: [eventOf(invoice)], keys, series },
    tenant,
    [claim],
  );
}

async function snapshot(store: InvoiceStore, id: string): Promise<string> {
  const series = await store.commit(tenant, { invoices: [], keys: [], series: ['series'] }, (found) =>
    answer([...found.series]),
  );
  return JSON.stringify([
    await store.get(tenant, id),
    await store.list(tenant, {}),
    await store.listDue(tenant, '2026-01-01T00:00:00.000Z', 10),
    (await store.history(tenant, id)).items,
    await store.creditNotes(tenant, id),
    await store.listCreditNotes(tenant, {}),
    await store.findAnswer(tenant, 'key'),
    series,
  ]);
}

/** Change every member of a value, as far as it lets itself be changed. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    spoil(member);
    if (typeof member !== 'object') Reflect.set(value, key, 'spoilt');
  }
  Reflect.set(value, Array.isArray(value) ? value.length : 'spoilt', 'spoilt');
}
