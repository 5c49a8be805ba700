import assert from 'node:assert/strict';
import { type DirectoryRecord, type RecordKind, recordKinds } from '../../directory/directory-records.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';

/** Declares one test on an empty directory store of its own. */
export type DirectoryStoreTest = (name: string, run: (store: DirectoryStore) => Promise<void>) => void;

/** The records of a kind, which are no more than a page in all tests that ask so. */
export async function listAll<K extends RecordKind>(
  store: DirectoryStore,
  tenant: string,
  kind: K,
): Promise<readonly DirectoryRecord<K>[]> {
  return (await store.list(tenant, kind, { limit: 100 })).items;
}

/** Refuse a tenant that has any records. */
export async function assertEmpty(store: DirectoryStore, tenant: string): Promise<void> {
  for (const kind of recordKinds) assert.deepEqual(await listAll(store, tenant, kind), [], kind);
}
