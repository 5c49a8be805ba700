import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'drizzle-orm';
import { checkDirectory, directorySearchSuite, directorySuite } from 'oneoff/testing';
import { directoryOver } from '../src/directory.ts';
import { searchOver } from '../src/search.ts';
import { seller, taxes } from '../src/seller.ts';
import { customers, products } from '../src/tables.ts';
import { openShop, type Shop } from './shop.ts';

describe('the directory over the tables of the shop', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.close());

  const empty = () => shop.billing.db.execute(sql`truncate customers, products restart identity cascade`);

  directorySuite({
    it,
    records: {
      billingEntities: [seller],
      customers: [
        { id: '1', name: 'Hooli', email: 'ap@hooli.example', address: { city: 'Paris', country: 'FR' } },
        { id: '12', name: 'Initech' },
      ],
      addOns: [
        { code: 'setup', name: 'Setup fee', prices: { EUR: '500.00' } },
        { code: "o'clock", name: 'Night shift', description: 'By the hour', prices: { EUR: '0.05', USD: '0.06' } },
      ],
      taxes,
    },
    async createDirectory(records) {
      const { db } = shop.billing;
      await empty();
      await db
        .insert(customers)
        .overridingSystemValue()
        .values(records.customers.map(({ id, address, ...rest }) => ({ id: Number(id), ...rest, ...address })));
      await db.insert(products).values(
        records.addOns.map(({ code, name, description, prices: { EUR, USD } }) => ({
          sku: code,
          name,
          description: description ?? null,
          priceCents: Math.round(Number(EUR) * 100),
          priceUsdCents: USD === undefined || USD === null ? null : Math.round(Number(USD) * 100),
        })),
      );
      return directoryOver(db);
    },
  });

  it('says which rows would keep an invoice from being issued', async () => {
    const { db } = shop.billing;
    await empty();
    await db.insert(customers).values([
      { name: 'Hooli GmbH', country: 'DE' },
      { name: 'Initech Ltd', country: 'UK' },
    ]);
    await db.insert(products).values({ sku: 'drill', name: 'Drill', priceCents: 12_990 });
    const findings = await checkDirectory(directoryOver(db), { customers: ['1', '2'], addOns: ['drill'] });
    assert.deepEqual(
      findings.map(({ kind, key, path, code }) => [kind, key, path, code]),
      [['customers', '2', '/address/country', 'code.unknown']],
    );
  });

  directorySearchSuite({
    it,
    numberIds: true,
    without: ['tradingName'],
    async createSearch(records) {
      const { db } = shop.billing;
      await empty();
      await db
        .insert(customers)
        .overridingSystemValue()
        .values(records.customers.map(({ id, address, ...rest }) => ({ id: Number(id), ...rest, ...address })));
      await db
        .insert(products)
        .values(records.addOns.map(({ code, name }) => ({ sku: code, name, priceCents: 1, priceUsdCents: null })));
      return searchOver(db);
    },
  });
});
