import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { bookPayment, cancelOrder, placeOrder } from '../src/orders.ts';
import { customers, orderItems, orders } from '../src/tables.ts';
import { fill, openShop, type Shop } from './shop.ts';

const year = new Intl.DateTimeFormat('de', { year: 'numeric', timeZone: 'Europe/Berlin' }).format();
const drill = [{ productId: 1, quantity: 1 }];

describe('orders and their invoices', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop(2);
    await fill(shop.billing);
  });
  afterEach(() => shop.close());

  it('are stored together', async () => {
    const { db, invoicing } = shop.billing;
    const { orderId, invoice } = await placeOrder(shop.billing, 1, [...drill, { productId: 2, quantity: 3 }]);
    assert.deepEqual([invoice.number, invoice.subtotal, invoice.total], [`RE-${year}-00001`, '189.75', '225.80']);
    const [order] = await db.select().from(orders);
    assert.deepEqual([order?.id, order?.invoiceId], [orderId, invoice.id]);
    assert.equal((await db.select().from(orderItems)).length, 2);
    assert.deepEqual(await invoicing.get(invoice.id), invoice);
  });

  it('are rolled back together, and the number is given again', async () => {
    const { db, invoicing } = shop.billing;
    const declined = shop.billing.transaction(async (tx, inTransaction) => {
      const draft = await inTransaction.createOneOffInvoice({ customerId: '1', lines: [{ addOn: 'drill' }] });
      await tx.insert(orders).values({ customerId: 1, invoiceId: draft.id });
      assert.equal((await inTransaction.finalize(draft.id)).number, `RE-${year}-00001`);
      throw new Error('the card was declined');
    });
    await assert.rejects(declined, /declined/);
    assert.deepEqual(await db.select().from(orders), []);
    assert.deepEqual((await invoicing.list()).items, []);
    assert.equal((await placeOrder(shop.billing, 1, drill)).invoice.number, `RE-${year}-00001`);
  });

  it('leave nothing behind where a product or a customer does not exist', async () => {
    await assert.rejects(placeOrder(shop.billing, 1, [{ productId: 99, quantity: 1 }]), { code: 'add_on.not_found' });
    await assert.rejects(placeOrder(shop.billing, 99, drill), { code: 'customer.not_found' });
    assert.deepEqual(await shop.billing.db.select().from(orders), []);
  });

  it('read a customer who was inserted in the same transaction', async () => {
    const name = await shop.billing.transaction(async (tx, invoicing) => {
      const [row] = await tx.insert(customers).values({ name: 'Initech', country: 'DE' }).returning();
      const lines = [{ addOn: 'bits' }];
      const invoice = await invoicing.createOneOffInvoice({ customerId: String(row?.id), issue: 'now', lines });
      return invoice.customer.name;
    });
    assert.equal(name, 'Initech');
  });

  it('come ten at once on a pool of two', async () => {
    const placed = await Promise.all(Array.from({ length: 10 }, () => placeOrder(shop.billing, 1, drill)));
    const numbers = placed.map(({ invoice }) => invoice.number).sort();
    const expected = Array.from({ length: 10 }, (_, index) => `RE-${year}-${String(index + 1).padStart(5, '0')}`);
    assert.deepEqual(numbers, expected);
    assert.equal((await shop.billing.db.select().from(orders)).length, 10);
  });

  it('are paid by entries of the bank, each once, and never too much', async () => {
    const { orderId, invoice } = await placeOrder(shop.billing, 1, drill);
    assert.equal(invoice.total, '154.58');
    await bookPayment(shop.billing, 'entry-1', orderId, 10_000);
    await bookPayment(shop.billing, 'entry-1', orderId, 10_000);
    const partly = await shop.billing.invoicing.get(invoice.id);
    assert.deepEqual([partly?.paymentStatus, partly?.amountDue], ['partially_paid', '54.58']);
    await assert.rejects(bookPayment(shop.billing, 'entry-2', orderId, 10_000), { code: 'payment.exceeds_due' });
    await bookPayment(shop.billing, 'entry-2', orderId, 5_458);
    assert.equal((await shop.billing.invoicing.get(invoice.id))?.paymentStatus, 'paid');
  });

  it('are cancelled by a credit note, down to nothing', async () => {
    const { orderId, invoice } = await placeOrder(shop.billing, 1, drill);
    const note = await cancelOrder(shop.billing, orderId);
    assert.deepEqual([note.number, note.total], [`CN-${invoice.number}`, '154.58']);
    assert.equal((await shop.billing.invoicing.get(invoice.id))?.amountDue, '0.00');
  });
});
