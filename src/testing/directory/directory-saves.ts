import assert from 'node:assert/strict';
import { type DirectoryRecords, recordKinds } from '../../directory/directory-records.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import type { Tax } from '../../tax/tax.ts';
import { SUITE_TENANT as tenant } from '../invoice-store/bench.ts';
import { refusalOf, settleAll, times } from '../samples/outcomes.ts';
import { assertEmpty, type DirectoryStoreTest, listAll } from './directory-store-test.ts';
import { acme, suiteRecords } from './suite-records.ts';

const sound = { id: 'sound', name: 'Sound' };

/** Records are kept under their ids and codes. */
export function directorySaves(test: DirectoryStoreTest): void {
  test('a record keeps the order of its fields', async (store) => {
    await store.save(tenant, suiteRecords);
    assert.equal(JSON.stringify(await store.billingEntity(tenant, 'acme')), JSON.stringify(acme));
    for (const customer of suiteRecords.customers)
      assert.equal(JSON.stringify(await store.customer(tenant, customer.id)), JSON.stringify(customer));
  });

  test('a known record is replaced whole', async (store) => {
    await store.save(tenant, suiteRecords);
    const hooli = { id: 'hooli', name: 'Hooli II' };
    const fee = { code: 'setup_fee', name: 'Fee', prices: { CHF: '400.00' } };
    await store.save(tenant, { customers: [hooli], addOns: [fee] });
    assert.deepEqual(await store.customer(tenant, 'hooli'), hooli);
    assert.deepEqual(await store.addOns(tenant, ['setup_fee']), [fee]);
  });

  test('records that a save does not name stay as they are', async (store) => {
    await store.save(tenant, suiteRecords);
    await store.save(tenant, { customers: [sound] });
    await store.save(tenant, { taxes: [] });
    await store.save(tenant, {});
    assert.equal((await listAll(store, tenant, 'customers')).length, suiteRecords.customers.length + 1);
    assert.equal((await listAll(store, tenant, 'taxes')).length, suiteRecords.taxes.length);
    assert.deepEqual(await store.billingEntity(tenant, 'acme'), acme);
  });

  test('a save with faults names each of them by its path, and stores nothing', async (store) => {
    const rate = { code: 'bad', name: 'VAT', scheme: 'VAT', rate: '-1', category: 'S' as const };
    const records: DirectoryRecords = {
      billingEntities: [acme, { ...acme, id: 'utopia', timeZone: 'Utopia' }],
      customers: [sound, { id: '', name: 'Nobody' }],
      taxes: [...suiteRecords.taxes, rate],
    };
    assert.deepEqual(pathsOf(await refusalOf(store.save(tenant, records))), [
      '/billingEntities/1/timeZone',
      '/customers/1/id',
      `/taxes/${suiteRecords.taxes.length}/rate`,
    ]);
    await assertEmpty(store, tenant);
  });

  test('a duplicate id or code is refused, and nothing is stored', async (store) => {
    const records = { ...suiteRecords, customers: [sound, ...suiteRecords.customers, { ...sound, name: 'Again' }] };
    const path = `/customers/${suiteRecords.customers.length + 1}/id`;
    assert.deepEqual(await refusalOf(store.save(tenant, records)), [`field.conflict ${path}`]);
    await assertEmpty(store, tenant);
  });

  test('taxes of one code are kept by the day that they are valid from', async (store) => {
    await store.save(tenant, { taxes: suiteRecords.taxes });
    const [eight, nine] = suiteRecords.taxes.filter(({ code }) => code === 'gst') as [Tax, Tax];
    const ten = { ...nine, rate: '10', validFrom: '2030-01-01' };
    await store.add(tenant, { taxes: [ten] });
    assert.deepEqual(await refusalOf(store.add(tenant, { taxes: [nine] })), ['master.exists /taxes/0/code']);
    assert.deepEqual(await refusalOf(store.save(tenant, { taxes: [ten, eight, ten] })), [
      'field.conflict /taxes/2/code',
    ]);
    assert.deepEqual(await gst(store), [eight, nine, ten]);
    await store.save(tenant, { taxes: [{ ...nine, name: 'Changed' }] });
    await store.update(tenant, 'taxes', 'gst', (tax) => ({ ...tax, name: 'Changed too' }));
    await store.remove(tenant, { taxes: ['gst@2030-01-01'] });
    assert.deepEqual(await gst(store), [
      { ...eight, name: 'Changed too' },
      { ...nine, name: 'Changed' },
    ]);
    const moved = store.update(tenant, 'taxes', 'gst@2024-01-01', (tax) => ({ ...tax, validFrom: '2025-01-01' }));
    assert.deepEqual(await refusalOf(moved), ['field.conflict /taxes/0/code']);
  });

  test('a kind of records that is misspelt is refused, and nothing is stored', async (store) => {
    const records: object = { customers: [sound], addons: [] };
    assert.deepEqual(await refusalOf(store.save(tenant, records)), ['field.unknown /addons']);
    await assertEmpty(store, tenant);
  });

  test('what a caller does to a record does not reach the store', async (store) => {
    const given = structuredClone(acme);
    const billingEntities = [given];
    await store.save(tenant, { billingEntities });
    deface(given);
    billingEntities.length = 0;
    deface(await store.billingEntity(tenant, 'acme'));
    deface((await store.list(tenant, 'billingEntities')).items[0]);
    assert.deepEqual(await store.billingEntity(tenant, 'acme'), acme);
    assert.deepEqual((await store.list(tenant, 'billingEntities')).items, [acme]);
  });

  test('of parallel saves of the same records one is there, whole', async (store) => {
    const state = (name: string): DirectoryRecords => ({
      billingEntities: [{ ...acme, name }],
      customers: times(10, (index) => ({ id: `customer-${index}`, name })),
      addOns: [{ code: 'fee', name, prices: { EUR: '1.00' } }],
      taxes: suiteRecords.taxes.map((tax) => ({ ...tax, name })),
    });
    const { errors } = await settleAll(
      times(16, (index) => async () => {
        const records = state(`save ${index}`);
        const customers = index % 2 === 0 ? records.customers : records.customers?.toReversed();
        await store.save(tenant, { ...records, ...(customers && { customers }) });
      }),
    );
    assert.deepEqual(errors, []);
    const names = new Set<string>();
    for (const kind of recordKinds) for (const { name } of await listAll(store, tenant, kind)) names.add(name);
    assert.equal(names.size, 1, [...names].join(', '));
  });
}

/** Every tax of the code, in the order of the days that they are valid from. */
async function gst(store: DirectoryStore): Promise<readonly Tax[]> {
  const found = await store.taxes(tenant, ['gst']);
  return found.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
}

function pathsOf(reasons: readonly string[]): readonly string[] {
  return reasons.map((reason) => reason.slice(reason.indexOf(' ') + 1)).sort();
}

/** Change whatever can be changed. */
function deface(record: unknown): void {
  const { address, taxIds } = record as { address: { city: string }; taxIds: unknown[] };
  for (const change of [() => Object.assign(record as object, { name: '?' }), () => taxIds.pop()])
    try {
      change();
      address.city = '?';
    } catch {
      // Frozen: all the better.
    }
}
