import type { CreditNote } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice } from '../../invoice/invoice.ts';
import type { Withholding } from '../../invoice/payable.ts';
import { addAmounts, compareAmounts, roundToMultiple, subtractAmounts, zeroLike } from '../../money/amounts.ts';
import { formatFixed } from '../../money/decimal.ts';
import { add, type Integer, subtract } from '../../money/integer.ts';
import type { LineCredit } from './credit-line.ts';
import { shareOf } from './credit-rows.ts';
import type { CreditRules } from './credit-rules.ts';
import { type LineBalance, minorUnits, sum } from './line-balance.ts';

/** The members of a credit note from its total to what it takes off the invoice's payable amount. */
export type CreditedPayable = Pick<CreditNote, 'withholdings' | 'amountWithheld' | 'roundingAmount' | 'amountPayable'>;

/**
 * By how much a credit note lowers what the customer has to pay: its total, less its part of the withheld taxes,
 * rounded to cash.
 *
 * As for the taxes, it is what all credits together come to after this note, less what they came to before: the notes of
 * a fully credited invoice sum to exactly its withheld taxes, its rounding and its payable amount.
 *
 * @param total - the note's, in major units
 */
export function creditedPayable(
  invoice: FinalizedInvoice,
  earlier: readonly CreditNote[],
  total: string,
  withholdings: readonly Withholding[],
): CreditedPayable {
  const zero = zeroLike(total);
  const sumOf = (amounts: readonly string[]): string => amounts.reduce(addAmounts, zero);
  const amountWithheld = sumOf(withholdings.map(({ amount }) => amount));
  const exact = subtractAmounts(total, amountWithheld);
  const exactBefore = earlier.map((note) => subtractAmounts(note.total, note.amountWithheld));
  const credited = addAmounts(sumOf(exactBefore), exact);
  const payable = invoice.cashRounding === null ? credited : roundToMultiple(credited, invoice.cashRounding);
  const amountPayable = subtractAmounts(payable, sumOf(earlier.map((note) => note.amountPayable)));
  return { withholdings, amountWithheld, roundingAmount: subtractAmounts(amountPayable, exact), amountPayable };
}

/** The withheld taxes that a credit note takes back: the invoice's rows, each with what its lines credit now. */
export function creditWithholdings(
  invoice: FinalizedInvoice,
  earlier: readonly CreditNote[],
  credits: readonly LineCredit[],
  balances: readonly LineBalance[],
  rules: CreditRules,
): readonly Withholding[] {
  const minor = minorUnits(rules.exponent);
  return invoice.withholdings.flatMap((row): Withholding[] => {
    const own = credits.filter(({ balance }) => placesOf(row, balance).length > 0);
    if (own.length === 0) return [];
    const members = balances.filter((balance) => placesOf(row, balance).length > 0);
    const after = add(sum(members.map(({ credited }) => credited.net)), sum(own.map(({ net }) => net)));
    const base = shareOf(minor(row.base), after, sum(members.map(({ net }) => net)), rules);
    const baseBefore = sum(
      earlier.flatMap((note) => note.withholdings.filter((one) => isSame(row, one))).map((one) => minor(one.base)),
    );
    const amount = sum(
      own.flatMap(({ balance, withheld }) => placesOf(row, balance).map((place) => withheld[place] as Integer)),
    );
    const print = (some: Integer): string => formatFixed(some, rules.exponent);
    return [{ ...row, base: print(subtract(base, baseBefore)), amount: print(amount) }];
  });
}

/** Whether a credit note would raise what the customer has to pay, or lower it by more than is left. */
export function isPayableLeft({ amountPayable }: CreditNote, invoice: FinalizedInvoice): boolean {
  const left = subtractAmounts(invoice.amountPayable, invoice.amountCredited);
  return compareAmounts(amountPayable, zeroLike(left)) >= 0 && compareAmounts(amountPayable, left) <= 0;
}

function placesOf(row: Withholding, { line }: LineBalance): number[] {
  return line.withholdings.flatMap((one, place) => (isSame(row, one) ? [place] : []));
}

function isSame(row: Withholding, one: { readonly code: string; readonly rate: string }): boolean {
  return row.code === one.code && row.rate === one.rate;
}
