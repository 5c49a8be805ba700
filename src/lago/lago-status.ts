import { requireDocument } from '../invoice/documents/require-document.ts';
import type { Invoice, PaymentStatus } from '../invoice/invoice.ts';
import type { LagoPaymentStatus, LagoStatus } from './lago-types.ts';

/**
 * The status of an invoice in Lago: an open one is a `draft`, one with pending taxes is `pending`.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no invoice
 */
export function lagoStatus(invoice: Invoice): LagoStatus {
  requireDocument(invoice, 'an invoice');
  const { status, taxStatus } = invoice;
  if (status === 'finalized' || status === 'voided') return status;
  return taxStatus === 'pending' ? 'pending' : 'draft';
}

const SETTLED: readonly PaymentStatus[] = ['paid', 'credited', 'written_off'];

/**
 * The payment status of an invoice in Lago: credited and written off are `succeeded` too, partly paid is `pending`.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no invoice
 */
export function lagoPaymentStatus(invoice: Invoice): LagoPaymentStatus {
  requireDocument(invoice, 'an invoice');
  return paymentStatusOf(invoice);
}

/** {@link lagoPaymentStatus} of an invoice that was checked. */
export function paymentStatusOf({ paymentStatus }: Invoice): LagoPaymentStatus {
  return SETTLED.includes(paymentStatus) ? 'succeeded' : 'pending';
}
