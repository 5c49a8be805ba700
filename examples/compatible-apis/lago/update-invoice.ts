import type { Invoice } from 'oneoff';
import * as z from 'zod';
import { invalid, notAllowed } from './errors.ts';
import { paymentStatusOf } from './invoice-view.ts';
import type { LagoServices } from './lago-env.ts';
import { mergeMetadata, metadataSchema } from './metadata.ts';

/** The request of `PUT /invoices/:id`. */
export const invoiceUpdateSchema = z.object({
  payment_status: z.enum(['pending', 'succeeded', 'failed']).optional(),
  metadata: metadataSchema.optional(),
});

/** Marks the payment that a `payment_status` recorded, so that it can be found to be reversed. */
const BY_STATUS = 'payment_status';

/**
 * Change what can change on an issued invoice: its payment status and its metadata.
 *
 * `succeeded` records a payment of everything that is due; `pending` and `failed` reverse what an earlier `succeeded`
 * recorded, for example a returned direct debit.
 *
 * @throws {LagoError} 405 on a draft or voided invoice; 422 for `pending` or `failed` on an invoice settled by other payments or credits
 */
export async function updateInvoice(
  invoice: Invoice,
  update: z.infer<typeof invoiceUpdateSchema>,
  lago: LagoServices,
): Promise<Invoice> {
  const { tenant, notes } = lago;
  const { payment_status: wanted, metadata } = update;
  const note = (await notes.find(tenant, 'invoice', [invoice.id])).get(invoice.id);
  if (invoice.status !== 'finalized') {
    if (metadata) throw notAllowed('metadata_on_draft_invoice');
    if (wanted && wanted !== paymentStatusOf(invoice, note)) throw notAllowed('payment_status_update_on_draft_invoice');
    return invoice;
  }
  const merged = metadata && mergeMetadata(note?.metadata ?? [], metadata, lago.now());
  const after = wanted === undefined ? invoice : await settle(invoice, wanted, lago);
  await notes.save(tenant, 'invoice', invoice.id, {
    ...note,
    ...(merged && { metadata: merged }),
    ...(wanted && { paymentFailed: wanted === 'failed' }),
  });
  return after;
}

async function settle(invoice: Invoice, wanted: string, { invoicing }: LagoServices): Promise<Invoice> {
  const { id, amountDue, payments, version: expectedVersion } = invoice;
  const isSettled = paymentStatusOf(invoice, undefined) === 'succeeded';
  if (isSettled === (wanted === 'succeeded')) return invoice;
  if (wanted === 'succeeded')
    return invoicing.recordPayment(id, { amount: amountDue, method: BY_STATUS }, { expectedVersion });
  const reversed = new Set(payments.map(({ reverses }) => reverses));
  let after = invoice;
  for (const payment of payments) {
    if (payment.kind !== 'payment' || payment.method !== BY_STATUS || reversed.has(payment.id)) continue;
    after = await invoicing.reversePayment(id, { paymentId: payment.id }, { expectedVersion: after.version });
  }
  if (paymentStatusOf(after, undefined) === 'succeeded') throw invalid({ payment_status: ['value_is_invalid'] });
  return after;
}
