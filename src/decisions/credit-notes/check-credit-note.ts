import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import { compareAmounts, subtractAmounts } from '../../money/amounts.ts';
import type { Currency } from '../../money/currency.ts';
import type { Policy } from '../../policy/policy.ts';
import { checkIssueWindow } from '../../pricing/check-dates.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { type CreditNoteInput, creditNoteInputShape } from './credit-note-input.ts';
import { isPayableLeft } from './credit-payable.ts';

/** All faults of an input against the invoice that it credits: what it names, and when. */
export function checkCreditNoteInput(
  input: CreditNoteInput,
  invoice: FinalizedInvoice,
  context: { readonly today: string; readonly policy: Policy; readonly currencies?: readonly Currency[] },
): readonly Fault[] {
  const { policy, currencies } = context;
  const faults = checkShape(creditNoteInputShape, input, '', { codeLists: policy.codeLists, currencies });
  if (faults.length > 0) return faults;
  const { reason, reasonText, issueDate, lines } = input;
  if (reason === 'other' && reasonText === undefined) {
    const message = 'the reason "other" says nothing by itself; say why in reasonText';
    faults.push(fault('credit_note.reason_required', '/reasonText', message));
  }
  if (issueDate !== undefined) faults.push(...checkIssueWindow(issueDate, context));
  if ((issueDate ?? context.today) < invoice.issueDate) {
    faults.push(
      fault(
        'date.before_issue_date',
        '/issueDate',
        `a credit note of ${issueDate ?? context.today} would come before its invoice of ${invoice.issueDate}; pass that day or a later one`,
      ),
    );
  }
  if (lines?.length === 0) {
    const message = 'no lines are credited; name some, or leave "lines" out to credit all that is left';
    faults.push(fault('lines.required', '/lines', message));
  }
  const known = new Set(invoice.lines.map((line) => line.id));
  const seen = new Set<string>();
  lines?.forEach(({ lineId, quantity, amount, grossAmount }, index) => {
    const path = pointer('/lines', index);
    if (!known.has(lineId)) {
      const message = `invoice ${invoice.number} has no line ${show(lineId)}; pass the id of one of its lines`;
      faults.push(fault('line.not_found', pointer(path, 'lineId'), message));
    }
    if (seen.has(lineId)) {
      const message = `line ${show(lineId)} is given twice in the input; name it once`;
      faults.push(fault('field.conflict', pointer(path, 'lineId'), message));
    }
    const named = Object.entries({ quantity, amount, grossAmount }).filter(([, value]) => value !== undefined);
    if (named.length > 1) {
      const names = named.map(([name]) => name);
      const message = `line ${show(lineId)} names ${names.join(' and ')}; credit by one of them`;
      faults.push(fault('field.conflict', pointer(path, names[1] as string), message));
    }
    seen.add(lineId);
  });
  return faults;
}

/** A note lowers what is due, and all notes together never exceed the invoice's total; adjustment lines may go either way. */
export function checkCreditNoteTotals(
  note: CreditNote,
  invoice: FinalizedInvoice,
  earlier: readonly CreditNote[],
): readonly Fault[] {
  const { total } = note;
  const left = earlier.map((one) => one.total).reduce(subtractAmounts, invoice.total);
  const faults: Fault[] = [];
  if (total.startsWith('-')) {
    const message = `the credit note would come to ${total}, below zero; credit the lines that it adjusts with it`;
    faults.push(fault('credit_note.not_positive', '/lines', message, { total }));
  }
  if (compareAmounts(total, left) > 0) {
    const message = `the credit note would come to ${total}, but ${left} of invoice ${invoice.number} is left; credit at most that`;
    faults.push(fault('credit_note.exceeds_invoice', '/lines', message, { left }));
  }
  if (faults.length === 0 && !isPayableLeft(note, invoice)) {
    const message = `the taxes withheld on the credited lines would make ${note.amountPayable} payable of a credit of ${total}; credit the lines that they adjust with them`;
    faults.push(fault('credit_note.not_positive', '/lines', message, { total, amountPayable: note.amountPayable }));
  }
  return faults;
}
