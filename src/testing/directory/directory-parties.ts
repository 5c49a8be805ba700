import assert from 'node:assert/strict';
import type { DirectoryBench } from './directory-test.ts';
import { unknownKeys } from './unknown-keys.ts';

/** Sellers. */
export function directorySellers({ test, tenant, records }: DirectoryBench): void {
  const { billingEntities: sellers, customers } = records;
  const [only, ...others] = sellers;
  const unknown = unknownKeys(idsOf(sellers), idsOf(customers));
  if (only === undefined) return;
  const alone = { ...records, billingEntities: [only] };

  test('a billing entity is found by its id, with every field', async (directory) => {
    for (const seller of sellers) assert.deepEqual(await directory.billingEntity(tenant, seller.id), seller);
  });

  test('an unknown billing entity is answered with null', async (directory) => {
    for (const id of unknown) assert.equal(await directory.billingEntity(tenant, id), null, id);
  });

  test(
    'without an id the only billing entity is meant',
    async (directory) => {
      assert.deepEqual(await directory.billingEntity(tenant, undefined), only);
    },
    alone,
  );
  if (others.length === 0) return;

  test(
    'an unknown billing entity is answered with null even where there is only one',
    async (directory) => {
      for (const id of unknown) assert.equal(await directory.billingEntity(tenant, id), null, id);
    },
    alone,
  );

  test('without an id none of several billing entities is meant', async (directory) => {
    assert.equal(await directory.billingEntity(tenant, undefined), null);
  });

  test(
    'without any billing entity none is found',
    async (directory) => {
      assert.equal(await directory.billingEntity(tenant, undefined), null);
      assert.equal(await directory.billingEntity(tenant, only.id), null);
    },
    { ...records, billingEntities: [] },
  );
}

/** Customers. */
export function directoryCustomers({ test, tenant, records }: DirectoryBench): void {
  const { billingEntities, customers } = records;
  if (customers.length === 0) return;

  test('a customer is found by its id, with every field', async (directory) => {
    for (const customer of customers) assert.deepEqual(await directory.customer(tenant, customer.id), customer);
  });

  test('an unknown customer is answered with null', async (directory) => {
    for (const id of unknownKeys(idsOf(customers), idsOf(billingEntities)))
      assert.equal(await directory.customer(tenant, id), null, id);
  });
}

function idsOf(records: readonly { readonly id: string }[]): readonly string[] {
  return records.map(({ id }) => id);
}
