import type { LineInput, OneOffInvoiceInput } from 'oneoff';
import { fromCents } from './amounts.ts';
import { invalid, notFound } from './errors.ts';
import { currencyOf } from './invoice-currency.ts';
import type { FeeRequest, InvoiceRequest } from './invoice-request.ts';
import type { LagoServices } from './lago-env.ts';

/**
 * The input of `createOneOffInvoice` for a request.
 *
 * @throws {LagoError} 404 for an unknown customer, 422 for an incomplete period and for a price without a currency
 */
export async function toInvoiceInput(request: InvoiceRequest, lago: LagoServices): Promise<OneOffInvoiceInput> {
  const { external_customer_id: customerId, fees, purchase_order_number, billing_entity_code } = request;
  if (!customerId) throw notFound('customer');
  const currency = await currencyOf(request, lago);
  const codes = (fees ?? []).flatMap((fee) => fee.add_on_code ?? []);
  const notes = await lago.notes.find(lago.tenant, 'add_on', codes);
  return {
    customerId,
    ...(billing_entity_code && { billingEntityId: billing_entity_code }),
    ...(currency && { currency }),
    ...(purchase_order_number && { purchaseOrderNumber: purchase_order_number }),
    lines: (fees ?? []).map((fee) =>
      toLine(fee, currency, notes.get(fee.add_on_code ?? '')?.invoice_display_name ?? null),
    ),
  };
}

function toLine(fee: FeeRequest, currency: string | undefined, displayName: string | null): LineInput {
  const { add_on_code, unit_amount_cents, units, description, invoice_display_name, tax_codes } = fee;
  if (!add_on_code) throw notFound('add_on');
  const name = invoice_display_name || displayName;
  return {
    addOn: add_on_code,
    ...(name && { name }),
    ...(description && { description }),
    ...(units !== undefined && units !== null && { quantity: units }),
    ...(unit_amount_cents !== undefined &&
      unit_amount_cents !== null && { unitPrice: price(unit_amount_cents, currency) }),
    ...periodOf(fee),
    ...(tax_codes && { taxCodes: tax_codes }),
  };
}

function price(cents: number, currency: string | undefined): string {
  if (currency === undefined) throw invalid({ currency: ['value_is_mandatory'] });
  return fromCents(cents, currency);
}

function periodOf({ from_datetime: from, to_datetime: to }: FeeRequest): Pick<LineInput, 'period'> {
  if (!from && !to) return {};
  if (!from || !to) throw invalid({ boundaries: ['values_are_invalid'] });
  return { period: { from, to } };
}
