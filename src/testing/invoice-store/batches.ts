import assert from 'node:assert/strict';
import { ConflictError, IdempotencyConflictError, ValidationError } from '../../errors/errors.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { BatchResult } from '../../service/batches/batch-result.ts';
import type { BatchItem } from '../../service/batches/create-many.ts';
import { assertError, times } from '../samples/outcomes.ts';
import { sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer } from './commit-parts.ts';

const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  issue: 'now',
  lines: [{ name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-0'] }],
};
const wrong: OneOffInvoiceInput = { ...input, expectedTotal: '1.00' };
const numbered = (index: number): string => `INV-2025-${String(index + 1).padStart(4, '0')}`;

/** Many invoices in one transaction. */
export function storeBatches(test: StoreTest): void {
  test('a batch answers every item in order, and its numbers have no hole where one is bad', async ({ invoicing }) => {
    const items = times(
      25,
      (index): BatchItem => ({ input: index % 5 === 3 ? wrong : { ...input, memo: `${index}` } }),
    );
    const results = await collect(invoicing.createOneOffInvoices(items, { chunkSize: 10 }));
    assert.deepEqual(
      results.map((one) => [one.index, one.ok]),
      times(25, (index) => [index, index % 5 !== 3]),
    );
    assert.deepEqual(
      results.flatMap((one) => (one.ok ? [one.invoice.number] : [])),
      times(20, numbered),
    );
    for (const one of results) if (!one.ok) assertError(one.error, ValidationError);
  });

  test('a batch that is run again makes no second invoice', async ({ invoicing, store }) => {
    const items = times(12, (index): BatchItem => ({ input, idempotencyKey: `order-${index}` }));
    const first = await collect(invoicing.createOneOffInvoices(items.slice(0, 7), { chunkSize: 5 }));
    const again = await collect(invoicing.createOneOffInvoices(items, { chunkSize: 5 }));
    assert.deepEqual(again.slice(0, 7), first);
    assert.equal((await store.list(tenant, { limit: 100 })).items.length, 12);
  });

  test('batches with the same keys at once make each invoice once', async ({ invoicing, store }) => {
    const items = times(20, (index): BatchItem => ({ input, idempotencyKey: `order-${index}` }));
    const runs = await Promise.all(
      times(4, (index) =>
        collect(invoicing.createOneOffInvoices(index % 2 ? items : items.toReversed(), { chunkSize: 7 })),
      ),
    );
    for (const run of runs) assert.ok(run.every((one) => one.ok));
    const { items: stored } = await store.list(tenant, { limit: 100 });
    assert.deepEqual(stored.map((one) => one.number).sort(), times(20, numbered));
  });

  test('a key given twice in a chunk makes one invoice; with another input it is a conflict', async ({
    store,
    invoicing,
  }) => {
    const idempotencyKey = 'order-1';
    const [first, same, other] = await collect(
      invoicing.createOneOffInvoices([
        { input, idempotencyKey },
        { input, idempotencyKey },
        { input: { ...input, memo: 'other' }, idempotencyKey },
      ]),
    );
    assert.ok(first?.ok && same?.ok);
    assert.deepEqual(same.invoice, first.invoice);
    assertError(other?.ok === false ? other.error : undefined, IdempotencyConflictError);
    assert.equal((await store.list(tenant, {})).items.length, 1);
  });

  test('a number that is taken refuses its own item of a chunk only', async ({ invoicing, store }) => {
    const { billingEntity } = sampleFinalized();
    const foreign = sampleFinalized({
      id: 'foreign',
      number: numbered(1),
      billingEntity: { ...billingEntity, id: 'acme' },
    });
    await store.commit(tenant, { invoices: [], keys: [], series: [] }, () => ({
      ...answer(null),
      created: [foreign],
    }));
    const results = await collect(invoicing.createOneOffInvoices(times(3, () => ({ input }))));
    assert.ok(results[0]?.ok && results[0].invoice.number === numbered(0));
    for (const one of results.slice(1)) assertError(one.ok ? undefined : one.error, ConflictError);
  });

  test('many are finalized in one block of numbers, and once however often they are named', async ({
    store,
    invoicing,
  }) => {
    const drafts = await Promise.all(times(12, () => invoicing.createOneOffInvoice({ ...input, issue: 'draft' })));
    await invoicing.hold(drafts[4]?.id as string);
    const ids = [...drafts.map((one) => one.id), drafts[0]?.id as string, 'nobody'];
    const results = await collect(invoicing.finalizeMany(ids, { chunkSize: 14 }));
    assert.deepEqual(
      results.map((one) => (one.ok ? one.invoice.number : null)),
      [...times(4, numbered), null, ...times(7, (index) => numbered(index + 4)), numbered(0), null],
    );
    assert.equal((await store.history(tenant, drafts[0]?.id as string)).items.length, 3);
  });
}

async function collect<T>(results: AsyncIterable<BatchResult<T>>): Promise<readonly BatchResult<T>[]> {
  const all: BatchResult<T>[] = [];
  for await (const one of results) all.push(one);
  return all;
}
