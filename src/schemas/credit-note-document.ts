import { instantLeaf } from '../calendar/instant.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import { periodShape } from '../calendar/period.ts';
import { withoutCodeLists } from '../code-lists/code-leaf.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../code-lists/e-invoice-profiles.ts';
import { notesShape } from '../directory/note.ts';
import { paymentMeansShape } from '../directory/payment-means-shape.ts';
import {
  type ConvertedAmounts,
  type ConvertedLine,
  type CreditNote,
  type CreditNoteLine,
  type CreditNoteReason,
  creditNoteReasons,
} from '../invoice/credit-note.ts';
import { invoiceReferencesShape, lineReferencesShape } from '../invoice/document-references.ts';
import { type DocumentType, documentTypes } from '../invoice/invoice.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { deliverToShape } from '../pricing/input.ts';
import { list, nullable } from '../validation/combine.ts';
import { flag, integer, oneOf, text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';
import { shortTexts } from '../validation/short-texts.ts';
import { buyer, exchangeRate, item, rounding, seller, taxRow, taxShare } from './document-parts.ts';
import { amount, lineWithholding, UNLIMITED, withholding } from './payable-document.ts';

const line: ObjectShape<CreditNoteLine> = object<CreditNoteLine>({
  id: text(),
  invoiceLineId: text(),
  name: text(5000),
  description: nullable(text(5000)),
  quantity: nullable(decimalTextLeaf),
  unit: text(40),
  unitPrice: decimalTextLeaf,
  baseQuantity: decimalTextLeaf,
  period: nullable(periodShape),
  item: nullable(item),
  references: nullable(lineReferencesShape),
  amount,
  taxAmount: amount,
  total: amount,
  taxes: list(taxShare, UNLIMITED),
  withholdings: list(lineWithholding, UNLIMITED),
});

const converted: ObjectShape<ConvertedAmounts> = object<ConvertedAmounts>({
  currency: text(12),
  exchangeRate,
  lines: list(
    object<ConvertedLine>({
      unitPrice: decimalTextLeaf,
      amount,
      taxAmount: amount,
      total: amount,
      taxes: list(taxShare, UNLIMITED),
      withholdings: list(lineWithholding, UNLIMITED),
    }),
    UNLIMITED,
  ),
  taxes: list(taxRow, UNLIMITED),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
  withholdings: list(withholding, UNLIMITED),
  amountWithheld: amount,
  roundingAmount: amount,
  amountPayable: amount,
  taxAmountInTaxCurrency: nullable(amount),
});

const document: ObjectShape<CreditNote> = object<CreditNote>({
  id: text(),
  tenant: text(),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  number: text(),
  issueDate: isoDateLeaf,
  invoice: object<CreditNote['invoice']>({ id: text(), number: text(), issueDate: isoDateLeaf }),
  reason: oneOf<CreditNoteReason>(creditNoteReasons),
  reasonText: nullable(text(500)),
  documentType: oneOf<DocumentType>(documentTypes),
  supplyDate: nullable(isoDateLeaf),
  taxPointDate: nullable(isoDateLeaf),
  taxPointEvent: nullable(text(40)),
  deliverTo: nullable(deliverToShape),
  servicePeriod: nullable(periodShape),
  purchaseOrderNumber: nullable(text()),
  buyerReference: nullable(text()),
  contractReference: nullable(text()),
  references: invoiceReferencesShape,
  timeZone: text(),
  paymentMeans: list(paymentMeansShape, UNLIMITED),
  notes: notesShape,
  eInvoiceProfile: nullable<EInvoiceChoice>(eInvoiceChoiceShape),
  billingEntity: seller,
  customer: buyer,
  currency: text(12),
  converted: nullable(converted),
  pricesIncludeTax: flag,
  rounding,
  lines: list(line, UNLIMITED),
  taxes: list(taxRow, UNLIMITED),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
  withholdings: list(withholding, UNLIMITED),
  amountWithheld: amount,
  roundingAmount: amount,
  amountPayable: amount,
  taxCurrency: nullable(text(12)),
  exchangeRate: nullable(exchangeRate),
  taxAmountInTaxCurrency: nullable(amount),
  metadata: shortTexts,
  createdAt: instantLeaf,
  schemaVersion: integer(1, 1) as Leaf<1>,
});

/** The shape of a stored {@link CreditNote}. */
export const creditNoteShape: ObjectShape<CreditNote> = withoutCodeLists(document);
