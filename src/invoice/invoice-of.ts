import type { Invoice, InvoiceContent, InvoiceStatus } from './invoice.ts';

/** All members of an invoice of any status. */
export type AllMembers = InvoiceContent & {
  readonly status: InvoiceStatus;
  readonly onHold: boolean;
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
};

/** The members that say where an invoice is in its life. */
export type InvoiceState = Pick<
  AllMembers,
  | 'id'
  | 'tenant'
  | 'version'
  | 'origin'
  | 'status'
  | 'onHold'
  | 'number'
  | 'paymentStatus'
  | 'payments'
  | 'deductedBy'
  | 'replaces'
  | 'replacedBy'
  | 'voidReason'
  | 'createdAt'
  | 'updatedAt'
  | 'finalizedAt'
  | 'voidedAt'
  | 'paidAt'
  | 'overdueAt'
  | 'schemaVersion'
>;

/** The members that say what is billed to whom. */
export type InvoiceBody = Omit<AllMembers, keyof InvoiceState>;

/**
 * An invoice with its members in their order, as one literal: a spread of so many members is many times slower, and one
 * that adds members to another a hundred times.
 */
export function invoiceOf<I extends Invoice>(state: InvoiceState, body: InvoiceBody): I {
  const invoice: AllMembers = {
    id: state.id,
    tenant: state.tenant,
    version: state.version,
    origin: state.origin,
    status: state.status,
    onHold: state.onHold,
    number: state.number,
    documentType: body.documentType,
    pricesIncludeTax: body.pricesIncludeTax,
    issueDate: body.issueDate,
    dueDate: body.dueDate,
    paymentTerm: body.paymentTerm,
    finalizeAt: body.finalizeAt,
    supplyDate: body.supplyDate,
    taxPointDate: body.taxPointDate,
    taxPointEvent: body.taxPointEvent,
    operation: body.operation,
    deliverTo: body.deliverTo,
    servicePeriod: body.servicePeriod,
    exchangeRate: body.exchangeRate,
    purchaseOrderNumber: body.purchaseOrderNumber,
    buyerReference: body.buyerReference,
    contractReference: body.contractReference,
    references: body.references,
    precedingInvoices: body.precedingInvoices,
    paymentMeans: body.paymentMeans,
    eInvoiceProfile: body.eInvoiceProfile,
    memo: body.memo,
    notes: body.notes,
    attachments: body.attachments,
    metadata: body.metadata,
    customFields: body.customFields,
    paymentMeansSource: body.paymentMeansSource,
    taxDate: body.taxDate,
    lines: body.lines,
    taxes: body.taxes,
    subtotal: body.subtotal,
    taxAmount: body.taxAmount,
    total: body.total,
    deposits: body.deposits,
    withholdings: body.withholdings,
    amountWithheld: body.amountWithheld,
    cashRounding: body.cashRounding,
    roundingAmount: body.roundingAmount,
    amountPayable: body.amountPayable,
    amountPaid: body.amountPaid,
    amountCredited: body.amountCredited,
    amountWrittenOff: body.amountWrittenOff,
    amountDue: body.amountDue,
    amountRefundable: body.amountRefundable,
    writeOffs: body.writeOffs,
    taxStatus: body.taxStatus,
    taxCurrency: body.taxCurrency,
    taxAmountInTaxCurrency: body.taxAmountInTaxCurrency,
    warnings: body.warnings,
    currency: body.currency,
    rounding: body.rounding,
    billingEntity: body.billingEntity,
    customer: body.customer,
    timeZone: body.timeZone,
    paymentStatus: state.paymentStatus,
    payments: state.payments,
    deductedBy: state.deductedBy,
    replaces: state.replaces,
    replacedBy: state.replacedBy,
    voidReason: state.voidReason,
    createdAt: state.createdAt,
    updatedAt: state.updatedAt,
    finalizedAt: state.finalizedAt,
    voidedAt: state.voidedAt,
    paidAt: state.paidAt,
    overdueAt: state.overdueAt,
    schemaVersion: state.schemaVersion,
  };
  return invoice as unknown as I;
}

/** An invoice with other values of some members. */
export function withMembers<I extends Invoice>(invoice: Invoice, members: Partial<AllMembers>): I {
  return Object.assign(invoiceOf<I>(invoice, invoice), members);
}
