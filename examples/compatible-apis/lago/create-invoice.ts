import type { Invoice, OneOffInvoiceInput } from 'oneoff';
import { lagoInvoice } from 'oneoff/lago';
import { invalid } from './errors.ts';
import type { InvoiceRequest } from './invoice-request.ts';
import type { LagoServices } from './lago-env.ts';
import { toInvoiceInput } from './to-invoice-input.ts';

/** From this many minor units on, an invoice is previewed before it is issued. */
const LARGE = 1e14;
/** An upper bound of a catalogue price. */
const CATALOGUE = 1e12;

/** Issue a one-off invoice. */
export async function createInvoice(request: InvoiceRequest, lago: LagoServices): Promise<Invoice> {
  const input = await toInvoiceInput(request, lago);
  if (mayBeLarge(request)) await requireCountable(input, lago);
  return lago.invoicing.createOneOffInvoice(input, lago.once);
}

/** A rough estimate: it only decides whether to preview, and never an amount. */
function mayBeLarge({ fees }: InvoiceRequest): boolean {
  const sizes = (fees ?? []).map((fee) => Number(fee.units ?? 1) * (fee.unit_amount_cents ?? CATALOGUE));
  return sizes.reduce((sum, size) => sum + size, 0) > LARGE;
}

/** Lago's amounts are JSON numbers: an invoice too large for them would be issued, but could never be shown. */
async function requireCountable(input: OneOffInvoiceInput, { invoicing }: LagoServices): Promise<void> {
  const draft = await invoicing.preview(input);
  await lagoInvoice(draft).catch(() => {
    throw invalid({ fees: ['value_is_out_of_range'] });
  });
}
