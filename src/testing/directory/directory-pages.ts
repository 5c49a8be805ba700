import assert from 'node:assert/strict';
import type { Customer } from '../../directory/customer.ts';
import { type DirectoryRecord, keyOf, recordKinds } from '../../directory/directory-records.ts';
import type { DirectoryStore, RecordQuery } from '../../ports/directory-store.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { refusalOf, times } from '../samples/outcomes.ts';
import type { DirectoryStoreTest } from './directory-store-test.ts';
import { suiteRecords } from './suite-records.ts';

const named = (ids: string): readonly Customer[] => [...ids].map((id) => ({ id, name: id }));

/** Lists come in pages that neither repeat nor miss. */
export function directoryPages(test: DirectoryStoreTest): void {
  test('without records a list is one empty page', async (store) => {
    for (const kind of recordKinds) assert.deepEqual(await store.list(tenant, kind), { items: [], nextCursor: null });
  });

  test('a list has the records of its kind, with every field', async (store) => {
    await store.save(tenant, suiteRecords);
    for (const kind of recordKinds) {
      const known: readonly DirectoryRecord[] = suiteRecords[kind];
      const inOrder = known.toSorted((a, b) => (keyOf(kind, a) < keyOf(kind, b) ? -1 : 1));
      assert.deepEqual((await store.list(tenant, kind)).items, inOrder);
    }
  });

  test('a list is in the order of code points, whatever the language of the machine', async (store) => {
    const ids = ['!', '10', '9', 'B', '_', 'a', 'a b', 'ab', 'b', 'ä', 'я', '\uFB01', '𝒜', '😀'];
    await store.save(tenant, { customers: ids.toReversed().map((id) => ({ id, name: 'Any' })) });
    assert.deepEqual(
      (await store.list(tenant, 'customers')).items.map((one) => one.id),
      ids,
    );
    assert.deepEqual((await pages(store, { limit: 1 })).flat(), ids);
  });

  test('a list without a limit has 20 records, and says that there are more', async (store) => {
    await store.save(tenant, { customers: times(101, (index) => ({ id: String(1000 + index), name: 'Any' })) });
    const { items, nextCursor } = await store.list(tenant, 'customers');
    assert.deepEqual([items.length, typeof nextCursor], [20, 'string']);
    assert.equal((await store.list(tenant, 'customers', { limit: 100 })).items.length, 100);
    assert.deepEqual(
      (await pages(store, { limit: 100 })).map((page) => page.length),
      [100, 1],
    );
  });

  test('a page that ends with the last record is the last page', async (store) => {
    await store.save(tenant, { customers: named('abcd') });
    assert.deepEqual(await pages(store, { limit: 2 }), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    assert.deepEqual(await pages(store, { limit: 4 }), [['a', 'b', 'c', 'd']]);
    assert.deepEqual(await pages(store, { limit: 3 }), [['a', 'b', 'c'], ['d']]);
  });

  test('pages go on where the one before ended, though records came, changed and went', async (store) => {
    await store.save(tenant, { customers: named('bdfhj') });
    const { nextCursor } = await store.list(tenant, 'customers', { limit: 2 });
    await store.save(tenant, { customers: [...named('aceg'), { id: 'h', name: 'Changed' }] });
    await store.remove(tenant, { customers: ['d'] });
    assert.deepEqual(await pages(store, { limit: 2 }, nextCursor), [['e', 'f'], ['g', 'h'], ['j']]);
  });

  test('a limit outside 1 to 100, and a cursor that no page gave, is refused', async (store) => {
    await store.save(tenant, { customers: named('ab') });
    for (const limit of [0, -1, 101, 1.5, Number.NaN, '20' as unknown as number])
      assert.deepEqual(await refusalOf(store.list(tenant, 'customers', { limit })), ['field.value /limit']);
    for (const cursor of ['', 'nonsense', '{}', '[1]', 'null'])
      assert.deepEqual(await refusalOf(store.list(tenant, 'customers', { cursor })), ['field.value /cursor']);
  });
}

/** The customers' ids of every page, from a cursor on. */
async function pages(
  store: DirectoryStore,
  query: RecordQuery,
  from: string | null = null,
): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  let cursor = from;
  do {
    const page = await store.list(tenant, 'customers', cursor === null ? query : { ...query, cursor });
    found.push(page.items.map((customer) => customer.id));
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < 200);
  return found;
}
