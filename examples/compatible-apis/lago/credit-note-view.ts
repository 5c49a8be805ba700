import type { CreditNote, Invoice, InvoiceLine, InvoiceTax } from 'oneoff';
import { lagoFee, lagoId } from 'oneoff/lago';
import { toCents } from './amounts.ts';
import { readAmounts } from './credit-note-amounts.ts';
import { reasons } from './credit-note-request.ts';
import { customerView } from './customer-view.ts';
import type { LagoServices } from './lago-env.ts';
import { refundStatusOf } from './refund-status.ts';

/** A credit note in Lago's shape. */
export async function creditNoteView(note: CreditNote, invoice: Invoice, lago: LagoServices) {
  const { currency } = note;
  const cents = (amount: string): number => toCents(amount, currency);
  const total = cents(note.total);
  const { refund, credit, offset, rest } = readAmounts(note, total);
  const customer = (await lago.directory.customer(lago.tenant, note.customer.id)) ?? note.customer;
  return {
    lago_id: note.id,
    billing_entity_code: note.billingEntity.id,
    sequential_id: Number(/\d+$/.exec(note.number)?.[0] ?? 0),
    number: note.number,
    lago_invoice_id: invoice.id,
    invoice_number: note.invoice.number,
    purchase_order_number: invoice.purchaseOrderNumber,
    issuing_date: note.issueDate,
    credit_status: credit > 0 ? 'consumed' : null,
    refund_status: refund > 0 ? refundStatusOf(note, invoice) : null,
    reason: Object.entries(reasons).find(([, reason]) => reason === note.reason)?.[0] ?? 'other',
    description: note.reasonText,
    currency,
    total_amount_cents: total,
    precise_total_amount_cents: `${total}.0`,
    taxes_amount_cents: cents(note.taxAmount),
    precise_taxes_amount_cents: `${cents(note.taxAmount)}.0`,
    taxes_rate: rateOf(note),
    sub_total_excluding_taxes_amount_cents: cents(note.subtotal),
    balance_amount_cents: 0,
    credit_amount_cents: credit,
    refund_amount_cents: refund,
    offset_amount_cents: offset,
    coupons_adjustment_amount_cents: 0,
    created_at: note.createdAt,
    updated_at: note.createdAt,
    file_url: null,
    xml_url: null,
    self_billed: false,
    items: await Promise.all(note.lines.map((line) => itemView(line, invoice))),
    applied_taxes: await Promise.all(note.taxes.map((tax, place) => appliedTaxView(tax, place, note))),
    customer: await customerView(customer, lago),
    metadata: Object.keys(rest).length === 0 ? null : rest,
    error_details: [],
  };
}

async function itemView(line: CreditNote['lines'][number], invoice: Invoice) {
  const billed = invoice.lines.find(({ id }) => id === line.invoiceLineId) as InvoiceLine;
  return {
    lago_id: line.id,
    amount_cents: toCents(line.amount, invoice.currency),
    amount_currency: invoice.currency,
    fee: await lagoFee(billed, invoice),
  };
}

async function appliedTaxView(tax: InvoiceTax, place: number, note: CreditNote) {
  return {
    lago_id: await lagoId(note.tenant, 'applied_tax', `${note.id}/${place}`),
    lago_credit_note_id: note.id,
    ...(await creditedTaxView(tax, note)),
    created_at: note.createdAt,
  };
}

/** The part of a tax that a credit note credits. */
export async function creditedTaxView(tax: InvoiceTax, { tenant, currency }: Pick<CreditNote, 'tenant' | 'currency'>) {
  return {
    lago_tax_id: await lagoId(tenant, 'tax', tax.code),
    tax_name: tax.name,
    tax_code: tax.code,
    tax_rate: Number(tax.rate ?? '0'),
    tax_description: null,
    base_amount_cents: toCents(tax.taxableAmount, currency),
    amount_cents: toCents(tax.amount, currency),
    amount_currency: currency,
  };
}

/** The average tax rate of the lines in percent, for display only. */
export function rateOf({ subtotal, taxAmount }: Pick<CreditNote, 'subtotal' | 'taxAmount'>): number {
  const net = Number(subtotal);
  return net === 0 ? 0 : Math.round((Number(taxAmount) / net) * 10_000) / 100;
}
