// An order and its invoice: stored together, or not at all.
import assert from 'node:assert/strict';
import { createInvoicing } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { postgresStore } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';

const directory = memoryDirectory(suiteRecords);

export const input = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '500.00' }] };
export const invoicingOn = (store) => createInvoicing({ store, directory });

function takeOrder(shop, id, pay) {
  return shop.transact(async ({ transaction, addOrder }) => {
    const invoicing = invoicingOn(postgresStore({ transaction }));
    const draft = await invoicing.createOneOffInvoice(input, { idempotencyKey: id });
    await addOrder(id, draft.id);
    await pay();
    await invoicing.finalize(draft.id);
  });
}

export function orderTests(it, shop, owner) {
  it("an invoice commits and rolls back with the shop's own rows", async () => {
    await takeOrder(shop, 'kept', async () => undefined);
    const declined = takeOrder(shop, 'lost', async () => {
      throw new Error('the card was declined');
    });
    await assert.rejects(declined, /the card was declined/);
    await takeOrder(shop, 'next', async () => undefined);
    const { rows } = await owner.query(
      'select o.id, right(i.number, 4) as number from orders o join oneoff.invoices i on i.id = o.invoice order by 2',
    );
    assert.deepEqual(rows, [
      { id: 'kept', number: '0001' },
      { id: 'next', number: '0002' },
    ]);
    const { rows: alone } = await owner.query(
      'select id from oneoff.invoices where id not in (select invoice from orders)',
    );
    assert.deepEqual(alone, []);
  });

  it('ten orders at once all answer', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `order ${index}`);
    await Promise.all(ids.map((id) => takeOrder(shop, id, async () => undefined)));
    const { rows } = await owner.query(
      `select distinct i.number from orders o join oneoff.invoices i on i.id = o.invoice where o.id like 'order %'`,
    );
    assert.equal(rows.length, 10);
  });
}
