import { isoDateLeaf } from '../../calendar/iso-date.ts';
import { type EInvoiceChoice, eInvoiceChoiceShape } from '../../code-lists/e-invoice-profiles.ts';
import { type Note, notesShape } from '../../directory/note.ts';
import type { PaymentMeans } from '../../directory/payment-means.ts';
import { paymentMeansListShape } from '../../directory/payment-means-shape.ts';
import { type CreditNoteReason, creditNoteReasons } from '../../invoice/credit-note.ts';
import type { ShortTexts } from '../../invoice/invoice.ts';
import { type DecimalInput, decimalTextLeaf, positiveDecimal } from '../../money/check-decimal.ts';
import { currencyCodeLeaf } from '../../money/currency-code.ts';
import { type ExchangeRateInput, exchangeRateShape } from '../../pricing/input.ts';
import { list } from '../../validation/combine.ts';
import { oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { Leaf, ObjectShape } from '../../validation/shape.ts';
import { shortTexts } from '../../validation/short-texts.ts';

/** What is credited of one line: a quantity, an amount, a gross amount, or, without any, all that is left of it. */
export interface CreditNoteLineInput {
  /** Id of the invoice's line. */
  readonly lineId: string;
  /** In the line's unit; above zero, even if the line's quantity is below. */
  readonly quantity?: DecimalInput;
  /** Major units; net, or gross where the invoice's prices include tax. Above zero, even if the line's amount is below. */
  readonly amount?: string;
  /** Major units, with tax: net and taxes are split so that they sum to it. Above zero, even if the line's amount is below. */
  readonly grossAmount?: string;
}

/** What `createCreditNote` takes. */
export interface CreditNoteInput {
  readonly reason: CreditNoteReason;
  /** Required where the reason is `other`. */
  readonly reasonText?: string;
  /** Default: all that is left of the invoice. */
  readonly lines?: readonly CreditNoteLineInput[];
  /** ISO date; default: today in the billing entity's time zone. */
  readonly issueDate?: string;
  /**
   * ISO 4217; default: the invoice's. Another one only where the invoice's is withdrawn by the issue date: then its
   * successor. The amounts of `lines` stay in the invoice's currency, because they say what of it is credited; the note is
   * converted.
   */
  readonly currency?: string;
  /**
   * Units of the invoice's currency for one unit of `currency`: the rate that the law fixed, which is the default where it is
   * known.
   */
  readonly exchangeRate?: ExchangeRateInput;
  /** A cross-check: must equal the note's total, in the note's currency. */
  readonly expectedTotal?: string;
  /** BG-16: how the money goes back; default: the invoice's. */
  readonly paymentMeans?: readonly PaymentMeans[];
  /** BG-1, in addition to those of the billing entity. */
  readonly notes?: readonly Note[];
  /** The profile of its e-invoice; default: the invoice's, else its customer's. `"none"`: it is not sent as an e-invoice. */
  readonly eInvoiceProfile?: EInvoiceChoice;
  /** The host's own. */
  readonly metadata?: ShortTexts;
}

const quantityLeaf: Leaf<DecimalInput> = positiveDecimal(
  'credit_note.not_positive',
  'a credit note lowers an invoice by positive figures; to charge more, issue another invoice',
);

/** Checked as a text first, so that a number gets the fault that says why it cannot be one. */
const amountLeaf: Leaf<string> = {
  ...decimalTextLeaf,
  check: (value, report) => {
    const before = report.faults.length;
    decimalTextLeaf.check(value, report);
    if (report.faults.length === before) quantityLeaf.check(value, report);
  },
};

/** The shape of a {@link CreditNoteInput}. */
export const creditNoteInputShape: ObjectShape<CreditNoteInput> = object<CreditNoteInput>({
  reason: oneOf<CreditNoteReason>(creditNoteReasons),
  reasonText: optional(text(500)),
  lines: optional(
    list(
      object<CreditNoteLineInput>({
        lineId: text(),
        quantity: optional(quantityLeaf),
        amount: optional(amountLeaf),
        grossAmount: optional(amountLeaf),
      }),
    ),
  ),
  issueDate: optional(isoDateLeaf),
  currency: optional(currencyCodeLeaf),
  exchangeRate: optional(exchangeRateShape),
  expectedTotal: optional(decimalTextLeaf),
  paymentMeans: optional(paymentMeansListShape),
  notes: optional(notesShape),
  eInvoiceProfile: optional(eInvoiceChoiceShape),
  metadata: optional(shortTexts),
});
