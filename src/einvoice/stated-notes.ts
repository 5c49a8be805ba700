import type { DocumentStatement, StatementNote } from '../statement/statement.ts';
import type { PaymentInstructions } from '../statement/statement-payment.ts';

/** EN 16931 has no term for taxes that the buyer withholds: a note says them, and what is left to pay. */
export function withholdingNotes({ beyond, currency }: DocumentStatement): readonly StatementNote[] {
  if (beyond.withholdings.length === 0) return [];
  const rows = beyond.withholdings.map(
    ({ name, rate, base, amount }) =>
      `${name}${rate === undefined ? '' : ` ${rate} %`}${base === undefined ? '' : ` of ${base}`}: ${amount} ${currency}`,
  );
  return [{ text: `Withheld by the buyer: ${rows.join('; ')}. Payable: ${beyond.amountPayable} ${currency}.` }];
}

/** A document has one code for how it is paid (UBL-SR-47): a note says the other ways. */
export function paymentNotes({ beyond }: DocumentStatement): readonly StatementNote[] {
  if (beyond.otherPayment.length === 0) return [];
  return [{ text: `Other means of payment: ${beyond.otherPayment.map(described).join('; ')}.` }];
}

function described({ means, text, remittance, accounts, card, directDebit }: PaymentInstructions): string {
  const parts = [
    text ?? `code ${means}`,
    ...accounts.map(({ account, bank, name }) => [account, bank, name].filter(Boolean).join(' ')),
    card && `card …${card.digits}`,
    directDebit && `direct debit, mandate ${directDebit.mandate ?? ''}`.trimEnd(),
    remittance && `reference ${remittance}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** CII D16B has room for one preceding invoice (BG-3): a note says the others. */
export function withOnePreceding(statement: DocumentStatement): DocumentStatement {
  const [first, ...others] = statement.precedingInvoices;
  if (first === undefined || others.length === 0) return statement;
  const named = others.map(({ number, issueDate }) => (issueDate === undefined ? number : `${number} of ${issueDate}`));
  const note: StatementNote = { text: `Further preceding invoices: ${named.join('; ')}.` };
  return { ...statement, precedingInvoices: [first], notes: [...statement.notes, note] };
}
