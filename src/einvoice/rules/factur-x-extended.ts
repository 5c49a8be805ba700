import { compare, exact, isNear } from '../../statement/exact.ts';
import type { Statement } from '../../statement/statement.ts';
import type { VatBreakdown } from '../../statement/statement-totals.ts';
import { expectedTax } from './conditions.ts';
import { type AnyRule, vatRule } from './rule.ts';

/**
 * What Factur-X EXTENDED 1.09 asks beyond EN 16931 of what our documents say: VAT is one cent per line off base × rate at
 * most, which whole yen that are rounded are not.
 */
export const extendedRules: readonly AnyRule[] = [
  vatRule(
    'BR-FXEXT-S-09b',
    'BT-117',
    'the VAT of a row is more than one cent for each of its lines off taxable amount × rate; choose facturx-en16931',
    (row, s) => row.category === 'S' && isOff(row, s),
    { shows: ({ tax }) => tax },
  ),
];

function isOff({ taxable, tax, rate }: VatBreakdown, s: Statement): boolean {
  const isSame = (one: { readonly category?: string; readonly rate?: string }): boolean =>
    one.category === 'S' && compare(exact(one.rate), exact(rate)) === 0;
  const count = [...s.lines, ...s.allowances, ...s.charges].filter(isSame).length;
  return !isNear(exact(tax), expectedTax(taxable, rate), { value: BigInt(count), scale: 2 });
}
