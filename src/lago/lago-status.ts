import type { Invoice, PaymentStatus } from '../invoice/invoice.ts';
import type { LagoPaymentStatus, LagoStatus } from './lago-types.ts';

/** The status of an invoice in Lago: an open one is a `draft`, one with pending taxes is `pending`. */
export function lagoStatus({ status, taxStatus }: Invoice): LagoStatus {
  if (status === 'finalized' || status === 'voided') return status;
  return taxStatus === 'pending' ? 'pending' : 'draft';
}

const SETTLED: readonly PaymentStatus[] = ['paid', 'credited', 'written_off'];

/** The payment status of an invoice in Lago: credited and written off are `succeeded` too, partly paid is `pending`. */
export function lagoPaymentStatus({ paymentStatus }: Invoice): LagoPaymentStatus {
  return SETTLED.includes(paymentStatus) ? 'succeeded' : 'pending';
}
