import type { Invoice, OneOffInvoiceInput } from 'oneoff';
import { lagoInvoice } from 'oneoff/lago';
import { invalid } from './errors.ts';
import type { InvoiceRequest } from './invoice-request.ts';
import type { LagoServices } from './lago-env.ts';
import { toInvoiceInput } from './to-invoice-input.ts';

/** From so many minor units on, what is asked for is looked at before it is issued. */
const LARGE = 1e14;
/** What a price of the catalogue may come to. */
const CATALOGUE = 1e12;

/** Issue a one-off invoice. */
export async function createInvoice(request: InvoiceRequest, lago: LagoServices): Promise<Invoice> {
  const input = await toInvoiceInput(request, lago);
  if (mayBeLarge(request)) await requireCountable(input, lago);
  return lago.invoicing.createOneOffInvoice(input, lago.once);
}

/** An estimate that decides on a second look, and on no amount. */
function mayBeLarge({ fees }: InvoiceRequest): boolean {
  const sizes = (fees ?? []).map((fee) => Number(fee.units ?? 1) * (fee.unit_amount_cents ?? CATALOGUE));
  return sizes.reduce((sum, size) => sum + size, 0) > LARGE;
}

/** Lago's wire counts in JSON numbers: an invoice that they cannot hold would be issued and never shown. */
async function requireCountable(input: OneOffInvoiceInput, { invoicing }: LagoServices): Promise<void> {
  const draft = await invoicing.preview(input);
  await lagoInvoice(draft).catch(() => {
    throw invalid({ fees: ['value_is_out_of_range'] });
  });
}
