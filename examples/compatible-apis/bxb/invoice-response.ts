// The response of bxb's page, made from an invoice.
import { type Invoice, toMinorUnits } from 'oneoff';

/** `InvoiceResponse` of the page: `…_cents` in minor units, line items in major units as in the request. */
export function toResponse(invoice: Invoice) {
  const { id, number, customer, status, currency, dueDate, finalizedAt, paidAt, createdAt, updatedAt } = invoice;
  const cents = (amount: string): string => String(toMinorUnits(amount, currency));
  return {
    id,
    invoice_number: number ?? 'DRAFT',
    customer_id: customer.id,
    subscription_id: null,
    status,
    invoice_type: invoice.origin,
    // A one-off invoice has no billing period, but the page requires one.
    billing_period_start: createdAt,
    billing_period_end: createdAt,
    subtotal_cents: cents(invoice.subtotal),
    tax_amount_cents: cents(invoice.taxAmount),
    total_cents: cents(invoice.total),
    prepaid_credit_amount_cents: '0',
    coupons_amount_cents: '0',
    progressive_billing_credit_amount_cents: '0',
    currency,
    line_items: invoice.lines.map(({ name, description, quantity, unitPrice, amount, metadata }) => ({
      description: description ?? name,
      quantity,
      unit_price: unitPrice,
      amount,
      charge_id: metadata['charge_id'] ?? null,
      metric_code: metadata['metric_code'] ?? null,
    })),
    due_date: dueDate && `${dueDate}T00:00:00Z`,
    issued_at: finalizedAt,
    paid_at: paidAt,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
