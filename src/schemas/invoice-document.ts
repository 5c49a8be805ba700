import { instantLeaf } from '../calendar/instant.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import { paymentTermShape } from '../calendar/payment-term.ts';
import { periodShape } from '../calendar/period.ts';
import { withoutCodeLists } from '../code-lists/code-leaf.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../code-lists/e-invoice-profiles.ts';
import { notesShape } from '../directory/note.ts';
import { paymentMeansShape } from '../directory/payment-means-shape.ts';
import type { Attachment } from '../invoice/attachment.ts';
import { invoiceReferencesShape, lineReferencesShape } from '../invoice/document-references.ts';
import {
  type DocumentType,
  documentTypes,
  type Invoice,
  type InvoiceLine,
  invoiceStatuses,
  type Operation,
  operations,
  type Payment,
  type PrecedingInvoice,
  paymentStatuses,
} from '../invoice/invoice.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { deliverToShape } from '../pricing/input.ts';
import { type LineTaxSource, taxSources } from '../tax/tax.ts';
import { list, nullable } from '../validation/combine.ts';
import { flag, integer, oneOf, text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { Fields, Leaf, ObjectShape } from '../validation/shape.ts';
import { shortTexts } from '../validation/short-texts.ts';
import { buyer, exchangeRate, item, rounding, seller, taxRow, taxShare } from './document-parts.ts';
import { faultShape } from './fault-shape.ts';
import { amount, lineWithholding, payableFields, UNLIMITED, writeOffDocument } from './payable-document.ts';

const line: ObjectShape<InvoiceLine> = object<InvoiceLine>({
  id: text(),
  addOn: nullable(text()),
  name: text(5000),
  description: nullable(text(5000)),
  group: nullable(text()),
  quantity: decimalTextLeaf,
  unit: text(40),
  unitPrice: decimalTextLeaf,
  baseQuantity: decimalTextLeaf,
  period: nullable(periodShape),
  note: nullable(text(5000)),
  item: nullable(item),
  references: nullable(lineReferencesShape),
  taxPointDate: nullable(isoDateLeaf),
  taxDate: isoDateLeaf,
  amount,
  taxAmount: amount,
  total: amount,
  taxes: list(taxShare, UNLIMITED),
  taxSource: nullable(oneOf<LineTaxSource>([...taxSources, 'resolver_as_filed'])),
  withholdings: list(lineWithholding, UNLIMITED),
  deposit: nullable(text()),
  metadata: shortTexts,
});

const payment: ObjectShape<Payment> = object<Payment>({
  id: text(),
  kind: oneOf(['payment', 'refund', 'reversal']),
  amount,
  receivedAt: instantLeaf,
  method: nullable(text()),
  reference: nullable(text()),
  reverses: nullable(text()),
});

/** Its content was checked when it came in. */
const attachment: ObjectShape<Attachment> = object<Attachment>({
  name: text(),
  description: optional(text()),
  mimeType: optional(text(100)),
  content: optional(text(Number.MAX_SAFE_INTEGER)),
  url: optional(text(2000)),
});

const document: ObjectShape<Invoice> = object<Invoice>({
  id: text(),
  tenant: text(),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  origin: oneOf(['one_off']),
  documentType: oneOf<DocumentType>(documentTypes),
  status: oneOf(invoiceStatuses),
  onHold: flag,
  number: nullable(text()),
  currency: text(12),
  issueDate: nullable(isoDateLeaf),
  dueDate: nullable(isoDateLeaf),
  finalizeAt: nullable(instantLeaf),
  supplyDate: nullable(isoDateLeaf),
  taxPointDate: nullable(isoDateLeaf),
  taxPointEvent: nullable(text(40)),
  operation: nullable(oneOf<Operation>(operations)),
  taxDate: isoDateLeaf,
  paymentTerm: nullable(paymentTermShape),
  deliverTo: nullable(deliverToShape),
  servicePeriod: nullable(periodShape),
  purchaseOrderNumber: nullable(text()),
  buyerReference: nullable(text()),
  contractReference: nullable(text()),
  references: invoiceReferencesShape,
  precedingInvoices: list(object<PrecedingInvoice>({ number: text(), issueDate: isoDateLeaf }), UNLIMITED),
  paymentMeans: list(paymentMeansShape, UNLIMITED),
  paymentMeansSource: nullable(oneOf(['invoice', 'billing_entity'])),
  eInvoiceProfile: nullable<EInvoiceChoice>(eInvoiceChoiceShape),
  memo: nullable(text(5000)),
  notes: notesShape,
  attachments: list(attachment, UNLIMITED),
  metadata: shortTexts,
  customFields: shortTexts,
  billingEntity: seller,
  customer: buyer,
  timeZone: text(),
  lines: list(line, UNLIMITED),
  taxes: list(taxRow, UNLIMITED),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
  ...payableFields,
  amountPaid: amount,
  amountCredited: amount,
  amountWrittenOff: amount,
  amountDue: amount,
  amountRefundable: amount,
  paymentStatus: oneOf(paymentStatuses),
  taxStatus: oneOf(['complete', 'pending']),
  pricesIncludeTax: flag,
  rounding,
  taxCurrency: nullable(text(12)),
  exchangeRate: nullable(exchangeRate),
  taxAmountInTaxCurrency: nullable(amount),
  payments: list(payment, UNLIMITED),
  writeOffs: list(writeOffDocument, UNLIMITED),
  deductedBy: nullable(text()),
  replaces: nullable(text()),
  replacedBy: nullable(text()),
  voidReason: nullable(text(500)),
  warnings: list(faultShape, UNLIMITED),
  createdAt: instantLeaf,
  updatedAt: instantLeaf,
  finalizedAt: nullable(instantLeaf),
  voidedAt: nullable(instantLeaf),
  paidAt: nullable(instantLeaf),
  overdueAt: nullable(instantLeaf),
  schemaVersion: integer(1, 1) as Leaf<1>,
} as Fields<Invoice>);

/** The shape of a stored {@link Invoice} of any status. */
export const invoiceShape: ObjectShape<Invoice> = withoutCodeLists(document);
