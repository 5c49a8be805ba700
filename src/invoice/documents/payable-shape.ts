import { instantLeaf } from '../../calendar/instant.ts';
import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { decimalTextLeaf } from '../../money/check-decimal.ts';
import { nullable } from '../../validation/combine.ts';
import { object } from '../../validation/object.ts';
import type { Fields, ObjectShape } from '../../validation/shape.ts';
import type { Invoice } from '../invoice.ts';
import type { InvoiceDeposit, LineWithholding, Withholding, WriteOff } from '../payable.ts';
import { anyNumberOf } from './any-number-of.ts';
import { amount } from './content-shape.ts';
import { documentText } from './document-text.ts';

/** The shape of a {@link LineWithholding}. */
export const lineWithholding: ObjectShape<LineWithholding> = /* @__PURE__ */ object<LineWithholding>({
  code: documentText(),
  rate: decimalTextLeaf,
  amount,
});

/** The shape of a {@link Withholding}. */
export const withholding: ObjectShape<Withholding> = /* @__PURE__ */ object<Withholding>({
  code: documentText(),
  name: documentText(),
  scheme: documentText(40),
  rate: decimalTextLeaf,
  jurisdiction: nullable(documentText(40)),
  base: amount,
  amount,
});

/** The shape of a {@link WriteOff}. */
export const storedWriteOff: ObjectShape<WriteOff> = /* @__PURE__ */ object<WriteOff>({
  id: documentText(),
  amount,
  reason: documentText(500),
  writtenOffAt: instantLeaf,
  reversedAt: nullable(instantLeaf),
});

const deposit: ObjectShape<InvoiceDeposit> = /* @__PURE__ */ object<InvoiceDeposit>({
  invoiceId: documentText(),
  name: nullable(documentText()),
  number: nullable(documentText()),
  issueDate: nullable(isoDateLeaf),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
});

/** The members of a stored invoice from its deposits to what is payable. */
export const payableFields: Fields<
  Pick<Invoice, 'deposits' | 'withholdings' | 'amountWithheld' | 'cashRounding' | 'roundingAmount' | 'amountPayable'>
> = {
  deposits: anyNumberOf(deposit),
  withholdings: anyNumberOf(withholding),
  amountWithheld: amount,
  cashRounding: nullable(amount),
  roundingAmount: amount,
  amountPayable: amount,
};
