import type { Invoice } from './invoice.ts';

/** The members that a summary has as the invoice has them. */
export const summaryMembers = [
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
] as const;

/** A party in a summary. */
export interface SummaryParty {
  readonly id: string;
  readonly name: string;
}

/** What a list shows of an invoice: no lines, taxes or payments, and its parties by id and name. */
export type InvoiceSummary = Pick<Invoice, (typeof summaryMembers)[number]> & {
  readonly billingEntity: SummaryParty;
  readonly customer: SummaryParty;
};

/** The summary of an invoice. */
export function summaryOf(invoice: InvoiceSummary): InvoiceSummary {
  const entries = summaryMembers.map((member) => [member, invoice[member]]);
  const party = ({ id, name }: SummaryParty): SummaryParty => ({ id, name });
  return {
    ...Object.fromEntries(entries),
    billingEntity: party(invoice.billingEntity),
    customer: party(invoice.customer),
  } as InvoiceSummary;
}
