import type { InvoiceSummary } from '../../../invoice/summary.ts';
import type { InvoiceListQuery } from '../invoice-list-shape.ts';
import type { Route } from '../route.ts';
import { type CsvColumns, figure, listAsCsv } from './list-as-csv.ts';

const columns: CsvColumns<InvoiceSummary> = {
  number: ({ number }) => number,
  status: ({ status }) => status,
  onHold: ({ onHold }) => String(onHold),
  paymentStatus: ({ paymentStatus }) => paymentStatus,
  'customer.id': ({ customer }) => customer.id,
  'customer.name': ({ customer }) => customer.name,
  'billingEntity.id': ({ billingEntity }) => billingEntity.id,
  'billingEntity.name': ({ billingEntity }) => billingEntity.name,
  purchaseOrderNumber: ({ purchaseOrderNumber }) => purchaseOrderNumber,
  currency: ({ currency }) => currency,
  issueDate: ({ issueDate }) => issueDate,
  dueDate: ({ dueDate }) => dueDate,
  subtotal: ({ subtotal }) => figure(subtotal),
  taxAmount: ({ taxAmount }) => figure(taxAmount),
  total: ({ total }) => figure(total),
  amountPayable: ({ amountPayable }) => figure(amountPayable),
  amountPaid: ({ amountPaid }) => figure(amountPaid),
  amountCredited: ({ amountCredited }) => figure(amountCredited),
  amountDue: ({ amountDue }) => figure(amountDue),
  createdAt: ({ createdAt }) => createdAt,
  finalizedAt: ({ finalizedAt }) => finalizedAt,
  id: ({ id }) => id,
};

/** All invoices of a list, a row each. */
export const invoicesAsCsv: NonNullable<Route<never, InvoiceListQuery>['csv']> = {
  name: 'invoices',
  rows: ({ invoicing, query }) =>
    listAsCsv(columns, query, (from) => {
      const { view: _, ...conditions } = query;
      return invoicing.listSummaries({ ...conditions, ...from });
    }),
};
