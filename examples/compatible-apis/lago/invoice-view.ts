import type { Invoice } from 'oneoff';
import { type LagoInvoice, type LagoPaymentStatus, lagoInvoice, lagoPaymentStatus } from 'oneoff/lago';
import { customerView } from './customer-view.ts';
import type { LagoServices } from './lago-env.ts';
import type { NoteKinds } from './notes.ts';

type Note = NoteKinds['invoice'] | undefined;

/** An invoice as Lago's API writes it: as its webhooks do, and what only the API tells. */
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

/** An invoice in a list, which tells no fees. */
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
    // As he is now, but named as he was when the invoice was issued.
    customer: { ...(await customerView(customer, lago)), ...shown.customer },
    metadata: note?.metadata ?? [],
  };
}

/** Lago's word for how an invoice is settled, as its API tells it. */
export function paymentStatusOf(invoice: Invoice, note: Note): LagoPaymentStatus | 'failed' {
  const status = lagoPaymentStatus(invoice);
  return status === 'pending' && note?.paymentFailed ? 'failed' : status;
}
