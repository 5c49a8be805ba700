import type { InvoiceQuery } from '../../ports/invoice-store.ts';
import { invoiceQueryShape } from '../../service/commands/list-invoices.ts';
import { oneOf } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** The parameters of a list of invoices. */
export interface InvoiceListQuery extends InvoiceQuery {
  readonly view?: 'full' | 'summary';
}

/** The shape of an {@link InvoiceListQuery}. */
export const invoiceListShape: ObjectShape<InvoiceListQuery> = object<InvoiceListQuery>({
  ...invoiceQueryShape.fields,
  view: optional(oneOf(['full', 'summary'])),
});
