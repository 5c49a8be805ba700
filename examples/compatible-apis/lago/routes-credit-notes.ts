import { type Context, Hono } from 'hono';
import { type CreditNote, type Invoice, InvoiceStateError } from 'oneoff';
import * as z from 'zod';
import { toCents } from './amounts.ts';
import type { CreditNoteAmounts } from './credit-note-amounts.ts';
import {
  creditNoteSchema,
  estimateSchema,
  toCreditLines,
  toCreditNoteInput,
  wantedAmounts,
} from './credit-note-request.ts';
import { creditNoteView } from './credit-note-view.ts';
import { invalid, notAllowed, notFound } from './errors.ts';
import { estimateView } from './estimate-view.ts';
import { downloadPaths, fileUrls } from './file-urls.ts';
import type { LagoEnv, LagoServices } from './lago-env.ts';
import { listCreditNotes } from './list-credit-notes.ts';
import { readBody } from './read-body.ts';
import { setRefundStatus } from './refund-status.ts';
import { refundableAfter } from './refundable.ts';
import { requireInvoice } from './require-invoice.ts';

const updateSchema = z.object({ refund_status: z.enum(['pending', 'succeeded', 'failed']) });

/** Credit notes. */
export const creditNoteRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => {
    const lago = c.var.lago;
    const request = await readBody(c, 'credit_note', creditNoteSchema);
    const invoice = await requireInvoice(request.invoice_id, lago);
    if (!(await lago.isRepeated())) await refuseTooMuch(wantedAmounts(request), invoice, lago);
    const input = toCreditNoteInput(request, invoice);
    const options = { ...lago.once, expectedVersion: invoice.version };
    return answer(c, await lago.invoicing.createCreditNote(invoice.id, input, options).catch(refuseUncreditable));
  })
  .post('/estimate', async (c) => {
    const lago = c.var.lago;
    const { invoice_id, items } = await readBody(c, 'credit_note', estimateSchema);
    const invoice = await requireInvoice(invoice_id, lago);
    const input = { reason: 'order_change', lines: toCreditLines(items, invoice) } as const;
    const preview = await lago.invoicing.previewCreditNote(invoice.id, input).catch(refuseUncreditable);
    return c.json({ estimated_credit_note: await estimateView(preview, invoice, lago) });
  })
  .get('/', async (c) => c.json(await listCreditNotes(c)))
  .get('/:id', async (c) => answer(c, await find(c)))
  .put('/:id', async (c) => {
    const { refund_status } = await readBody(c, 'credit_note', updateSchema);
    const note = await find(c);
    const invoice = await requireInvoice(note.invoice.id, c.var.lago);
    await setRefundStatus(note, invoice, refund_status, c.var.lago);
    return answer(c, note);
  })
  .put('/:id/void', async (c) => {
    await find(c);
    // A credit reduces its own invoice at once, so there is no balance to void.
    throw notAllowed('no_voidable_amount');
  })
  .on('POST', downloadPaths, async (c) => {
    const note = await find(c);
    const urls = await fileUrls(c.req.path, note, c.var.lago.files);
    return urls ? answer(c, note, urls) : c.body(null, 200);
  });

async function answer(c: Context<LagoEnv>, note: CreditNote, urls: object = {}) {
  const invoice = await requireInvoice(note.invoice.id, c.var.lago);
  return c.json({ credit_note: { ...(await creditNoteView(note, invoice, c.var.lago)), ...urls } });
}

async function find(c: Context<LagoEnv, '/:id'>): Promise<CreditNote> {
  const note = await c.var.lago.invoicing.getCreditNote(c.req.param('id'));
  if (note === null) throw notFound('credit_note');
  return note;
}

/** A refund needs an overpayment after the credit; an offset needs an amount due. */
async function refuseTooMuch(
  { refund, offset, credit }: CreditNoteAmounts,
  invoice: Invoice,
  { invoicing }: LagoServices,
): Promise<void> {
  const refundable = refundableAfter(refund + offset + credit, invoice, await invoicing.creditNotes(invoice.id));
  const due = toCents(invoice.amountDue, invoice.currency);
  const tooMuch = ['higher_than_remaining_invoice_amount'];
  if (refund > refundable || offset > due) {
    throw invalid({
      ...(refund > refundable && { refund_amount_cents: tooMuch }),
      ...(offset > due && { offset_amount_cents: tooMuch }),
    });
  }
}

function refuseUncreditable(error: unknown): never {
  throw error instanceof InvoiceStateError ? notAllowed('invalid_type_or_status') : error;
}
