import { instantLeaf } from '../../calendar/instant.ts';
import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { periodShape } from '../../calendar/period.ts';
import { timeZoneLeaf } from '../../calendar/time-zone.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../../code-lists/e-invoice-profiles.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { nullable } from '../../validation/combine.ts';
import { flag, integer, oneOf } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import type { Leaf, ObjectShape } from '../../validation/shape.ts';
import { shortTexts } from '../../validation/short-texts.ts';
import {
  type ConvertedAmounts,
  type ConvertedLine,
  type CreditNote,
  type CreditNoteLine,
  type CreditNoteReason,
  creditNoteReasons,
} from '../credit-note.ts';
import { type DocumentType, documentTypes } from '../invoice.ts';
import { anyNumberOf } from './any-number-of.ts';
import { amount, exchangeRate, item, lineReferences, references, rounding, taxRow, taxShare } from './content-shape.ts';
import { documentText } from './document-text.ts';
import { buyerShape, sellerShape, storedDeliverTo, storedNotes } from './party-shape.ts';
import { lineWithholding, withholding } from './payable-shape.ts';
import { storedPaymentMeans } from './payment-means-shape.ts';

const line: ObjectShape<CreditNoteLine> = /* @__PURE__ */ object<CreditNoteLine>({
  id: documentText(),
  invoiceLineId: documentText(),
  name: documentText(5000),
  description: nullable(documentText(5000)),
  quantity: nullable(decimalTextLeaf),
  unit: documentText(40),
  unitPrice: decimalTextLeaf,
  baseQuantity: decimalTextLeaf,
  period: nullable(periodShape),
  item: nullable(item),
  references: nullable(lineReferences),
  amount,
  taxAmount: amount,
  total: amount,
  taxes: anyNumberOf(taxShare),
  withholdings: anyNumberOf(lineWithholding),
});

const converted: ObjectShape<ConvertedAmounts> = /* @__PURE__ */ object<ConvertedAmounts>({
  currency: documentText(12),
  exchangeRate,
  lines: anyNumberOf(
    object<ConvertedLine>({
      unitPrice: decimalTextLeaf,
      amount,
      taxAmount: amount,
      total: amount,
      taxes: anyNumberOf(taxShare),
      withholdings: anyNumberOf(lineWithholding),
    }),
  ),
  taxes: anyNumberOf(taxRow),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
  withholdings: anyNumberOf(withholding),
  amountWithheld: amount,
  roundingAmount: amount,
  amountPayable: amount,
  taxAmountInTaxCurrency: nullable(amount),
});

/** The shape of a stored {@link CreditNote}. */
export const creditNoteShape: ObjectShape<CreditNote> = /* @__PURE__ */ object<CreditNote>({
  id: documentText(),
  tenant: documentText(),
  version: integer(0, Number.MAX_SAFE_INTEGER),
  number: documentText(),
  issueDate: isoDateLeaf,
  invoice: object<CreditNote['invoice']>({ id: documentText(), number: documentText(), issueDate: isoDateLeaf }),
  reason: oneOf<CreditNoteReason>(creditNoteReasons),
  reasonText: nullable(documentText(500)),
  documentType: oneOf<DocumentType>(documentTypes),
  supplyDate: nullable(isoDateLeaf),
  taxPointDate: nullable(isoDateLeaf),
  taxPointEvent: nullable(documentText(40)),
  deliverTo: nullable(storedDeliverTo),
  servicePeriod: nullable(periodShape),
  purchaseOrderNumber: nullable(documentText()),
  buyerReference: nullable(documentText()),
  contractReference: nullable(documentText()),
  references,
  timeZone: timeZoneLeaf,
  paymentMeans: anyNumberOf(storedPaymentMeans),
  notes: storedNotes,
  eInvoiceProfile: nullable<EInvoiceChoice>(eInvoiceChoiceShape),
  billingEntity: sellerShape,
  customer: buyerShape,
  currency: documentText(12),
  converted: nullable(converted),
  pricesIncludeTax: flag,
  rounding,
  lines: anyNumberOf(line),
  taxes: anyNumberOf(taxRow),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
  withholdings: anyNumberOf(withholding),
  amountWithheld: amount,
  roundingAmount: amount,
  amountPayable: amount,
  taxCurrency: nullable(documentText(12)),
  exchangeRate: nullable(exchangeRate),
  taxAmountInTaxCurrency: nullable(amount),
  metadata: shortTexts,
  createdAt: instantLeaf,
  schemaVersion: integer(1, 1) as Leaf<1>,
});
