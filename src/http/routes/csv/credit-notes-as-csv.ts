import type { CreditNote } from '../../../invoice/credit-note.ts';
import type { CreditNoteQuery } from '../../../ports/invoice-store.ts';
import type { Route } from '../route.ts';
import { type CsvColumns, figure, listAsCsv } from './list-as-csv.ts';

const columns: CsvColumns<CreditNote> = {
  number: ({ number }) => number,
  issueDate: ({ issueDate }) => issueDate,
  'invoice.id': ({ invoice }) => invoice.id,
  'invoice.number': ({ invoice }) => invoice.number,
  reason: ({ reason }) => reason,
  reasonText: ({ reasonText }) => reasonText,
  'customer.id': ({ customer }) => customer.id,
  'customer.name': ({ customer }) => customer.name,
  'billingEntity.id': ({ billingEntity }) => billingEntity.id,
  'billingEntity.name': ({ billingEntity }) => billingEntity.name,
  purchaseOrderNumber: ({ purchaseOrderNumber }) => purchaseOrderNumber,
  currency: ({ currency }) => currency,
  subtotal: ({ subtotal }) => figure(subtotal),
  taxAmount: ({ taxAmount }) => figure(taxAmount),
  total: ({ total }) => figure(total),
  amountPayable: ({ amountPayable }) => figure(amountPayable),
  createdAt: ({ createdAt }) => createdAt,
  id: ({ id }) => id,
};

/** All credit notes of a list, a row each. */
export const creditNotesAsCsv: NonNullable<Route<never, CreditNoteQuery>['csv']> = {
  name: 'credit-notes',
  rows: ({ invoicing, query }) => listAsCsv(columns, query, (from) => invoicing.listCreditNotes({ ...query, ...from })),
};
