import type { PaymentTerm } from '../calendar/payment-term.ts';
import { requireDocument } from '../invoice/documents/require-document.ts';
import type { Invoice, InvoiceTax } from '../invoice/invoice.ts';
import { lagoCents } from './lago-cents.ts';
import { customerOf } from './lago-customer.ts';
import { feeOf } from './lago-fee.ts';
import { lagoId } from './lago-id.ts';
import { lagoStatus, paymentStatusOf } from './lago-status.ts';
import type { LagoAppliedTax, LagoInvoice } from './lago-types.ts';

/**
 * An invoice as Lago writes it in its API and its webhooks (S1): amounts in minor units, what one-off invoices do not
 * have as zero, `null` or an empty list.
 *
 * Nothing is due on a voided invoice.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no invoice
 * @throws {RangeError} an amount that no JSON number holds in minor units
 * @example
 * ```ts
 * const { lago_id, total_amount_cents, fees } = await lagoInvoice(invoice);
 * ```
 */
export async function lagoInvoice(invoice: Invoice): Promise<LagoInvoice> {
  requireDocument(invoice, 'an invoice');
  const { status, number } = invoice;
  const total = lagoCents(invoice.total);
  const paid = lagoCents(invoice.amountPaid);
  const due = lagoCents(invoice.amountDue);
  const settled = lagoCents(invoice.amountPayable) - lagoCents(invoice.amountWrittenOff) - due;
  const digits = status === 'draft' || status === 'open' ? undefined : /\d+$/.exec(number ?? '')?.[0];
  return {
    lago_id: invoice.id,
    billing_entity_code: invoice.billingEntity.id,
    sequential_id: digits === undefined ? null : Number(digits),
    number: number ?? 'DRAFT',
    purchase_order_number: invoice.purchaseOrderNumber,
    issuing_date: invoice.issueDate,
    payment_due_date: invoice.dueDate,
    net_payment_term: netDays(invoice.paymentTerm),
    invoice_type: 'one_off',
    status: lagoStatus(invoice),
    payment_status: paymentStatusOf(invoice),
    payment_dispute_lost_at: null,
    payment_overdue: invoice.overdueAt !== null && due > 0,
    currency: invoice.currency,
    fees_amount_cents: lagoCents(invoice.subtotal),
    taxes_amount_cents: lagoCents(invoice.taxAmount),
    progressive_billing_credit_amount_cents: 0,
    coupons_amount_cents: 0,
    credit_notes_amount_cents: 0,
    sub_total_excluding_taxes_amount_cents: lagoCents(invoice.subtotal),
    sub_total_including_taxes_amount_cents: total,
    total_amount_cents: total,
    total_due_amount_cents: due,
    total_paid_amount_cents: paid,
    // What credit notes took off the amount due; credit beyond what was paid already is refundable instead.
    total_offsetted_credit_note_amount_cents: status === 'voided' ? 0 : settled - paid,
    prepaid_credit_amount_cents: 0,
    prepaid_granted_credit_amount_cents: null,
    prepaid_purchased_credit_amount_cents: null,
    file_url: null,
    xml_url: null,
    web_url: null,
    version_number: 4,
    self_billed: false,
    created_at: invoice.createdAt,
    updated_at: invoice.updatedAt,
    voided_at: invoice.voidedAt,
    customer: await customerOf(invoice.tenant, invoice.customer),
    fees: await Promise.all(invoice.lines.map((line) => feeOf(line, invoice))),
    applied_taxes: await Promise.all(invoice.taxes.map((tax, place) => appliedTax(tax, place, invoice))),
    applied_invoice_custom_sections: [],
  };
}

/** Lago has payment terms in days from the issue date only, so terms by months or month ends have no equivalent. */
function netDays(term: PaymentTerm | null): number | null {
  if (term?.type === 'on_receipt') return 0;
  return term?.type === 'net' ? term.days : null;
}

async function appliedTax(tax: InvoiceTax, place: number, invoice: Invoice): Promise<LagoAppliedTax> {
  const { tenant, id, currency } = invoice;
  return {
    lago_id: await lagoId(tenant, 'applied_tax', `${id}/${place}`),
    lago_invoice_id: id,
    lago_tax_id: await lagoId(tenant, 'tax', tax.code),
    tax_name: tax.name,
    tax_code: tax.code,
    tax_rate: Number(tax.rate ?? '0'),
    tax_description: null,
    amount_cents: lagoCents(tax.amount),
    amount_currency: currency,
    fees_amount_cents: lagoCents(tax.taxableAmount),
    created_at: invoice.finalizedAt ?? invoice.createdAt,
  };
}
