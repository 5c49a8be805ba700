import assert from 'node:assert/strict';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { times } from '../samples/outcomes.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';

const NOW = '2025-03-10T12:00:00.000Z';
const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  finalizeAt: '2025-03-10T08:00:00.000Z',
  lines: [{ name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-0'] }],
};

/** What is done at its time, by one or by many workers. */
export function storeSchedule(test: StoreTest): void {
  test('many workers finalize what is due once, in one row of numbers', async ({ store, invoicing }) => {
    const drafts = await Promise.all(times(30, () => invoicing.createOneOffInvoice(input)));
    const runs = await Promise.all(times(6, () => invoicing.finalizeDue(NOW, { limit: 10 })));
    await invoicing.finalizeDue(NOW);
    for (const run of runs) assert.ok(run.every((one) => one.ok));
    const stored = await Promise.all(drafts.map(({ id }) => store.get(tenant, id)));
    assert.deepEqual(
      stored.map((one) => one?.number).sort(),
      times(30, (index) => `INV-2025-${String(index + 1).padStart(4, '0')}`),
    );
    for (const { id } of drafts) assert.equal((await store.history(tenant, id)).items.length, 3);
  });

  test('what is due is finalized as of its moment; what is held or later is left, what is refused stops nothing', async ({
    invoicing,
  }) => {
    const refused = await invoicing.createOneOffInvoice({
      ...input,
      customerId: 'exempt',
      finalizeAt: '2025-03-01T00:00:00Z',
      lines: [{ name: 'Audit', unitPrice: '1.00', taxCodes: ['reverse'] }],
    });
    const due = await invoicing.createOneOffInvoice(input);
    const open = await invoicing.createOneOffInvoice(input);
    await invoicing.open(open.id);
    const held = await invoicing.createOneOffInvoice({ ...input, issue: 'held' });
    const later = await invoicing.createOneOffInvoice({ ...input, finalizeAt: '2025-03-10T12:00:00.001Z' });
    const results = await invoicing.finalizeDue(NOW, { limit: 2 });
    const endings = new Map(results.map((one) => [one.item, one.ok]));
    assert.deepEqual(
      endings,
      new Map([
        [refused.id, false],
        [due.id, true],
        [open.id, true],
      ]),
    );
    for (const { id } of [refused, held, later]) assert.equal((await invoicing.get(id))?.status, 'draft');
    assert.equal((await invoicing.get(due.id))?.issueDate, '2025-03-10');
  });

  test('invoice.overdue is written once, by one of many workers', async ({ store, invoicing }) => {
    const late = await invoicing.createOneOffInvoice({ ...input, issue: 'now', dueDate: '2025-03-20' });
    const paid = await invoicing.createOneOffInvoice({ ...input, issue: 'now', dueDate: '2025-03-20' });
    await invoicing.recordPayment(paid.id, { amount: '500.00' });
    const asOf = '2025-03-21T10:00:00.000Z';
    const runs = await Promise.all(times(4, () => invoicing.markOverdue(asOf)));
    await invoicing.markOverdue('2025-05-01T00:00:00.000Z');
    assert.deepEqual(
      runs.flat().map((one) => one.item),
      [late.id],
    );
    const written = (await store.history(tenant, late.id)).items.filter((event) => event.type === 'invoice.overdue');
    assert.equal(written.length, 1);
    assert.equal((await invoicing.get(late.id))?.overdueAt, asOf);
    assert.deepEqual((await store.list(tenant, { overdueMarked: true })).items, [await invoicing.get(late.id)]);
  });
}
