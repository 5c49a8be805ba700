import assert from 'node:assert/strict';
import { type DirectoryRecords, recordKinds } from '../../directory/directory-records.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { refusalOf, settleAll, times } from '../samples/outcomes.ts';
import { assertEmpty, type DirectoryStoreTest, listAll } from './directory-store-test.ts';
import { acme, suiteRecords } from './suite-records.ts';

const fresh = { id: 'fresh', name: 'Fresh' };

/** Records that are new, and only those. */
export function directoryAdditions(test: DirectoryStoreTest): void {
  test('what is added is there, with every field', async (store) => {
    await store.add(tenant, suiteRecords);
    assert.deepEqual(await store.billingEntity(tenant, 'acme'), acme);
    for (const customer of suiteRecords.customers)
      assert.deepEqual(await store.customer(tenant, customer.id), customer);
    await store.add(tenant, { customers: [fresh] });
    await store.add(tenant, {});
    assert.deepEqual(await store.customer(tenant, 'fresh'), fresh);
  });

  test('an add names each record that is there already, and stores nothing', async (store) => {
    await store.save(tenant, suiteRecords);
    const records: DirectoryRecords = {
      billingEntities: [
        { ...acme, id: 'new' },
        { ...acme, name: 'Changed' },
      ],
      customers: [fresh, { id: 'tyrell', name: 'Changed' }, { id: 'hooli', name: 'Changed' }],
      addOns: [{ code: 'new', name: 'New', prices: {} }],
      taxes: [{ code: 'city', name: 'Changed', scheme: 'sales', rate: '3' }],
    };
    assert.deepEqual(await refusalOf(store.add(tenant, records)), [
      'master.exists /billingEntities/1/id',
      'master.exists /customers/1/id',
      'master.exists /customers/2/id',
      'master.exists /taxes/0/code',
    ]);
    for (const kind of recordKinds)
      assert.equal((await listAll(store, tenant, kind)).length, suiteRecords[kind].length, kind);
    assert.deepEqual(await store.billingEntity(tenant, 'acme'), acme);
    assert.deepEqual(await store.customer(tenant, 'tyrell'), {
      id: 'tyrell',
      name: 'Tyrell',
      billingEntityId: 'umbrella',
    });
  });

  test('an add with faults, or with an id twice, stores nothing', async (store) => {
    const twice = await refusalOf(store.add(tenant, { ...suiteRecords, customers: [fresh, fresh] }));
    assert.deepEqual(twice, ['field.conflict /customers/1/id']);
    assert.deepEqual(await refusalOf(store.add(tenant, { customers: [fresh, { ...fresh, id: '' }] })), [
      'text.empty /customers/1/id',
    ]);
    await assertEmpty(store, tenant);
  });

  test('ids and codes are taken by their kind, and to the letter', async (store) => {
    await store.add(tenant, { ...suiteRecords, customers: [{ id: 'acme', name: 'Acme as a buyer' }] });
    const others = ['ACME', 'acme ', 'acm', 'ａcme', 'acme\u0301'].map((id) => ({ id, name: id }));
    await store.add(tenant, { customers: others });
    for (const other of others) assert.deepEqual(await store.customer(tenant, other.id), other);
  });

  test('of parallel adds of one record one is stored, and the others are refused', async (store) => {
    const { values, errors } = await settleAll(
      times(16, (index) => async () => {
        await store.add(tenant, { customers: [{ id: 'one', name: `add ${index}` }] });
        return `add ${index}`;
      }),
    );
    assert.equal(values.length, 1);
    assert.equal((await store.customer(tenant, 'one'))?.name, values[0]);
    for (const error of errors)
      assert.deepEqual(await refusalOf(Promise.reject(error)), ['master.exists /customers/0/id']);
  });

  test('of parallel adds that overlap one is stored whole, and nothing of the others', async (store) => {
    const shared = times(5, (index) => ({ id: `shared-${index}`, name: 'Shared' }));
    const { values } = await settleAll(
      times(16, (index) => async () => {
        const own = { id: `own-${index}`, name: 'Own' };
        const customers = [...(index % 2 === 0 ? shared : shared.toReversed()), own];
        const taxes = [{ code: `tax-${index}`, name: 'Tax', scheme: 'sales', rate: '1' }];
        await store.add(tenant, { customers, taxes });
        return { customer: own.id, tax: `tax-${index}` };
      }),
    );
    assert.equal(values.length, 1);
    const ids = (await listAll(store, tenant, 'customers')).map((one) => one.id);
    assert.deepEqual(ids, [values[0]?.customer, ...shared.map((one) => one.id)]);
    const codes = (await listAll(store, tenant, 'taxes')).map((one) => one.code);
    assert.deepEqual(codes, [values[0]?.tax]);
  });

  test('an add never replaces what a save stored at the same time', async (store) => {
    const ids = times(8, (index) => `customer-${index}`);
    await settleAll(
      ids.flatMap((id) => [
        () => store.add(tenant, { customers: [{ id, name: 'added' }] }),
        () => store.save(tenant, { customers: [{ id, name: 'saved' }] }),
      ]),
    );
    const names = (await listAll(store, tenant, 'customers')).map((one) => one.name);
    assert.deepEqual(names, Array(8).fill('saved'));
  });
}
