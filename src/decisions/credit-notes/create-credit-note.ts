import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import { decide } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import { inInvoiceCurrency } from '../../invoice/in-invoice-currency.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { withMembers } from '../../invoice/invoice-of.ts';
import { paymentStateOf } from '../../invoice/payment-status.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { addAmounts, compareAmounts, decimalsOf, subtractAmounts } from '../../money/amounts.ts';
import { totalUnexpected } from '../../pricing/check-amounts.ts';
import { requireCreditNoteRoom } from '../../pricing/document-size.ts';
import { frozenCopy, seal } from '../../validation/frozen.ts';
import { itemsIn, requireContext } from '../context/require-context.ts';
import { requireEInvoice } from '../e-invoice.ts';
import { releaseDeposits } from '../link-deposits.ts';
import { withPaid } from '../payments/payment.ts';
import { checkCreditNoteInput, checkCreditNoteTotals } from './check-credit-note.ts';
import { convertCreditNote } from './convert-credit-note.ts';
import { creditConversion } from './credit-currency.ts';
import { creditLine, type LineCredit } from './credit-line.ts';
import { type CreditNoteContext, creditNoteContextShape } from './credit-note-context.ts';
import type { CreditNoteInput } from './credit-note-input.ts';
import { creditNoteOf } from './credit-note-of.ts';
import type { CreditRules } from './credit-rules.ts';
import { hasLeft, hasMoneyLeft } from './has-left.ts';
import { type LineBalance, lineBalances } from './line-balance.ts';

/** A decision to credit: the note, and the invoice that it changes. */
export interface CreditNoteDecision extends Decision<FinalizedInvoice> {
  readonly creditNote: CreditNote;
}

/**
 * Credit a finalized invoice: all that is left, lines, quantities of lines, or amounts of lines.
 *
 * The invoice's own rounding and price mode are used. Each note's tax on a line is what is due on all that is
 * credited, less what was credited before: so any split over any number of notes, in any order, ends at exactly 0.00
 * per line, per tax and in total. `amountDue` goes down; what was paid beyond it is `amountRefundable`. Once the currency
 * is withdrawn, the note is in its successor and says in `converted` what it takes off the invoice.
 *
 * Ids are used in order: the note's, one per line; the last ones for the events.
 *
 * @throws {ValidationError} `credit_note.exceeds_invoice`, `credit_note.nothing_left`, `credit_note.indivisible`,
 * `credit_note.not_positive`, `credit_note.reason_required`, `document.too_large`, `line.not_found`, `einvoice.*` where the
 * policy requires e-invoices, `field.*`, `decimal.*`, `date.before_issue_date`, `date.outside_window`, `total.unexpected`,
 * `currency.withdrawn`, `credit_note.currency_mismatch`, `exchange_rate.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function createCreditNote(
  invoice: Invoice,
  input: CreditNoteInput,
  context: CreditNoteContext,
): CreditNoteDecision {
  requireContext(creditNoteContextShape, context, 'createCreditNote', 3 + itemsIn(input?.lines ?? invoice?.lines));
  const found = requireStatus(invoice, 'createCreditNote', 'finalized');
  const { now, today, currencies = [] } = context;
  throwFaults(checkCreditNoteInput(input, found, context));
  const conversion = creditConversion(input, found, { on: input.issueDate ?? today, currencies });
  if (conversion && 'code' in conversion) throw new ValidationError([conversion]);
  const earlier = context.earlier.map(inInvoiceCurrency);
  const rules: CreditRules = {
    mode: found.rounding.mode,
    exponent: decimalsOf(found.total),
    pricesIncludeTax: found.pricesIncludeTax,
  };
  const balances = lineBalances(found, earlier);
  const credits = creditsOf(input, balances, rules);
  const own = creditNoteOf(found, input, { ...context, earlier }, { credits, balances, rules });
  const faults = [...checkCreditNoteTotals(own, found, earlier)];
  // A copy, because it shares parts with an invoice and an input that may be the caller's.
  const creditNote = seal(frozenCopy(conversion ? convertCreditNote(own, context.earlier, conversion) : own));
  const { expectedTotal } = input;
  if (expectedTotal !== undefined && compareAmounts(expectedTotal, creditNote.total) !== 0)
    faults.push(totalUnexpected(expectedTotal, creditNote.total));
  throwFaults(faults);
  requireEInvoice(creditNote, context, found);
  const notes = [...context.earlier, creditNote];
  // A note that credits everything that is left is always possible, so the invoice can be corrected however many notes it has.
  const left = [...earlier, own].reduce((rest, { total }) => subtractAmounts(rest, total), found.total);
  if (compareAmounts(left, '0') !== 0) requireCreditNoteRoom(notes, context.policy);
  const amountCredited = addAmounts(found.amountCredited, own.amountPayable);
  const state = paymentStateOf(found, { amountCredited }, now);
  const after = withMembers<FinalizedInvoice>(found, state);
  const events = withPaid('credit_note.created', found, after);
  const isCreditedWhole = !lineBalances(found, [...earlier, own]).some(hasMoneyLeft);
  const also = isCreditedWhole ? releaseDeposits(after, context.deposits, context) : [];
  const decision = decide(found, after, events, context, { creditNote });
  return { ...decision, creditNote, ...(also.length > 0 && { also }) };
}

function creditsOf({ lines }: CreditNoteInput, balances: readonly LineBalance[], rules: CreditRules): LineCredit[] {
  const left = balances.some(hasMoneyLeft) ? balances.filter(hasLeft) : [];
  const named = lines ?? left.map(({ line }) => ({ lineId: line.id }));
  if (named.length === 0) {
    const message = 'nothing of the invoice is left to credit';
    throw new ValidationError([fault('credit_note.nothing_left', '/lines', message)]);
  }
  const byId = new Map(balances.map((balance) => [balance.line.id, balance]));
  const found = named.map((one, index) =>
    creditLine(byId.get(one.lineId) as LineBalance, one, rules, pointer('/lines', index)),
  );
  throwFaults(found.filter((one) => 'code' in one));
  return found as LineCredit[];
}
