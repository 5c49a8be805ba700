import type { LineTaxShare } from '../../calculation/calculation.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { FinalizedInvoice, InvoiceTax } from '../../invoice/invoice.ts';
import { formatFixed } from '../../money/decimal.ts';
import { absolute, add, type Integer, isNegative, multiply, negate, subtract } from '../../money/integer.ts';
import { divideRounded } from '../../money/rounding.ts';
import { isVat } from '../../tax/tax-group.ts';
import type { LineCredit } from './credit-line.ts';
import type { CreditRules } from './credit-rules.ts';
import { type LineBalance, minorUnits, sum } from './line-balance.ts';

type Share = Pick<LineTaxShare, 'code' | 'rate' | 'category'> & { readonly jurisdiction?: string | null };

/**
 * The tax rows of a credit note: the invoice's, each with what its lines credit now (BG-23).
 *
 * A row's taxable amount is its nets' share of what the invoice states, so that a base that a provider stated ends at
 * exactly nothing left too.
 */
export function creditRows(
  invoice: FinalizedInvoice,
  earlier: readonly CreditNote[],
  credits: readonly LineCredit[],
  balances: readonly LineBalance[],
  rules: CreditRules,
): readonly InvoiceTax[] {
  const minor = minorUnits(rules.exponent);
  return invoice.taxes.flatMap((row): InvoiceTax[] => {
    const own = credits.filter(({ balance }) => placesOf(row, balance.line.taxes).length > 0);
    if (own.length === 0) return [];
    const members = balances.filter(({ line }) => placesOf(row, line.taxes).length > 0);
    const before = sum(members.map(({ credited }) => credited.net));
    const after = add(before, sum(own.map(({ net }) => net)));
    const stated = shareOf(minor(row.taxableAmount), after, sum(members.map(({ net }) => net)), rules);
    const statedBefore = sum(
      earlier.flatMap((note) => note.taxes.filter((one) => isSameRow(row, one))).map((one) => minor(one.taxableAmount)),
    );
    const amount = sum(
      own.flatMap(({ balance, taxes }) => placesOf(row, balance.line.taxes).map((place) => taxes[place] as Integer)),
    );
    return [
      {
        ...row,
        taxableAmount: formatFixed(subtract(stated, statedBefore), rules.exponent),
        amount: formatFixed(amount, rules.exponent),
      },
    ];
  });
}

/** The part of a whole that goes with a part of another whole: all of it where that is all. */
export function shareOf(whole: Integer, part: Integer, of: Integer, { mode }: Pick<CreditRules, 'mode'>): Integer {
  if (!subtract(part, of)) return whole;
  // The whole is the other whole, even where both are nothing because lines cancel.
  if (!subtract(whole, of)) return part;
  if (!of) return 0;
  const size = divideRounded(multiply(absolute(whole), absolute(part)), absolute(of), mode);
  return [whole, part, of].filter(isNegative).length % 2 === 1 ? negate(size) : size;
}

function placesOf(row: InvoiceTax, taxes: readonly Share[]): number[] {
  return taxes.flatMap((tax, place) => (isSameRow(row, tax) ? [place] : []));
}

/** Whether a tax belongs to a row: VAT rows are identified by jurisdiction, category and rate, all others by code and rate. */
export function isSameRow(row: InvoiceTax, tax: Share): boolean {
  if (row.rate !== tax.rate) return false;
  if (!isVat(row)) return row.code === tax.code && !tax.category;
  return row.category === tax.category && row.jurisdiction === (tax.jurisdiction ?? null);
}
