import assert from 'node:assert/strict';
import { allItems } from '../../paging/all-items.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { times } from '../samples/outcomes.ts';
import { sampleDraft } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { put } from './commit-parts.ts';

const NOW = '2025-03-10T12:00:00.000Z';
const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  lines: [{ name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-0'] }],
};

/** How many documents a commit writes. */
export function storeCommitSizes(test: StoreTest): void {
  test('a commit of as many documents as the store takes is kept whole', async ({ store }) => {
    const count = Math.min(store.documentsPerCommit ?? 100, 500);
    const ids = times(count, (index) => `invoice-${String(index).padStart(3, '0')}`);
    await put(store, ...ids.map((id) => sampleDraft({ id })));
    const listed: string[] = [];
    for await (const { id } of allItems((from) => store.list(tenant, { limit: 100, ...from }))) listed.push(id);
    assert.deepEqual(listed.sort(), ids);
    for (const id of ids) assert.equal((await store.history(tenant, id)).items.length, 1);
  });

  test('batches and schedules keep to the documents that a commit may write', async ({ store, invoicingWith }) => {
    const most = Math.min(store.documentsPerCommit ?? 3, 3);
    const sizes: number[] = [];
    const invoicing = invoicingWith({ store: smaller(store, most, sizes) });
    const created = await invoicing.createOneOffInvoices(times(7, () => ({ input: { ...input, issue: 'now' } })));
    const drafts = await invoicing.createOneOffInvoices(times(4, () => ({ input })));
    const due = await invoicing.createOneOffInvoices(times(5, () => ({ input: { ...input, finalizeAt: NOW } })));
    const finalized = await invoicing.finalizeMany(drafts.flatMap((one) => (one.ok ? [one.invoice.id] : [])));
    const atTheirTime = await invoicing.finalizeDue(NOW);
    const overdue = await invoicing.markOverdue('2026-03-10T12:00:00.000Z');
    for (const one of [created, drafts, due, finalized, atTheirTime, overdue].flat()) assert.ok(one.ok);
    assert.deepEqual([finalized.length, atTheirTime.length, overdue.length], [4, 5, 16]);
    assert.deepEqual(
      (await store.list(tenant, { limit: 100 })).items.map(({ number }) => number).sort(),
      times(16, (index) => `INV-2025-${String(index + 1).padStart(4, '0')}`),
    );
    assert.equal(Math.max(...sizes), most);
  });
}

/** The store with a limit of its own, which writes down how many documents each commit had. */
function smaller(store: InvoiceStore, documentsPerCommit: number, sizes: number[]): InvoiceStore {
  const commit: InvoiceStore['commit'] = (owner, reads, decide) =>
    store.commit(owner, reads, (found) => {
      const changes = decide(found);
      sizes.push(changes.created.length + changes.changed.length + changes.creditNotes.length);
      return changes;
    });
  return new Proxy(store, {
    get(target, name) {
      if (name === 'documentsPerCommit') return documentsPerCommit;
      if (name === 'commit') return commit;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
