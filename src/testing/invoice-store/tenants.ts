import assert from 'node:assert/strict';
import { NotFoundError } from '../../errors/errors.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized } from '../samples/sample-invoice.ts';
import type { StoreTest } from './bench.ts';
import { commitChanges, eventOf, lastOf, look, put } from './commit-parts.ts';

const claim = { key: 'key', fingerprint: 'print' };
const invoice = sampleFinalized({ tenant: 'theirs', id: 'issued' });
const draft = sampleDraft({ tenant: 'theirs', id: 'draft' });
const note = sampleCreditNote(invoice);

/** One tenant neither sees nor changes what is another's. */
export function storeTenants(test: StoreTest): void {
  const isolated = (name: string, run: (store: InvoiceStore) => Promise<void>): void =>
    test(name, async ({ store }) => {
      await fill(store);
      await run(store);
    });

  isolated('get gives a tenant its own invoices only', async (store) => {
    assert.equal(await store.get('ours', 'issued'), null);
    assert.deepEqual(await store.get('theirs', 'issued'), invoice);
  });

  isolated('getByNumber gives a tenant its own invoices only', async (store) => {
    assert.equal(await store.getByNumber('ours', 'acme', invoice.number), null);
    assert.deepEqual(await store.getByNumber('theirs', 'acme', invoice.number), invoice);
  });

  isolated('takenNumbers gives a tenant its own numbers only', async (store) => {
    const query = { kind: 'invoice', billingEntityId: 'acme' } as const;
    assert.deepEqual(await store.takenNumbers('ours', query), []);
    assert.equal((await store.takenNumbers('theirs', query)).length, 1);
  });

  isolated('getSeries gives a tenant its own counters only', async (store) => {
    assert.equal(await store.getSeries('ours', 'series'), null);
    assert.equal((await store.getSeries('theirs', 'series'))?.last, 7);
  });

  isolated('list gives a tenant its own invoices only', async (store) => {
    assert.deepEqual(await store.list('ours', {}), { items: [], nextCursor: null });
    assert.equal((await store.list('theirs', {})).items.length, 2);
  });

  isolated('listDue gives a tenant its own invoices only', async (store) => {
    assert.deepEqual(await store.listDue('ours', '2026-01-01T00:00:00.000Z', 10), []);
    assert.deepEqual(await store.listDue('theirs', '2026-01-01T00:00:00.000Z', 10), ['draft']);
  });

  isolated('history gives a tenant its own events only', async (store) => {
    assert.deepEqual((await store.history('ours', 'issued')).items, []);
    assert.deepEqual((await store.history('theirs', 'issued')).items, [eventOf(invoice)]);
  });

  isolated('creditNotes gives a tenant its own credit notes only', async (store) => {
    assert.deepEqual(await store.creditNotes('ours', 'issued'), []);
    assert.deepEqual(await store.creditNotes('theirs', 'issued'), [note]);
  });

  isolated('getCreditNote gives a tenant its own credit notes only', async (store) => {
    assert.equal(await store.getCreditNote('ours', note.id), null);
    assert.deepEqual(await store.getCreditNote('theirs', note.id), note);
  });

  isolated('listCreditNotes gives a tenant its own credit notes only', async (store) => {
    assert.deepEqual(await store.listCreditNotes('ours', {}), { items: [], nextCursor: null });
    assert.deepEqual(await store.listCreditNotes('ours', { number: note.number }), { items: [], nextCursor: null });
    assert.deepEqual(await store.listCreditNotes('theirs', {}), { items: [note], nextCursor: null });
  });

  isolated('findAnswer gives a tenant its own keys only', async (store) => {
    assert.equal(await store.findAnswer('ours', 'key'), null);
    assert.notEqual(await store.findAnswer('theirs', 'key'), null);
  });

  isolated("a commit finds nothing of another tenant's", async (store) => {
    const reads = { invoices: ['issued', 'draft'], keys: [claim], series: ['series'] };
    const size = await look(
      store,
      reads,
      (found) => found.invoices.size + found.creditNotes.length + found.answers.size + found.series.size,
      'ours',
    );
    assert.equal(size, 0);
  });

  isolated("a commit changes nothing of another tenant's, even under the same ids", async (store) => {
    const ours = { ...sampleFinalized({ tenant: 'ours', id: 'issued', number: invoice.number }), memo: 'ours' };
    const keys = new Map([['key', { invoice: 'issued', version: 9 }]]);
    const series = new Map([['series', { last: 1, lastIssueDate: '2025-01-01' }]]);
    await commitChanges(
      store,
      { invoices: [ours], deleted: ['draft'], events: [eventOf(ours)], keys, series },
      'ours',
      [claim],
    );
    assert.deepEqual(await store.get('theirs', 'issued'), invoice);
    assert.deepEqual(await store.get('theirs', 'draft'), draft);
    assert.deepEqual(await store.get('ours', 'issued'), ours);
    assert.deepEqual((await store.history('theirs', 'issued')).items, [eventOf(invoice)]);
    assert.deepEqual((await store.findAnswer('theirs', 'key'))?.answer, { invoice: 'issued', version: 1 });
    assert.equal(await lastOf(store, 'series', 'theirs'), 7);
  });

  test('two tenants count their numbers and use their keys apart', async ({ invoicingWith }) => {
    const [ours, theirs] = [invoicingWith({ tenant: 'ours' }), invoicingWith({ tenant: 'theirs' })];
    const input = { customerId: 'hooli', issue: 'now' as const, lines: [{ name: 'Audit', unitPrice: '1.00' }] };
    const mine = await ours.createOneOffInvoice(input, { idempotencyKey: 'key' });
    const other = await theirs.createOneOffInvoice({ ...input, memo: 'another' }, { idempotencyKey: 'key' });
    assert.deepEqual([mine.number, other.number], ['INV-2025-0001', 'INV-2025-0001']);
    assert.deepEqual(new Set((await ours.history(mine.id)).items.map((event) => event.tenant)), new Set(['ours']));
    await assert.rejects(theirs.finalize(mine.id), NotFoundError);
    await assert.rejects(theirs.voidInvoice(mine.id, { reason: 'not mine' }), NotFoundError);
    assert.deepEqual(await ours.get(mine.id), mine);
  });
}

async function fill(store: InvoiceStore): Promise<void> {
  const keys = new Map([['key', { invoice: 'issued', version: 1 }]]);
  const series = new Map([['series', { last: 7, lastIssueDate: '2025-03-10' }]]);
  await put(store, draft);
  await commitChanges(
    store,
    { invoices: [invoice], creditNotes: [note], events: [eventOf(invoice)], keys, series },
    'theirs',
    [claim],
  );
}
