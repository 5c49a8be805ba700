import type { CreditNotePreview, Invoice } from 'oneoff';
import { toCents } from './amounts.ts';
import { creditedTaxView, rateOf } from './credit-note-view.ts';
import type { LagoServices } from './lago-env.ts';
import { refundableAfter } from './refundable.ts';

/** The amounts of a planned credit note, and how much of them could be credited, refunded or offset. */
export async function estimateView(preview: CreditNotePreview, invoice: Invoice, { invoicing }: LagoServices) {
  const { currency, invoice: credited } = preview;
  const total = toCents(preview.total, currency);
  const taxes = toCents(preview.taxAmount, currency);
  const refundable = refundableAfter(total, invoice, await invoicing.creditNotes(invoice.id));
  return {
    lago_invoice_id: credited.id,
    invoice_number: credited.number,
    currency,
    taxes_amount_cents: taxes,
    precise_taxes_amount_cents: taxes,
    taxes_rate: rateOf(preview),
    sub_total_excluding_taxes_amount_cents: toCents(preview.subtotal, currency),
    max_creditable_amount_cents: total,
    max_refundable_amount_cents: Math.min(total, refundable),
    max_offsettable_amount_cents: Math.min(total, toCents(invoice.amountDue, currency)),
    coupons_adjustment_amount_cents: 0,
    precise_coupons_adjustment_amount_cents: 0,
    items: preview.lines.map(({ amount, invoiceLineId }) => ({
      amount_cents: toCents(amount, currency),
      lago_fee_id: invoiceLineId,
    })),
    applied_taxes: await Promise.all(preview.taxes.map((tax) => creditedTaxView(tax, preview))),
  };
}
