import type { Invoice } from '../invoice/invoice.ts';
import type { LagoPaymentStatus } from './lago-types.ts';

/** Lago knows money that came and money that did not; what is settled by credit alone counts as settled. */
export function paymentStatusOf({ paymentStatus }: Invoice): LagoPaymentStatus {
  return paymentStatus === 'paid' || paymentStatus === 'credited' ? 'succeeded' : 'pending';
}
