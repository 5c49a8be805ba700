import type { Invoice, InvoiceLine, InvoiceTax } from '../invoice/invoice.ts';
import type { Party } from '../invoice/party.ts';

/** An invoice as Lago writes it, as far as a one-off invoice has its fields. Amounts in minor units. */
export function lagoInvoice(invoice: Invoice): object {
  const { currency } = invoice;
  return {
    lago_id: invoice.id,
    billing_entity_code: invoice.billingEntity.id,
    number: invoice.number,
    purchase_order_number: invoice.purchaseOrderNumber,
    issuing_date: invoice.issueDate,
    payment_due_date: invoice.dueDate,
    net_payment_term: invoice.paymentTerm?.type === 'net' ? invoice.paymentTerm.days : null,
    invoice_type: 'one_off',
    status: invoice.status,
    payment_status: ['paid', 'credited'].includes(invoice.paymentStatus) ? 'succeeded' : 'pending',
    payment_overdue: invoice.overdueAt !== null && cents(invoice.amountDue) > 0,
    currency,
    fees_amount_cents: cents(invoice.subtotal),
    taxes_amount_cents: cents(invoice.taxAmount),
    coupons_amount_cents: 0,
    credit_notes_amount_cents: 0,
    prepaid_credit_amount_cents: 0,
    progressive_billing_credit_amount_cents: 0,
    sub_total_excluding_taxes_amount_cents: cents(invoice.subtotal),
    sub_total_including_taxes_amount_cents: cents(invoice.total),
    total_amount_cents: cents(invoice.total),
    total_due_amount_cents: cents(invoice.amountDue),
    total_paid_amount_cents: cents(invoice.amountPaid),
    total_offsetted_credit_note_amount_cents: cents(invoice.amountCredited),
    version_number: 4,
    self_billed: false,
    created_at: invoice.createdAt,
    updated_at: invoice.updatedAt,
    voided_at: invoice.voidedAt,
    customer: customer(invoice.customer),
    fees: invoice.lines.map((line) => fee(line, invoice)),
    applied_taxes: invoice.taxes.map((tax) => appliedTax(tax, invoice)),
  };
}

function customer(party: Party): object {
  return {
    external_id: party.id,
    name: party.name,
    email: party.email ?? null,
    country: party.address?.country ?? null,
    tax_identification_number: party.taxIds?.[0]?.value ?? null,
  };
}

function fee(line: InvoiceLine, { id, currency }: Invoice): object {
  return {
    lago_id: line.id,
    lago_invoice_id: id,
    item: { type: 'add_on', code: line.addOn, name: line.name, description: line.description, item_type: 'AddOn' },
    pay_in_advance: false,
    invoiceable: true,
    units: line.quantity,
    precise_unit_amount: line.unitPrice,
    amount_cents: cents(line.amount),
    amount_currency: currency,
    taxes_amount_cents: cents(line.taxAmount),
    total_amount_cents: cents(line.total),
    total_amount_currency: currency,
    description: line.description,
    from_date: line.period?.from ?? null,
    to_date: line.period?.to ?? null,
  };
}

function appliedTax(tax: InvoiceTax, { id, currency }: Invoice): object {
  return {
    lago_invoice_id: id,
    tax_code: tax.code,
    tax_name: tax.name,
    tax_rate: tax.rate === null ? null : Number(tax.rate),
    amount_cents: cents(tax.amount),
    amount_currency: currency,
    fees_amount_cents: cents(tax.taxableAmount),
  };
}

/** Lago counts in JSON numbers; an amount carries exactly its currency's decimals. */
function cents(amount: string): number {
  const count = Number(amount.replace('.', ''));
  if (!Number.isSafeInteger(count)) throw new RangeError(`${amount} is more than a JSON number holds in minor units`);
  return count;
}
