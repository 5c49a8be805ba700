import assert from 'node:assert/strict';
import type { DirectoryTest } from './directory-test.ts';
import { acme, suiteRecords, umbrella } from './suite-records.ts';

/** Sellers and customers. */
export function directoryParties(test: DirectoryTest, tenant: string): void {
  test('a billing entity is found by its id, with every field', async (directory) => {
    assert.deepEqual(await directory.billingEntity(tenant, 'acme'), acme);
    assert.deepEqual(await directory.billingEntity(tenant, 'umbrella'), umbrella);
  });

  test('an unknown billing entity is answered with null', async (directory) => {
    for (const id of ['nobody', 'ACME', 'acm', 'acme ', 'hooli', '', "a'b"])
      assert.equal(await directory.billingEntity(tenant, id), null, id);
  });

  test(
    'an unknown billing entity is answered with null even where there is only one',
    async (directory) => {
      assert.equal(await directory.billingEntity(tenant, 'nobody'), null);
    },
    { ...suiteRecords, billingEntities: [acme] },
  );

  test(
    'without an id the only billing entity is meant',
    async (directory) => {
      assert.deepEqual(await directory.billingEntity(tenant, undefined), acme);
    },
    { ...suiteRecords, billingEntities: [acme] },
  );

  test('without an id none of several billing entities is meant', async (directory) => {
    assert.equal(await directory.billingEntity(tenant, undefined), null);
  });

  test(
    'without any billing entity none is found',
    async (directory) => {
      assert.equal(await directory.billingEntity(tenant, undefined), null);
      assert.equal(await directory.billingEntity(tenant, 'acme'), null);
    },
    { ...suiteRecords, billingEntities: [] },
  );

  test('a customer is found by its id, with every field', async (directory) => {
    for (const customer of suiteRecords.customers)
      assert.deepEqual(await directory.customer(tenant, customer.id), customer);
  });

  test('an unknown customer is answered with null', async (directory) => {
    for (const id of ['nobody', 'HOOLI', 'hool', 'hooli ', 'acme', '', "a'b"])
      assert.equal(await directory.customer(tenant, id), null, id);
  });
}
