import { type Fault, fault } from '../errors/fault.ts';
import { formatFixed } from '../money/decimal.ts';
import { divideRounded } from '../money/rounding.ts';
import { exact, exactText, minus, multiplyExact } from '../statement/exact.ts';
import type { Statement } from '../statement/statement.ts';
import type { VatBreakdown } from '../statement/statement-totals.ts';
import { pathOf } from './terms.ts';

/**
 * A warning for each row whose VAT is not its taxable amount × rate, rounded once: it was rounded line by line, or once
 * for the document. The official rules take a difference below one unit of currency; a receiver's program may not.
 */
export function rateResidues({ vat }: Statement, rowPaths: readonly number[]): readonly Fault[] {
  return vat.flatMap((row, index) => {
    const expected = roundedTax(row);
    const difference = minus(exact(row.tax), exact(expected));
    if (difference.value === 0n) return [];
    return [
      fault(
        'einvoice.rate_residue',
        pathOf('BT-117', rowPaths[index] ?? index),
        `VAT of ${row.tax} is ${exactText(difference)} off ${row.taxable} × ${row.rate ?? '0'} %, which is ${expected}; validators accept it, and a receiver may not: set rounding.taxLevel to "rate" and mode to "half-up"`,
        { term: 'BT-117', expected, difference: exactText(difference) },
      ),
    ];
  });
}

function roundedTax({ taxable, rate, tax }: VatBreakdown): string {
  const scale = exact(tax).scale;
  const product = multiplyExact(multiplyExact(exact(taxable), exact(rate)), { value: 1n, scale: 2 });
  const extra = product.scale - scale;
  const value =
    extra <= 0
      ? product.value * 10n ** BigInt(-extra)
      : BigInt(divideRounded(product.value, 10n ** BigInt(extra), 'half-up'));
  return formatFixed(value, scale);
}
