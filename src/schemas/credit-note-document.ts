import { instantLeaf } from '../calendar/instant.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import {
  type CreditNote,
  type CreditNoteLine,
  type CreditNoteReason,
  creditNoteReasons,
} from '../invoice/credit-note.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { list, nullable } from '../validation/combine.ts';
import { flag, integer, oneOf, text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import type { Leaf, ObjectShape } from '../validation/shape.ts';
import { shortTexts } from '../validation/short-texts.ts';
import { exchangeRate, party, rounding, taxRow, taxShare } from './invoice-document.ts';
import { amount, lineWithholding, UNLIMITED, withholding } from './payable-document.ts';

const line: ObjectShape<CreditNoteLine> = object<CreditNoteLine>({
  id: text(),
  invoiceLineId: text(),
  quantity: nullable(decimalTextLeaf),
  amount,
  taxAmount: amount,
  total: amount,
  taxes: list(taxShare, UNLIMITED),
  withholdings: list(lineWithholding, UNLIMITED),
});

/** The shape of a stored {@link CreditNote}. */
export const creditNoteShape: ObjectShape<CreditNote> = object<CreditNote>({
  id: text(),
  tenant: text(),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  number: text(),
  issueDate: isoDateLeaf,
  invoice: object<CreditNote['invoice']>({ id: text(), number: text(), issueDate: isoDateLeaf }),
  reason: oneOf<CreditNoteReason>(creditNoteReasons),
  reasonText: nullable(text(500)),
  billingEntity: party,
  customer: party,
  currency: text(12),
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
