import type { Invoice } from '../invoice/invoice.ts';
import type { LagoPaymentStatus, LagoStatus } from './lago-types.ts';

/** Where an invoice stands in Lago's words: an open one is a `draft`, one whose taxes are awaited `pending`. */
export function lagoStatus({ status, taxStatus }: Invoice): LagoStatus {
  if (status === 'finalized' || status === 'voided') return status;
  return taxStatus === 'pending' ? 'pending' : 'draft';
}

/** How an invoice is settled in Lago's words: by credit alone is `succeeded` too, in part is `pending`. */
export function lagoPaymentStatus({ paymentStatus }: Invoice): LagoPaymentStatus {
  return paymentStatus === 'paid' || paymentStatus === 'credited' ? 'succeeded' : 'pending';
}
