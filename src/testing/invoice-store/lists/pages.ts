import assert from 'node:assert/strict';
import { ValidationError } from '../../../errors/errors.ts';
import type { DraftInvoice } from '../../../invoice/invoice.ts';
import type { InvoiceQuery, InvoiceStore } from '../../../ports/invoice-store.ts';
import { times } from '../../samples/outcomes.ts';
import { sampleDraft } from '../../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from '../bench.ts';
import { answer, put } from '../commit-parts.ts';
import { idsByPage } from '../ids-by-page.ts';

const MEGABYTE = 'x'.repeat(1024 * 1024);
const NAMES = 'abcdefghijklmnopqrstuvwxyz';

/** The `index`th invoice, a minute after the one before. */
function minute(index: number, members: Partial<DraftInvoice> = {}): DraftInvoice {
  return sampleDraft({
    id: `${NAMES[index]}`,
    createdAt: new Date(Date.UTC(2025, 2, 10, 8, index)).toISOString(),
    ...members,
  });
}

/** Lists come in pages that neither repeat nor miss. */
export function storePages(test: StoreTest): void {
  test('a list without a limit has 20 invoices, and says that there are more', async ({ store }) => {
    await put(store, ...times(21, (index) => minute(index)));
    const { items, nextCursor } = await store.list(tenant, {});
    assert.equal(items.length, 20);
    assert.notEqual(nextCursor, null);
    assert.equal((await store.list(tenant, { limit: 100 })).nextCursor, null);
  });

  test('a page that ends with the last invoice is the last page', async ({ store }) => {
    await put(store, ...times(4, (index) => minute(index)));
    assert.deepEqual(await pages(store, { limit: 2 }), ['dc', 'ba']);
    assert.deepEqual(await pages(store, { limit: 4 }), ['dcba']);
    assert.deepEqual(await pages(store, { limit: 3 }), ['dcb', 'a']);
  });

  test('pages go on where the one before ended, though newer invoices came', async ({ store }) => {
    await put(store, ...times(6, (index) => minute(index)));
    const first = await store.list(tenant, { limit: 2 });
    await put(store, ...times(3, (index) => minute(6 + index)));
    assert.deepEqual(await pages(store, { limit: 2 }, first.nextCursor), ['dc', 'ba']);
  });

  test('pages go on where the one before ended, though its invoices changed or were deleted', async ({ store }) => {
    await put(store, ...times(5, (index) => minute(index)));
    const { nextCursor } = await store.list(tenant, { limit: 2 });
    await put(store, minute(4, { version: 2, updatedAt: '2025-04-01T00:00:00.000Z' }));
    await store.commit(tenant, { invoices: ['d'], keys: [], series: [] }, () => ({
      ...answer(null),
      deleted: ['d'],
    }));
    assert.deepEqual(await pages(store, { limit: 2 }, nextCursor), ['cb', 'a']);
  });

  test('invoices of the same moment come once each, page by page', async ({ store }) => {
    const createdAt = '2025-03-10T08:00:00.000Z';
    await put(store, ...times(7, (index) => minute(index, { createdAt })));
    const found = (await pages(store, { limit: 2 })).join('');
    assert.deepEqual([...found].sort().join(''), 'abcdefg');
    assert.equal((await pages(store, { limit: 3 })).join(''), found);
  });

  test('a filter holds on every page', async ({ store }) => {
    await put(store, ...times(9, (index) => minute(index, { currency: index % 2 === 0 ? 'EUR' : 'USD' })));
    assert.deepEqual(await pages(store, { limit: 2, currency: 'EUR' }), ['ig', 'ec', 'a']);
  });

  test('pages of large invoices are shorter, and miss none', async ({ store }) => {
    await put(
      store,
      ...times(5, (index) => minute(index, { memo: MEGABYTE + MEGABYTE.slice(0, MEGABYTE.length / 2) })),
    );
    assert.deepEqual(await pages(store, { limit: 100 }), ['ed', 'cb', 'a']);
    assert.deepEqual(await pages(store, { limit: 100, status: ['draft', 'open'] }), ['ed', 'cb', 'a']);
    assert.deepEqual(await pages(store, { limit: 1 }), ['e', 'd', 'c', 'b', 'a']);
  });

  test('an invoice that is larger than a page is a page of its own', async ({ store }) => {
    const small = minute(0);
    await put(
      store,
      small,
      minute(1, { memo: MEGABYTE.repeat(5) }),
      minute(2),
      minute(3, { memo: MEGABYTE.repeat(5) }),
    );
    assert.deepEqual(await pages(store, { limit: 100 }), ['d', 'c', 'b', 'a']);
  });

  test('a page of invoices is measured in bytes, not in characters', async ({ store }) => {
    await put(store, ...times(3, (index) => minute(index, { memo: '€'.repeat(MEGABYTE.length / 2) })));
    assert.deepEqual(await pages(store, { limit: 100 }), ['cb', 'a']);
  });

  test('a cursor that no page gave is refused', async ({ store }) => {
    await put(store, minute(0));
    for (const cursor of ['', 'nonsense', '{}', '[1,2]'])
      await assert.rejects(store.list(tenant, { cursor }), ValidationError, cursor);
  });
}

/** The ids of every page, from a cursor on. */
function pages(store: InvoiceStore, query: InvoiceQuery, from: string | null = null): Promise<readonly string[]> {
  return idsByPage((page) => store.list(tenant, { ...query, ...page }), from);
}
