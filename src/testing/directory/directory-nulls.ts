import assert from 'node:assert/strict';
import { type DirectoryRecord, type DirectoryRecords, keyOf } from '../../directory/directory-records.ts';
import type { RowOf } from '../../validation/row.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { type DirectoryStoreTest, listAll } from './directory-store-test.ts';
import { rowsWithNull } from './suite-records.ts';

/** Rows of SQL: `NULL` is absent. */
export function directoryNulls(test: DirectoryStoreTest): void {
  const rows = Object.fromEntries(rowsWithNull.map(({ kind, row }) => [kind, [row]])) as RowOf<DirectoryRecords>;
  const saved = (record: DirectoryRecord): string => JSON.stringify([record]);

  test('a member that is null is absent from what is saved', async (store) => {
    await store.save(tenant, rows);
    for (const { kind, record } of rowsWithNull)
      assert.equal(JSON.stringify(await listAll(store, tenant, kind)), saved(record));
  });

  test('a member that is null is absent from what is added', async (store) => {
    await store.add(tenant, rows);
    for (const { kind, record } of rowsWithNull)
      assert.equal(JSON.stringify(await listAll(store, tenant, kind)), saved(record));
  });

  test('an update to a row with null answers and keeps the record, and removes nothing', async (store) => {
    await store.save(tenant, rows);
    for (const { kind, row, record } of rowsWithNull) {
      const answer = await store.update(tenant, kind, keyOf(kind, record), () => row);
      assert.equal(JSON.stringify(answer), JSON.stringify(record));
      assert.equal(JSON.stringify(await listAll(store, tenant, kind)), saved(record));
    }
  });
}
