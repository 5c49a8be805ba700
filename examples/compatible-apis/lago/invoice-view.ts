import type { Invoice } from 'oneoff';
import { type LagoInvoice, type LagoPaymentStatus, lagoInvoice, lagoPaymentStatus } from 'oneoff/lago';
import { customerView } from './customer-view.ts';
import type { LagoServices } from './lago-env.ts';
import type { NoteKinds } from './notes.ts';

type Note = NoteKinds['invoice'] | undefined;

/** An invoice in the shape of Lago's API: as in its webhooks, plus the fields that only the API has. */
export async function invoiceView(invoice: Invoice, lago: LagoServices) {
  const note = (await lago.notes.find(lago.tenant, 'invoice', [invoice.id])).get(invoice.id);
  return {
    ...(await withCustomer(await lagoInvoice(invoice), invoice, note, lago)),
    credits: [],
    error_details: [],
    subscriptions: [],
    billing_periods: [],
  };
}

/** An invoice in a list, which has no fees. */
export async function listedInvoiceView(invoice: Invoice, note: Note, lago: LagoServices) {
  const { fees: _, ...shown } = await lagoInvoice(invoice);
  return withCustomer(shown, invoice, note, lago);
}

async function withCustomer<T extends Omit<LagoInvoice, 'fees'>>(
  shown: T,
  invoice: Invoice,
  note: Note,
  lago: LagoServices,
) {
  const customer = (await lago.directory.customer(lago.tenant, invoice.customer.id)) ?? invoice.customer;
  return {
    ...shown,
    payment_status: paymentStatusOf(invoice, note),
    // The current record, but with the name from when the invoice was issued.
    customer: { ...(await customerView(customer, lago)), ...shown.customer },
    metadata: note?.metadata ?? [],
  };
}

/** The payment status of an invoice in Lago's API. */
export function paymentStatusOf(invoice: Invoice, note: Note): LagoPaymentStatus | 'failed' {
  const status = lagoPaymentStatus(invoice);
  return status === 'pending' && note?.paymentFailed ? 'failed' : status;
}
