// A directory over the shop's own tables: the published suite, and what it reads in the shop's transaction.
import assert from 'node:assert/strict';
import { createInvoicing, toMinorUnits } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import { checkDirectory, directorySuite } from 'oneoff/testing';
import { hold } from './held.mjs';

const records = {
  customers: [
    { id: '1', name: 'Hooli', email: 'ap@hooli.example', address: { city: 'Paris', country: 'FR' } },
    { id: '12', name: 'Initech' },
    { id: '2147483647', name: "O'Hara" },
  ],
  addOns: [
    { code: 'setup', name: 'Setup fee', prices: { EUR: '500.00' } },
    { code: "o'clock", name: 'Night shift', description: 'By the hour', prices: { EUR: '0.05' } },
  ],
};

async function fill(owner, { customers, addOns }) {
  await owner.query('delete from buyers; delete from products');
  for (const { id, name, email, address } of customers)
    await owner.query('insert into buyers (id, name, email, city, country) values ($1, $2, $3, $4, $5)', [
      id,
      name,
      email,
      address?.city,
      address?.country,
    ]);
  for (const { code, name, description, prices } of addOns)
    await owner.query('insert into products (sku, name, description, cents) values ($1, $2, $3, $4)', [
      code,
      name,
      description,
      toMinorUnits(prices.EUR, 'EUR'),
    ]);
}

/** A buyer and the first invoice, stored together. */
const firstOrder = (shop, id) =>
  shop.transact(async ({ transaction, directory, addBuyer, addOrder }) => {
    await addBuyer(id, `Buyer ${id}`);
    const invoicing = createInvoicing({ store: postgresStore({ transaction }), directory });
    const input = { customerId: String(id), lines: [{ addOn: 'setup' }, { addOn: "o'clock", quantity: 3 }] };
    const draft = await invoicing.createOneOffInvoice(input);
    await addOrder(`first ${id}`, draft.id);
    return invoicing.finalize(draft.id);
  });

export function ownTableTests(it, openShop, url, owner) {
  const held = new Map();
  directorySuite({
    it,
    records,
    async createDirectory(given) {
      await fill(owner, given);
      const shop = await openShop(url);
      const one = await hold(shop);
      held.set(one.directory, { one, shop });
      return one.directory;
    },
    async closeDirectory(directory) {
      const { one, shop } = held.get(directory);
      await one.rollBack();
      await shop.close();
    },
  });

  it('ten orders at once on two connections read the buyers that they have just added', async () => {
    await fill(owner, records);
    const shop = await openShop(url, { connections: 2 });
    try {
      const orders = Array.from({ length: 10 }, (_, index) => firstOrder(shop, 100 + index));
      const invoices = await Promise.all(orders);
      assert.deepEqual([...new Set(invoices.map(({ total }) => total))], ['595.18']);
      const numbers = invoices.map(({ number }) => Number(number.slice(-4))).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => numbers[0] + index),
      );
      // A buyer that is there already: neither an order nor an invoice of it remains, and no number is lost.
      await assert.rejects(firstOrder(shop, 100));
      const next = await firstOrder(shop, 200);
      assert.equal(Number(next.number.slice(-4)), numbers[9] + 1);
    } finally {
      await shop.close();
    }
  });

  it('checkDirectory names the row that would keep an invoice from being issued', async () => {
    await fill(owner, {
      ...records,
      customers: [...records.customers, { id: '8', name: 'Umbra', address: { country: 'UK' } }],
    });
    const shop = await openShop(url);
    const { directory, rollBack } = await hold(shop);
    const findings = await checkDirectory(directory, { customers: ['1', '12', '8', '9'], addOns: ['setup'] });
    await rollBack();
    await shop.close();
    assert.deepEqual(
      findings.map(({ kind, key, path, code }) => [kind, key, path, code]),
      [
        ['customers', '8', '/address/country', 'code.unknown'],
        ['customers', '9', '', 'customer.not_found'],
      ],
    );
  });
}
