import type { CreditNote, CreditNoteLine } from '../../invoice/credit-note.ts';
import { decimalsOf } from '../../money/amounts.ts';
import { convertMinor, convertPrice, minorOf, quotientBy } from '../../money/convert.ts';
import { formatFixed } from '../../money/decimal.ts';
import { add, type Integer, subtract } from '../../money/integer.ts';
import { fitting, isSameWithholding, sharesOf } from './convert-shares.ts';
import { booksOf, convertedOf } from './converted-of.ts';
import type { CreditConversion } from './credit-currency.ts';
import { isSameRow } from './credit-rows.ts';
import { sum } from './line-balance.ts';
import { spread } from './spread.ts';

/**
 * A credit note in the successor of its invoice's withdrawn currency.
 *
 * Total, withheld taxes and each tax row are what all that is credited in the successor comes to after this note, less what
 * it came to before: so however an invoice is split over notes, they sum to the cent to the invoice converted once, halves
 * away from zero (regulation (EC) 1103/97). What is no tax is net, and lines share the converted amounts by largest
 * remainder, so that the note adds up.
 *
 * @param note - in its invoice's currency
 * @param earlier - the notes of the invoice before it, as they are stored
 */
export function convertCreditNote(
  note: CreditNote,
  earlier: readonly CreditNote[],
  { currency, exchangeRate }: CreditConversion,
): CreditNote {
  const [from, to] = [decimalsOf(note.total), currency.exponent];
  const quotient = quotientBy(exchangeRate.rate, from, to);
  const minor = (amount: string): Integer => minorOf(amount, from);
  const print = (amount: Integer): string => formatFixed(amount, to);
  const before = earlier.filter(({ converted }) => converted !== null);
  /** What an amount of this note comes to, after those that the earlier notes give as `[in the invoice's currency, in theirs]`. */
  const due = (amount: string, pairs: readonly (readonly [string, string])[]): Integer => {
    const after = add(minor(amount), sum(pairs.map(([own]) => minor(own))));
    return subtract(convertMinor(after, quotient), sum(pairs.map(([, theirs]) => minorOf(theirs, to))));
  };
  const pairsOf = (read: (amounts: Pick<CreditNote, Amount>) => string): [string, string][] =>
    before.map((one) => [read(one.converted as NonNullable<CreditNote['converted']>), read(one)]);
  const total = due(
    note.total,
    pairsOf((one) => one.total),
  );
  const rows = note.taxes.map((row) =>
    due(
      row.amount,
      pairsOf((one) => one.taxes.find((other) => isSameRow(row, other))?.amount ?? '0'),
    ),
  );
  const taxes = fitting(rows, total, minor(note.subtotal));
  const subtotal = subtract(total, sum(taxes));
  const nets = spread(
    subtotal,
    note.lines.map(({ amount }) => quotient.of(minor(amount))),
    quotient.divisor,
  );
  const taxShares = sharesOf(
    note.lines.map((line) => line.taxes),
    note.taxes,
    taxes,
    isSameRow,
    quotient,
  );
  const withheld = note.withholdings.map((row) =>
    due(
      row.amount,
      pairsOf((one) => one.withholdings.find((other) => isSameWithholding(row, other))?.amount ?? '0'),
    ),
  );
  const withheldShares = sharesOf(
    note.lines.map((line) => line.withholdings),
    note.withholdings,
    withheld,
    isSameWithholding,
    quotient,
  );
  const lines = note.lines.map((line, index): CreditNoteLine => {
    const [net, own] = [nets[index] as Integer, taxShares[index] as Integer[]];
    return {
      ...line,
      unitPrice: convertPrice(line.unitPrice, exchangeRate.rate) ?? line.unitPrice,
      amount: print(net),
      taxAmount: print(sum(own)),
      total: print(add(net, sum(own))),
      taxes: line.taxes.map((tax, place) => ({ ...tax, amount: print(own[place] as Integer) })),
      withholdings: line.withholdings.map((one, place) => ({
        ...one,
        amount: print(withheldShares[index]?.[place] as Integer),
      })),
    };
  });
  const amountWithheld = sum(withheld);
  const exact = subtract(total, amountWithheld);
  const isRounded = [note, ...earlier].some((one) => !/^-?[0.]*$/.test(one.roundingAmount));
  const payable = isRounded
    ? due(
        note.amountPayable,
        pairsOf((one) => one.amountPayable),
      )
    : exact;
  /** A base is the sum of its lines, unless a tax provider stated another. */
  const baseOf = (stated: string, members: readonly number[]): string => {
    const own = sum(members.map((index) => minor((note.lines[index] as CreditNoteLine).amount)));
    const isSum = !subtract(own, minor(stated));
    return print(isSum ? sum(members.map((index) => nets[index] as Integer)) : convertMinor(minor(stated), quotient));
  };
  const membersOf = (has: (line: CreditNoteLine) => boolean): number[] =>
    note.lines.flatMap((line, index) => (has(line) ? [index] : []));
  return {
    ...note,
    currency: currency.code,
    lines,
    taxes: note.taxes.map((row, place) => ({
      ...row,
      taxableAmount: baseOf(
        row.taxableAmount,
        membersOf((line) => line.taxes.some((tax) => isSameRow(row, tax))),
      ),
      amount: print(taxes[place] as Integer),
    })),
    subtotal: print(subtotal),
    taxAmount: print(sum(taxes)),
    total: print(total),
    withholdings: note.withholdings.map((row, place) => ({
      ...row,
      base: baseOf(
        row.base,
        membersOf((line) => line.withholdings.some((one) => isSameWithholding(row, one))),
      ),
      amount: print(withheld[place] as Integer),
    })),
    amountWithheld: print(amountWithheld),
    roundingAmount: print(subtract(payable, exact)),
    amountPayable: print(payable),
    ...booksOf(note, currency.code, exchangeRate.rate),
    converted: convertedOf(note, exchangeRate),
  };
}

type Amount = 'taxes' | 'total' | 'withholdings' | 'amountPayable';
