import type { CreditNote } from './credit-note.ts';

/** A credit note with its amounts in the currency of its invoice: what it takes off the invoice. */
export function inInvoiceCurrency(note: CreditNote): CreditNote {
  if (note.converted === null) return note;
  const { exchangeRate: _, lines, ...amounts } = note.converted;
  return {
    ...note,
    ...amounts,
    converted: null,
    lines: note.lines.map((line, index) => ({ ...line, ...lines[index] })),
  };
}
