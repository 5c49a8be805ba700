import { throwFaults } from '../errors/throw-faults.ts';
import { invoiceLineShape } from '../invoice/documents/invoice-shape.ts';
import { misfitFault } from '../invoice/documents/misfit-fault.ts';
import { requireDocument } from '../invoice/documents/require-document.ts';
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts';
import { lagoCents } from './lago-cents.ts';
import { lagoId } from './lago-id.ts';
import { bigDecimal, preciseFigures } from './lago-precise.ts';
import { paymentStatusOf } from './lago-status.ts';
import type { LagoFee } from './lago-types.ts';

/**
 * A line as Lago writes it. A line without an add-on has its name as the code.
 *
 * @throws {ValidationError} `field.type`, `field.required` for what is no line or no invoice
 */
export async function lagoFee(line: InvoiceLine, invoice: Invoice): Promise<LagoFee> {
  const found = misfitFault(line, invoiceLineShape, 'a line of an invoice', '');
  throwFaults(found === undefined ? [] : [found]);
  requireDocument(invoice, 'an invoice', '/invoice');
  return feeOf(line, invoice);
}

/** {@link lagoFee} of an invoice that was checked. */
export async function feeOf(line: InvoiceLine, invoice: Invoice): Promise<LagoFee> {
  const { currency } = invoice;
  const precise = preciseFigures(line, invoice);
  const units = bigDecimal(line.quantity);
  return {
    lago_id: line.id,
    lago_invoice_id: invoice.id,
    lago_charge_id: null,
    lago_charge_filter_id: null,
    lago_fixed_charge_id: null,
    lago_true_up_fee_id: null,
    lago_true_up_parent_fee_id: null,
    lago_original_fee_id: null,
    lago_subscription_id: null,
    external_subscription_id: null,
    lago_customer_id: null,
    external_customer_id: null,
    item: {
      type: 'add_on',
      code: line.addOn ?? line.name,
      name: line.name,
      description: line.description,
      invoice_display_name: line.name,
      filters: null,
      filter_invoice_display_name: null,
      lago_item_id: await lagoId(invoice.tenant, 'add_on', line.addOn ?? line.id),
      item_type: 'AddOn',
      grouped_by: {},
    },
    pay_in_advance: false,
    invoiceable: true,
    units,
    total_aggregated_units: units,
    precise_unit_amount: bigDecimal(line.unitPrice),
    amount_cents: lagoCents(line.amount),
    precise_amount: precise.amount,
    amount_currency: currency,
    sub_total_excluding_taxes_amount_cents: lagoCents(line.amount),
    sub_total_excluding_taxes_precise_amount_cents: precise.amountInCents,
    precise_coupons_amount_cents: '0.0',
    taxes_amount_cents: lagoCents(line.taxAmount),
    taxes_precise_amount: precise.taxes,
    taxes_rate: precise.rate,
    total_amount_cents: lagoCents(line.total),
    precise_total_amount: precise.total,
    total_amount_currency: currency,
    events_count: null,
    amount_details: {},
    description: line.description,
    from_date: instantOf(line.period?.from, 'T00:00:00Z'),
    to_date: instantOf(line.period?.to, 'T23:59:59Z'),
    payment_status: paymentStatusOf(invoice),
    created_at: invoice.createdAt,
    succeeded_at: invoice.paidAt,
    failed_at: null,
    refunded_at: null,
    self_billed: false,
  };
}

/** Lago's periods are instants; a whole day begins and ends in UTC. */
function instantOf(end: string | undefined, time: string): string | null {
  if (end === undefined) return null;
  return end.includes('T') ? end : end + time;
}
