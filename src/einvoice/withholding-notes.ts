import type { DocumentStatement, StatementNote } from '../statement/statement.ts';

/** EN 16931 has no term for taxes that the buyer withholds: a note says them, and what is left to pay. */
export function withholdingNotes({ beyond, currency }: DocumentStatement): readonly StatementNote[] {
  if (beyond.withholdings.length === 0) return [];
  const rows = beyond.withholdings.map(
    ({ name, rate, base, amount }) =>
      `${name}${rate === undefined ? '' : ` ${rate} %`}${base === undefined ? '' : ` of ${base}`}: ${amount} ${currency}`,
  );
  return [{ text: `Withheld by the buyer: ${rows.join('; ')}. Payable: ${beyond.amountPayable} ${currency}.` }];
}
