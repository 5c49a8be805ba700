import { instantLeaf } from '../../calendar/instant.ts';
import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { paymentTermShape } from '../../calendar/payment-term.ts';
import { periodShape } from '../../calendar/period.ts';
import { timeZoneLeaf } from '../../calendar/time-zone.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../../code-lists/e-invoice-profiles.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { type LineTaxSource, taxSources } from '../../tax/tax.ts';
import { nullable } from '../../validation/combine.ts';
import { faultShape } from '../../validation/fault-shape.ts';
import { flag, integer, oneOf } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Fields, Leaf, ObjectShape } from '../../validation/shape.ts';
import { shortTexts } from '../../validation/short-texts.ts';
import type { Attachment } from '../attachment.ts';
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
} from '../invoice.ts';
import { anyNumberOf } from './any-number-of.ts';
import { amount, exchangeRate, item, lineReferences, references, rounding, taxRow, taxShare } from './content-shape.ts';
import { documentText } from './document-text.ts';
import { buyerShape, sellerShape, storedDeliverTo, storedNotes } from './party-shape.ts';
import { lineWithholding, payableFields, storedWriteOff } from './payable-shape.ts';
import { storedPaymentMeans } from './payment-means-shape.ts';

/** The shape of a stored {@link InvoiceLine}. */
export const invoiceLineShape: ObjectShape<InvoiceLine> = /* @__PURE__ */ object<InvoiceLine>({
  id: documentText(),
  addOn: nullable(documentText()),
  name: documentText(5000),
  description: nullable(documentText(5000)),
  group: nullable(documentText()),
  quantity: decimalTextLeaf,
  unit: documentText(40),
  unitPrice: decimalTextLeaf,
  baseQuantity: decimalTextLeaf,
  period: nullable(periodShape),
  note: nullable(documentText(5000)),
  item: nullable(item),
  references: nullable(lineReferences),
  taxPointDate: nullable(isoDateLeaf),
  taxDate: isoDateLeaf,
  amount,
  taxAmount: amount,
  total: amount,
  taxes: anyNumberOf(taxShare),
  taxSource: nullable(oneOf<LineTaxSource>([...taxSources, 'resolver_as_filed'])),
  withholdings: anyNumberOf(lineWithholding),
  deposit: nullable(documentText()),
  metadata: shortTexts,
});

const payment: ObjectShape<Payment> = /* @__PURE__ */ object<Payment>({
  id: documentText(),
  kind: oneOf(['payment', 'refund', 'reversal']),
  amount,
  receivedAt: instantLeaf,
  method: nullable(documentText()),
  reference: nullable(documentText()),
  reverses: nullable(documentText()),
});

/** Its content was checked when it came in. */
const attachment: ObjectShape<Attachment> = /* @__PURE__ */ object<Attachment>({
  name: documentText(),
  description: optional(documentText()),
  mimeType: optional(documentText(100)),
  content: optional(documentText(Number.MAX_SAFE_INTEGER)),
  url: optional(documentText(2000)),
});

/** The shape of a stored {@link Invoice} of any status. */
export const invoiceShape: ObjectShape<Invoice> = /* @__PURE__ */ object<Invoice>({
  id: documentText(),
  tenant: documentText(),
  version: integer(0, Number.MAX_SAFE_INTEGER),
  origin: oneOf(['one_off']),
  documentType: oneOf<DocumentType>(documentTypes),
  status: oneOf(invoiceStatuses),
  onHold: flag,
  number: nullable(documentText()),
  currency: documentText(12),
  issueDate: nullable(isoDateLeaf),
  dueDate: nullable(isoDateLeaf),
  finalizeAt: nullable(instantLeaf),
  supplyDate: nullable(isoDateLeaf),
  taxPointDate: nullable(isoDateLeaf),
  taxPointEvent: nullable(documentText(40)),
  operation: nullable(oneOf<Operation>(operations)),
  taxDate: isoDateLeaf,
  paymentTerm: nullable(paymentTermShape),
  deliverTo: nullable(storedDeliverTo),
  servicePeriod: nullable(periodShape),
  purchaseOrderNumber: nullable(documentText()),
  buyerReference: nullable(documentText()),
  contractReference: nullable(documentText()),
  references,
  precedingInvoices: anyNumberOf(object<PrecedingInvoice>({ number: documentText(), issueDate: isoDateLeaf })),
  paymentMeans: anyNumberOf(storedPaymentMeans),
  paymentMeansSource: nullable(oneOf(['invoice', 'billing_entity'])),
  eInvoiceProfile: nullable<EInvoiceChoice>(eInvoiceChoiceShape),
  memo: nullable(documentText(5000)),
  notes: storedNotes,
  attachments: anyNumberOf(attachment),
  metadata: shortTexts,
  customFields: shortTexts,
  billingEntity: sellerShape,
  customer: buyerShape,
  timeZone: timeZoneLeaf,
  lines: anyNumberOf(invoiceLineShape),
  taxes: anyNumberOf(taxRow),
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
  taxCurrency: nullable(documentText(12)),
  exchangeRate: nullable(exchangeRate),
  taxAmountInTaxCurrency: nullable(amount),
  payments: anyNumberOf(payment),
  writeOffs: anyNumberOf(storedWriteOff),
  deductedBy: nullable(documentText()),
  replaces: nullable(documentText()),
  replacedBy: nullable(documentText()),
  voidReason: nullable(documentText(500)),
  warnings: anyNumberOf(faultShape),
  createdAt: instantLeaf,
  updatedAt: instantLeaf,
  finalizedAt: nullable(instantLeaf),
  voidedAt: nullable(instantLeaf),
  paidAt: nullable(instantLeaf),
  overdueAt: nullable(instantLeaf),
  schemaVersion: integer(1, 1) as Leaf<1>,
} as Fields<Invoice>);
