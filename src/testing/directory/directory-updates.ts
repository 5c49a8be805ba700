import assert from 'node:assert/strict';
import type { Customer } from '../../directory/customer.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { refusalOf, times } from '../samples/outcomes.ts';
import type { DirectoryStoreTest } from './directory-store-test.ts';
import { suiteRecords } from './suite-records.ts';

const counted = (customer: Customer): Customer => ({ ...customer, name: String(Number(customer.name) + 1) });

/** Records are changed as they are under their lock. */
export function directoryUpdates(test: DirectoryStoreTest): void {
  test('of parallel updates of one record none is lost', async (store) => {
    await store.save(tenant, { customers: [{ id: 'hooli', name: '0' }] });
    await Promise.all(times(16, () => store.update(tenant, 'customers', 'hooli', counted)));
    assert.deepEqual(await store.customer(tenant, 'hooli'), { id: 'hooli', name: '16' });
  });

  test('an update sees the record of its tenant, and resolves with the new one', async (store) => {
    await store.save(tenant, { taxes: suiteRecords.taxes });
    const [tax] = suiteRecords.taxes;
    assert.ok(tax);
    await store.save('other', { taxes: [{ ...tax, name: 'Of another' }] });
    const next = { ...tax, name: `${tax.name}, changed` };
    const changed = await store.update(tenant, 'taxes', tax.code, (found) => ({
      ...found,
      name: `${found.name}, changed`,
    }));
    assert.deepEqual(changed, next);
    assert.deepEqual(await store.taxes(tenant, [tax.code]), [next]);
    assert.equal((await store.taxes('other', [tax.code]))[0]?.name, 'Of another');
  });

  test('an update of a record that does not exist resolves with null, and stores nothing', async (store) => {
    await store.save('other', { customers: [{ id: 'hooli', name: 'Hooli' }] });
    let called = 0;
    const change = (customer: Customer): Customer => {
      called++;
      return customer;
    };
    assert.equal(await store.update(tenant, 'customers', 'hooli', change), null);
    assert.equal(await store.customer(tenant, 'hooli'), null);
    assert.equal(called, 0);
  });

  test('an update that answers null removes the record, of its tenant alone', async (store) => {
    const hooli = { id: 'hooli', name: 'Hooli' };
    for (const one of [tenant, 'other']) await store.save(one, { customers: [hooli] });
    let seen: Customer | undefined;
    const removed = await store.update(tenant, 'customers', 'hooli', (found) => {
      seen = found;
      return null;
    });
    assert.equal(removed, null);
    assert.deepEqual(seen, hooli);
    assert.equal(await store.customer(tenant, 'hooli'), null);
    assert.deepEqual(await store.customer('other', 'hooli'), hooli);
  });

  test('an update that is refused leaves the record as it was', async (store) => {
    const hooli = { id: 'hooli', name: 'Hooli' };
    await store.save(tenant, { customers: [hooli] });
    const update = (change: (customer: Customer) => Customer): Promise<readonly string[]> =>
      refusalOf(store.update(tenant, 'customers', 'hooli', change));
    assert.deepEqual(await update((found) => ({ ...found, name: '' })), ['text.empty /customers/0/name']);
    assert.deepEqual(await update((found) => ({ ...found, id: 'initech' })), ['field.conflict /customers/0/id']);
    const failing = store.update(tenant, 'customers', 'hooli', () => {
      throw new RangeError('no');
    });
    await assert.rejects(failing, RangeError);
    assert.deepEqual(await store.customer(tenant, 'hooli'), hooli);
    assert.equal(await store.customer(tenant, 'initech'), null);
  });
}
