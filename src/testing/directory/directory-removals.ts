import assert from 'node:assert/strict';
import { recordKinds } from '../../directory/directory-records.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { refusalOf } from '../samples/outcomes.ts';
import { type DirectoryStoreTest, listAll } from './directory-store-test.ts';
import { acme, suiteRecords } from './suite-records.ts';

/** Records go by their ids and codes. */
export function directoryRemovals(test: DirectoryStoreTest): void {
  test('what is removed is gone, and nothing else', async (store) => {
    await store.save(tenant, { ...suiteRecords, customers: [...suiteRecords.customers, { id: 'acme', name: 'Acme' }] });
    await store.remove(tenant, { billingEntities: ['umbrella'], customers: ['tyrell', 'hooli'], taxes: ['city'] });
    assert.equal(await store.customer(tenant, 'hooli'), null);
    assert.deepEqual(
      (await listAll(store, tenant, 'customers')).map((one) => one.id),
      ['acme', 'exempt', 'initech'],
    );
    assert.deepEqual(await store.taxes(tenant, ['city']), []);
    assert.equal((await listAll(store, tenant, 'taxes')).length, suiteRecords.taxes.length - 1);
    assert.equal((await listAll(store, tenant, 'addOns')).length, suiteRecords.addOns.length);
    assert.deepEqual(await store.billingEntity(tenant, undefined), acme);
    await store.remove(tenant, { billingEntities: ['acme'] });
    assert.equal(await store.billingEntity(tenant, undefined), null);
    assert.notEqual(await store.customer(tenant, 'acme'), null);
  });

  test('removing what does not exist changes nothing', async (store) => {
    await store.save(tenant, suiteRecords);
    await store.remove(tenant, { customers: ['nobody', 'HOOLI', "x'y", '%'], addOns: ['hooli'], taxes: [] });
    await store.remove(tenant, {});
    for (const kind of recordKinds)
      assert.equal((await listAll(store, tenant, kind)).length, suiteRecords[kind].length, kind);
  });

  test('a removal that cannot be read removes nothing', async (store) => {
    await store.save(tenant, suiteRecords);
    const misspelt: object = { customers: ['hooli'], customer: ['tyrell'] };
    assert.deepEqual(await refusalOf(store.remove(tenant, misspelt)), ['field.unknown /customer']);
    const numbers: object = { customers: ['hooli', 7], taxes: 'city' };
    assert.deepEqual(await refusalOf(store.remove(tenant, numbers)), ['field.type /customers/1', 'field.type /taxes']);
    assert.notEqual(await store.customer(tenant, 'hooli'), null);
  });

  test('a removed record may be added again', async (store) => {
    await store.add(tenant, suiteRecords);
    await store.remove(tenant, { customers: ['hooli'] });
    const hooli = { id: 'hooli', name: 'Hooli II' };
    await store.add(tenant, { customers: [hooli] });
    assert.deepEqual(await store.customer(tenant, 'hooli'), hooli);
  });
}
