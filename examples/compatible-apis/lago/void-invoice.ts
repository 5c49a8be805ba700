import { type Invoice, InvoiceStateError } from 'oneoff';
import * as z from 'zod';
import { centsSchema, toCents } from './amounts.ts';
import { amountsOf } from './credit-note-amounts.ts';
import { invalid, notAllowed } from './errors.ts';
import type { LagoServices } from './lago-env.ts';
import { refundableAfter } from './refundable.ts';

/** The request of `POST /invoices/:id/void`, which has no root object. */
export const voidSchema = z.object({
  generate_credit_note: z.boolean().nullish(),
  refund_amount: centsSchema.nullish(),
  credit_amount: centsSchema.nullish(),
});

/**
 * Void an invoice; with `generate_credit_note` also one that is already paid or credited.
 *
 * An invoice with payments is not voided here. Everything that is left of it is credited, which reverses it as well, and
 * it stays in the books with its number and its credit note.
 *
 * @throws {LagoError} 405 `not_voidable`, 422 for more than was paid, or than is left
 */
export async function voidInvoice(
  invoice: Invoice,
  { generate_credit_note: withNote, refund_amount, credit_amount }: z.infer<typeof voidSchema>,
  { invoicing }: LagoServices,
): Promise<Invoice> {
  const { id, currency, version } = invoice;
  if (invoice.status !== 'finalized') throw notAllowed('not_voidable');
  const [refund, credit] = withNote ? [refund_amount ?? 0, credit_amount ?? 0] : [0, 0];
  const left = toCents(invoice.total, currency) - toCents(invoice.amountCredited, currency);
  const refundable = refundableAfter(left, invoice, await invoicing.creditNotes(id));
  if (refund > refundable || refund + credit > left)
    throw invalid({ credit_refund_amount: ['total_amount_exceeds_invoice_amount'] });
  const untouched = Number(invoice.amountPaid) === 0 && Number(invoice.amountCredited) === 0;
  if (untouched || !withNote) {
    return invoicing.voidInvoice(id, { reason: 'voided' }, { expectedVersion: version }).catch(refuseSettled);
  }
  if (left === 0) throw notAllowed('not_voidable');
  const amounts = amountsOf({ refund, credit, offset: left - refund - credit });
  const reasonText = `Credit note created due to voided invoice ${invoice.number}`;
  await invoicing.createCreditNote(
    id,
    { reason: 'other', reasonText, metadata: amounts },
    { expectedVersion: version },
  );
  return (await invoicing.get(id)) as Invoice;
}

function refuseSettled(error: unknown): never {
  throw error instanceof InvoiceStateError ? notAllowed('not_voidable') : error;
}
