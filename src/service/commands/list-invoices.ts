import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { type Invoice, invoiceStatuses, paymentStatuses } from '../../invoice/invoice.ts';
import type { InvoiceSummary } from '../../invoice/summary.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import type { InvoiceQuery, Page } from '../../ports/invoice-store.ts';
import { list } from '../../validation/combine.ts';
import { flag, integer, oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { shortTexts } from '../../validation/short-texts.ts';
import { requireFilters } from '../input/require-filters.ts';
import type { Settings } from '../options.ts';

const date = optional(isoDateLeaf);
const name = optional(text());

/** The shape of an {@link InvoiceQuery}. */
export const invoiceQueryShape: ObjectShape<InvoiceQuery> = object<InvoiceQuery>({
  status: optional(list(oneOf(invoiceStatuses))),
  paymentStatus: optional(list(oneOf(paymentStatuses))),
  customerId: name,
  billingEntityId: name,
  currency: name,
  number: name,
  issueDateFrom: date,
  issueDateTo: date,
  dueDateFrom: date,
  dueDateTo: date,
  overdueOn: date,
  overdueMarked: optional(flag),
  purchaseOrderNumber: name,
  onHold: optional(flag),
  needsAttention: optional(flag),
  totalFrom: optional(decimalTextLeaf),
  totalTo: optional(decimalTextLeaf),
  q: optional(text(200)),
  metadata: optional(shortTexts),
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});

/**
 * A page of invoices.
 *
 * @throws {ValidationError} `field.*`, `date.invalid`, `text.*`: a filter that is misspelt or `undefined` is refused, not left out
 */
export async function listInvoices({ store, tenant }: Settings, query: InvoiceQuery = {}): Promise<Page<Invoice>> {
  requireFilters(invoiceQueryShape, query);
  return store.list(tenant, query);
}

/** A page of summaries, with the conditions of {@link listInvoices}. */
export async function listInvoiceSummaries(
  { store, tenant }: Settings,
  query: InvoiceQuery = {},
): Promise<Page<InvoiceSummary>> {
  requireFilters(invoiceQueryShape, query);
  return store.listSummaries(tenant, query);
}
