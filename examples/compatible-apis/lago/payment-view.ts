import { displayNumber, type Invoice, type Payment } from 'oneoff';
import { lagoId } from 'oneoff/lago';
import { toCents } from './amounts.ts';

/** A payment of an invoice in Lago's shape: always a manual one, because there is no payment provider here. */
export async function paymentView({ id, amount, receivedAt, reference }: Payment, invoice: Invoice) {
  const failed = invoice.payments.some(({ reverses }) => reverses === id);
  const status = failed ? 'failed' : 'succeeded';
  return {
    lago_id: id,
    lago_customer_id: await lagoId(invoice.tenant, 'customer', invoice.customer.id),
    external_customer_id: invoice.customer.id,
    invoice_ids: [invoice.id],
    invoice_numbers: [displayNumber(invoice)],
    lago_payable_id: invoice.id,
    payable_type: 'Invoice',
    amount_cents: toCents(amount, invoice.currency),
    amount_currency: invoice.currency,
    status,
    payment_status: status,
    type: 'manual',
    reference: reference ?? '',
    payment_provider_code: null,
    payment_provider_type: null,
    external_payment_id: null,
    provider_payment_id: null,
    provider_customer_id: null,
    payment_method_id: null,
    next_action: {},
    created_at: receivedAt,
  };
}
