import assert from 'node:assert/strict';
import { type Master, type MasterKind, masterKinds } from '../invoice/master-lists.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Page } from '../ports/invoice-store.ts';

/** Declares one test on an empty directory store of its own. */
export type DirectoryStoreTest = (name: string, run: (store: DirectoryStore) => Promise<void>) => void;

/** All masters of a kind, page by page. */
export async function listAll<K extends MasterKind>(
  store: DirectoryStore,
  tenant: string,
  kind: K,
): Promise<readonly Master<K>[]> {
  const found: Master<K>[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Master<K>> = await store.list(tenant, kind, { limit: 100, ...(cursor !== null && { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** Refuse a tenant that has any masters. */
export async function assertEmpty(store: DirectoryStore, tenant: string): Promise<void> {
  for (const kind of masterKinds) assert.deepEqual(await listAll(store, tenant, kind), [], kind);
}
