import { invoiceShape } from '../../invoice/documents/invoice-shape.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { type InvoiceSummary, type SummaryParty, summaryMembers } from '../../invoice/summary.ts';
import { union } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { isPlainObject, object } from '../../validation/object.ts';
import type { ObjectShape, Shape } from '../../validation/shape.ts';

const party: ObjectShape<SummaryParty> = object<SummaryParty>({ id: text(), name: text() });
const fields = invoiceShape.fields as { readonly [name: string]: unknown };

const summaryShape: ObjectShape<InvoiceSummary> = object<never>({
  ...Object.fromEntries(summaryMembers.map((name) => [name, fields[name]])),
  billingEntity: party,
  customer: party,
} as never) as unknown as ObjectShape<InvoiceSummary>;

/** An invoice in a list: whole, or its summary. */
export const invoiceListItemShape: Shape<Invoice | InvoiceSummary> = union<Invoice | InvoiceSummary>(
  [invoiceShape, summaryShape],
  (value) => (isPlainObject(value) && 'lines' in value ? invoiceShape : summaryShape),
);
