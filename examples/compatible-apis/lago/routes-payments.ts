import { Hono } from 'hono';
import { type Invoice, InvoiceStateError, type Payment } from 'oneoff';
import * as z from 'zod';
import { fromCents, positiveCents } from './amounts.ts';
import { forbidden, notFound } from './errors.ts';
import type { LagoEnv, LagoServices } from './lago-env.ts';
import { everyItem, pageOf } from './pages.ts';
import { paymentView } from './payment-view.ts';
import { readBody } from './read-body.ts';
import { requireInvoice } from './require-invoice.ts';

const paymentSchema = z.object({
  invoice_id: z.string().min(1),
  amount_cents: positiveCents,
  reference: z.string().min(1).max(40),
  /** A date or an instant. */
  paid_at: z.union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'invalid_date' }).nullish(),
});

/** Manual payments. They are stored on their invoices, so finding one by its id searches the invoices. */
export const paymentRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => {
    const { invoicing, once } = c.var.lago;
    const { invoice_id, amount_cents, reference, paid_at } = await readBody(c, 'payment', paymentSchema);
    const before = await requireInvoice(invoice_id, c.var.lago);
    const input = {
      amount: fromCents(amount_cents, before.currency),
      reference,
      method: 'manual',
      ...(paid_at && { receivedAt: paid_at.includes('T') ? paid_at : `${paid_at}T00:00:00Z` }),
    };
    const after = await invoicing.recordPayment(invoice_id, input, once).catch(refuseUnpayable);
    return c.json({ payment: await paymentView(after.payments.at(-1) as Payment, after) });
  })
  .get('/', async (c) => {
    const invoices = await invoicesOf(c.req.query(), c.var.lago);
    const all = invoices.flatMap((invoice) => paymentsOf(invoice).map((payment) => ({ payment, invoice })));
    const { items, meta } = pageOf(
      c,
      all.sort((a, b) => (a.payment.receivedAt < b.payment.receivedAt ? 1 : -1)),
    );
    return c.json({
      payments: await Promise.all(items.map(({ payment, invoice }) => paymentView(payment, invoice))),
      meta,
    });
  })
  .get('/:id', async (c) => {
    const id = c.req.param('id');
    const invoices = await invoicesOf({}, c.var.lago);
    const invoice = invoices.find((one) => paymentsOf(one).some((payment) => payment.id === id));
    const payment = invoice && paymentsOf(invoice).find((one) => one.id === id);
    if (!payment) throw notFound('payment');
    const view = await paymentView(payment, invoice);
    // Lago's server returns it under a root object, its API description without one: return both.
    return c.json({ ...view, payment: view });
  });

async function invoicesOf(
  { invoice_id, external_customer_id: customerId }: Record<string, string | undefined>,
  { invoicing }: LagoServices,
): Promise<readonly Invoice[]> {
  if (!invoice_id) return everyItem((page) => invoicing.list({ ...(customerId && { customerId }), ...page }));
  const invoice = await invoicing.get(invoice_id);
  return invoice === null || (customerId && customerId !== invoice.customer.id) ? [] : [invoice];
}

function paymentsOf({ payments }: Invoice): readonly Payment[] {
  return payments.filter(({ kind }) => kind === 'payment');
}

/** Lago accepts payments for issued invoices only. */
function refuseUnpayable(error: unknown): never {
  throw error instanceof InvoiceStateError ? forbidden() : error;
}
