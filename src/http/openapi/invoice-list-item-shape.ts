import type { Invoice } from '../../invoice/invoice.ts';
import type { InvoiceSummary, SummaryParty } from '../../invoice/summary.ts';
import { invoiceShape } from '../../schemas/invoice-document.ts';
import { union } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { isPlainObject, object } from '../../validation/object.ts';
import type { ObjectShape, Shape } from '../../validation/shape.ts';

const NAMES = [
  'id',
  'tenant',
  'version',
  'documentType',
  'status',
  'onHold',
  'paymentStatus',
  'number',
  'currency',
  'purchaseOrderNumber',
  'issueDate',
  'dueDate',
  'finalizeAt',
  'subtotal',
  'taxAmount',
  'total',
  'amountPayable',
  'amountPaid',
  'amountCredited',
  'amountDue',
  'createdAt',
  'updatedAt',
  'finalizedAt',
  'voidedAt',
  'paidAt',
  'overdueAt',
] as const satisfies readonly (keyof InvoiceSummary)[];

const party: ObjectShape<SummaryParty> = object<SummaryParty>({ id: text(), name: text() });
const fields = invoiceShape.fields as { readonly [name: string]: unknown };

const summaryShape: ObjectShape<InvoiceSummary> = object<never>({
  ...Object.fromEntries(NAMES.map((name) => [name, fields[name]])),
  billingEntity: party,
  customer: party,
} as never) as unknown as ObjectShape<InvoiceSummary>;

/** An invoice in a list: whole, or its summary. */
export const invoiceListItemShape: Shape<Invoice | InvoiceSummary> = union<Invoice | InvoiceSummary>(
  [invoiceShape, summaryShape],
  (value) => (isPlainObject(value) && 'lines' in value ? invoiceShape : summaryShape),
);
