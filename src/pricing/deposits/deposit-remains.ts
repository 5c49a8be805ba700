import type { CreditNote, CreditNoteLine } from '../../invoice/credit-note.ts';
import { inInvoiceCurrency } from '../../invoice/in-invoice-currency.ts';
import type { FinalizedInvoice, InvoiceLine } from '../../invoice/invoice.ts';
import { decimalsOf } from '../../money/amounts.ts';
import { type Decimal, parseDecimal, rescale } from '../../money/decimal.ts';
import { add, type Integer, subtract } from '../../money/integer.ts';

/** What is left of a deposit's lines with the same taxes, after its credit notes; in minor units. */
export interface DepositRemain {
  /** The first of those lines. */
  readonly line: InvoiceLine;
  readonly net: Integer;
  /** One per tax of the line. */
  readonly taxes: readonly Integer[];
  /** One per withheld tax of the line. */
  readonly withheld: readonly Integer[];
}

/** What is left of a deposit, one entry per set of taxes; a set of which nothing is left is left out. */
export function depositRemains(
  { lines, total }: FinalizedInvoice,
  creditNotes: readonly CreditNote[],
): readonly DepositRemain[] {
  const exponent = decimalsOf(total);
  const sets = new Map<string, DepositRemain>();
  const setOf = new Map<string, string>();
  for (const line of lines) {
    const key = JSON.stringify(
      [line.taxes, line.withholdings].map((taxes) => taxes.map(({ amount: _, ...tax }) => tax)),
    );
    setOf.set(line.id, key);
    const none = { line, net: 0, taxes: line.taxes.map(() => 0), withheld: line.withholdings.map(() => 0) };
    sets.set(key, combine(sets.get(key) ?? none, line, add, exponent));
  }
  for (const credit of creditNotes.flatMap((note) => inInvoiceCurrency(note).lines)) {
    const key = setOf.get(credit.invoiceLineId) ?? '';
    const set = sets.get(key);
    if (set) sets.set(key, combine(set, credit, subtract, exponent));
  }
  return [...sets.values()].filter(({ net, taxes, withheld }) => [net, ...taxes, ...withheld].some(Boolean));
}

function combine(
  set: DepositRemain,
  { amount, taxes, withholdings }: InvoiceLine | CreditNoteLine,
  operation: (a: Integer, b: Integer) => Integer,
  exponent: number,
): DepositRemain {
  const minor = (text: string | undefined): Integer => rescale(parseDecimal(text ?? '0') as Decimal, exponent);
  return {
    line: set.line,
    net: operation(set.net, minor(amount)),
    taxes: set.taxes.map((tax, place) => operation(tax, minor(taxes[place]?.amount))),
    withheld: set.withheld.map((tax, place) => operation(tax, minor(withholdings[place]?.amount))),
  };
}
