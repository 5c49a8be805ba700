import type { CreditNote, CreditNoteLine } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice, InvoiceLine } from '../../invoice/invoice.ts';
import { decimalsOf } from '../../money/amounts.ts';
import { type Decimal, parseDecimal, rescale } from '../../money/decimal.ts';
import { absolute, add, type Integer } from '../../money/integer.ts';

/** What a line of an invoice was billed, and what of it was credited so far; amounts in minor units. */
export interface LineBalance {
  readonly line: InvoiceLine;
  readonly net: Integer;
  /** What credits are measured by: the net, or the gross where prices include tax. */
  readonly base: Integer;
  /** One per tax of the line. */
  readonly taxes: readonly Integer[];
  /** One per withheld tax of the line. */
  readonly withheld: readonly Integer[];
  readonly credited: {
    readonly net: Integer;
    readonly base: Integer;
    readonly taxes: readonly Integer[];
    readonly withheld: readonly Integer[];
    /** The absolute quantity that was credited, as far as quantities were credited. */
    readonly quantity: Decimal;
  };
}

/** The balances of an invoice's lines, in their order. */
export function lineBalances(invoice: FinalizedInvoice, earlier: readonly CreditNote[]): readonly LineBalance[] {
  const minor = minorUnits(decimalsOf(invoice.total));
  const credits = new Map<string, CreditNoteLine[]>();
  for (const credit of earlier.flatMap((note) => note.lines)) {
    const list = credits.get(credit.invoiceLineId);
    if (list) list.push(credit);
    else credits.set(credit.invoiceLineId, [credit]);
  }
  const baseOf = (line: InvoiceLine | CreditNoteLine): Integer =>
    minor(invoice.pricesIncludeTax ? line.total : line.amount);
  return invoice.lines.map((line) => {
    const own = credits.get(line.id) ?? [];
    return {
      line,
      net: minor(line.amount),
      base: baseOf(line),
      taxes: line.taxes.map((tax) => minor(tax.amount)),
      withheld: line.withholdings.map((one) => minor(one.amount)),
      credited: {
        net: sum(own.map((credit) => minor(credit.amount))),
        base: sum(own.map(baseOf)),
        taxes: line.taxes.map((_, place) => sum(own.map((credit) => minor(credit.taxes[place]?.amount ?? '0')))),
        withheld: line.withholdings.map((_, place) =>
          sum(own.map((credit) => minor(credit.withholdings[place]?.amount ?? '0'))),
        ),
        quantity: own.map(quantityOf).reduce(addDecimals, { coefficient: 0, scale: 0 }),
      },
    };
  });
}

/** Reads amounts of a currency as minor units. */
export function minorUnits(exponent: number): (amount: string) => Integer {
  return (amount) => rescale(parseDecimal(amount) as Decimal, exponent);
}

/** The sum of amounts in minor units. */
export function sum(amounts: readonly Integer[]): Integer {
  return amounts.reduce<Integer>(add, 0);
}

/** The sum of two decimals. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { coefficient: add(rescale(a, scale), rescale(b, scale)), scale };
}

/** The absolute value of a line's quantity; nothing if an amount was credited. */
export function quantityOf({ quantity }: { readonly quantity: string | null }): Decimal {
  const { coefficient, scale } = parseDecimal(quantity ?? '0') as Decimal;
  return { coefficient: absolute(coefficient), scale };
}
