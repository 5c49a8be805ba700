import assert from 'node:assert/strict';
import { recordKinds } from '../../directory/directory-records.ts';
import { assertEmpty, type DirectoryStoreTest, listAll } from './directory-store-test.ts';
import { acme, suiteRecords } from './suite-records.ts';

const [ours, theirs] = ['ours', 'theirs'];

/** Every tenant has records of its own. */
export function directoryTenants(test: DirectoryStoreTest): void {
  test("records of one tenant are not another's", async (store) => {
    await store.save(theirs, suiteRecords);
    await assertEmpty(store, ours);
    assert.equal(await store.billingEntity(ours, 'acme'), null);
    assert.equal(await store.customer(ours, 'hooli'), null);
    assert.deepEqual(await store.addOns(ours, ['setup_fee']), []);
    assert.deepEqual(await store.taxes(ours, ['vat-19']), []);
  });

  test('tenants keep records of one id apart', async (store) => {
    await store.add(theirs, suiteRecords);
    const mine = { ...acme, name: 'Ours' };
    const hooli = { id: 'hooli', name: 'Ours' };
    await store.add(ours, { billingEntities: [mine], customers: [hooli] });
    assert.deepEqual(await store.billingEntity(ours, undefined), mine);
    assert.deepEqual(await store.customer(ours, 'hooli'), hooli);
    assert.deepEqual(await store.billingEntity(theirs, 'acme'), acme);
    assert.deepEqual(await store.customer(theirs, 'hooli'), suiteRecords.customers[0]);
    await store.save(ours, { customers: [{ ...hooli, name: 'Ours II' }] });
    assert.deepEqual(await store.customer(theirs, 'hooli'), suiteRecords.customers[0]);
  });

  test('a tenant removes and lists its own records only', async (store) => {
    for (const tenant of [ours, theirs]) await store.save(tenant, suiteRecords);
    await store.remove(ours, { customers: ['hooli', 'tyrell'], addOns: ['setup_fee'] });
    assert.equal((await listAll(store, ours, 'customers')).length, suiteRecords.customers.length - 2);
    for (const kind of recordKinds)
      assert.equal((await listAll(store, theirs, kind)).length, suiteRecords[kind].length, kind);
    const { nextCursor } = await store.list(theirs, 'taxes', { limit: 2 });
    assert.notEqual(nextCursor, null);
    assert.equal(
      (await store.list(ours, 'taxes', { cursor: nextCursor ?? '' })).items.length,
      suiteRecords.taxes.length - 2,
    );
  });
}
