import { type Context, Hono } from 'hono';
import { type Invoice, InvoiceStateError } from 'oneoff';
import { createInvoice } from './create-invoice.ts';
import { forbidden, notAllowed, notFound } from './errors.ts';
import { downloadPaths, fileUrls } from './file-urls.ts';
import { invoiceSchema } from './invoice-request.ts';
import { invoiceView } from './invoice-view.ts';
import type { LagoEnv } from './lago-env.ts';
import { listInvoices } from './list-invoices.ts';
import { readBareBody, readBody } from './read-body.ts';
import { requireInvoice } from './require-invoice.ts';
import { invoiceUpdateSchema, updateInvoice } from './update-invoice.ts';
import { voidInvoice, voidSchema } from './void-invoice.ts';

/** One-off invoices. */
export const invoiceRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => answer(c, await createInvoice(await readBody(c, 'invoice', invoiceSchema), c.var.lago)))
  .get('/', async (c) => c.json(await listInvoices(c)))
  .get('/:id', async (c) => answer(c, await find(c)))
  .put('/:id', async (c) => {
    const invoice = await find(c);
    if (invoice.status === 'voided') throw notAllowed('update_on_voided_invoice');
    return answer(c, await updateInvoice(invoice, await readBody(c, 'invoice', invoiceUpdateSchema), c.var.lago));
  })
  .delete('/:id', async (c) => {
    const invoice = await find(c);
    const view = await invoiceView(invoice, c.var.lago);
    await c.var.lago.invoicing.deleteDraft(invoice.id).catch(refuseWith('not_deletable'));
    return c.json({ invoice: { ...view, status: 'deleted' } });
  })
  .put('/:id/finalize', async (c) => {
    const invoice = await find(c);
    if (invoice.status === 'voided') throw notFound('invoice');
    return answer(c, await c.var.lago.invoicing.finalize(invoice.id));
  })
  .put('/:id/refresh', async (c) => {
    const invoice = await find(c);
    return answer(c, invoice.status === 'draft' ? await c.var.lago.invoicing.updateDraft(invoice.id, {}) : invoice);
  })
  .post('/:id/void', async (c) => {
    const invoice = await find(c);
    return answer(c, await voidInvoice(invoice, await readBareBody(c, voidSchema), c.var.lago));
  })
  .on('POST', downloadPaths, async (c) => {
    const invoice = await find(c);
    if (invoice.status !== 'finalized') throw notFound('invoice');
    const urls = await fileUrls(c.req.path, invoice, c.var.lago.files);
    return urls ? c.json({ invoice: { ...(await invoiceView(invoice, c.var.lago)), ...urls } }) : c.body(null, 200);
  })
  .post('/:id/retry', async (c) => {
    await find(c);
    throw notAllowed('invalid_status');
  })
  .post('/:id/retry_payment', async (c) => {
    const invoice = await find(c);
    if (invoice.status !== 'finalized' || Number(invoice.amountDue) === 0) throw notAllowed('invalid_status');
    if ((await c.var.lago.collectPayment(invoice)) === 'busy')
      throw notAllowed('payment_processor_is_currently_handling_payment');
    return c.body(null, 200);
  })
  .post('/preview', unavailable)
  .post('/:id/payment_url', unavailable)
  .post('/:id/lose_dispute', unavailable);

async function answer(c: Context<LagoEnv>, invoice: Invoice) {
  return c.json({ invoice: await invoiceView(invoice, c.var.lago) });
}

async function find(c: Context<LagoEnv, '/:id'>): Promise<Invoice> {
  return requireInvoice(c.req.param('id'), c.var.lago);
}

function unavailable(): never {
  throw forbidden();
}

function refuseWith(code: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof InvoiceStateError ? notAllowed(code) : error;
  };
}
