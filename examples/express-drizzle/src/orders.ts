// Orders, and what happens to their invoices.
import { eq, inArray } from 'drizzle-orm';
import { type CreditNote, type FinalizedInvoice, fromMinorUnits } from 'oneoff';
import type { Billing } from './billing.ts';
import { bankEntries, orderItems, orders, products } from './tables.ts';

export interface Item {
  readonly productId: number;
  readonly quantity: number;
}

export interface Ordered {
  readonly orderId: number;
  /** Part of the link to the invoice. */
  readonly key: string;
  readonly invoice: FinalizedInvoice;
}

/** Take an order: its rows and its issued invoice are stored together. */
export function placeOrder(billing: Billing, customerId: number, items: readonly Item[]): Promise<Ordered> {
  return billing.transaction(async (tx, invoicing) => {
    const ids = items.map(({ productId }) => productId);
    const rows = await tx.select().from(products).where(inArray(products.id, ids));
    const skus = new Map(rows.map(({ id, sku }) => [id, sku]));
    const draft = await invoicing.createOneOffInvoice({
      customerId: String(customerId),
      lines: items.map(({ productId, quantity }) => ({ addOn: skus.get(productId) ?? String(productId), quantity })),
    });
    const [order] = await tx.insert(orders).values({ customerId, invoiceId: draft.id }).returning();
    if (order === undefined) throw new Error('the order was not stored');
    await tx.insert(orderItems).values(items.map((item) => ({ ...item, orderId: order.id })));
    // Last, because the number series is locked from here until the commit.
    return { orderId: order.id, key: order.key, invoice: await invoicing.finalize(draft.id) };
  });
}

/** Book money of the bank; the same entry again changes nothing. */
export function bookPayment(billing: Billing, entryId: string, orderId: number, cents: number): Promise<void> {
  return billing.transaction(async (tx, invoicing) => {
    const entry = { id: entryId, orderId, amountCents: cents };
    const booked = await tx.insert(bankEntries).values(entry).onConflictDoNothing().returning();
    if (booked.length === 0) return;
    const amount = fromMinorUnits(BigInt(cents), 'EUR');
    await invoicing.recordPayment(await invoiceOf(tx, orderId), {
      amount,
      method: 'bank_transfer',
      reference: entryId,
    });
  });
}

/** Take an order back: a credit note over all that is left of its invoice. */
export function cancelOrder(billing: Billing, orderId: number): Promise<CreditNote> {
  return billing.transaction(async (tx, invoicing) =>
    invoicing.createCreditNote(await invoiceOf(tx, orderId), { reason: 'cancellation' }),
  );
}

async function invoiceOf(tx: Pick<Billing['db'], 'select'>, orderId: number): Promise<string> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId));
  if (order === undefined) throw new Error(`there is no order ${orderId}`);
  return order.invoiceId;
}
