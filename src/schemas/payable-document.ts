import { instantLeaf } from '../calendar/instant.ts';
import { isoDateLeaf } from '../calendar/iso-date.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { InvoiceDeposit, LineWithholding, Withholding, WriteOff } from '../invoice/payable.ts';
import { decimalTextLeaf } from '../money/check-decimal.ts';
import { list, nullable } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import { object } from '../validation/object.ts';
import type { Fields, Leaf, ObjectShape } from '../validation/shape.ts';

/** A stored document is read as it is, however long; limits are for what comes in. */
export const UNLIMITED: { readonly max: number } = { max: Number.POSITIVE_INFINITY };

/** An amount in major units. */
export const amount: Leaf<string> = decimalTextLeaf;

/** The shape of a {@link LineWithholding}. */
export const lineWithholding: ObjectShape<LineWithholding> = object<LineWithholding>({
  code: text(),
  rate: decimalTextLeaf,
  amount,
});

/** The shape of a {@link Withholding}. */
export const withholding: ObjectShape<Withholding> = object<Withholding>({
  code: text(),
  name: text(),
  scheme: text(40),
  rate: decimalTextLeaf,
  jurisdiction: nullable(text(40)),
  base: amount,
  amount,
});

/** The shape of a {@link WriteOff}. */
export const writeOffDocument: ObjectShape<WriteOff> = object<WriteOff>({
  id: text(),
  amount,
  reason: text(500),
  writtenOffAt: instantLeaf,
  reversedAt: nullable(instantLeaf),
});

const deposit: ObjectShape<InvoiceDeposit> = object<InvoiceDeposit>({
  invoiceId: text(),
  name: nullable(text()),
  number: nullable(text()),
  issueDate: nullable(isoDateLeaf),
  subtotal: amount,
  taxAmount: amount,
  total: amount,
});

/** The members of a stored invoice from its deposits to what is payable. */
export const payableFields: Fields<
  Pick<Invoice, 'deposits' | 'withholdings' | 'amountWithheld' | 'cashRounding' | 'roundingAmount' | 'amountPayable'>
> = {
  deposits: list(deposit, UNLIMITED),
  withholdings: list(withholding, UNLIMITED),
  amountWithheld: amount,
  cashRounding: nullable(amount),
  roundingAmount: amount,
  amountPayable: amount,
};
