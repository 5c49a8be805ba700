import type { Arbitrary } from 'fast-check';
import type { CalculationLine } from '../../calculation/calculation.ts';
import type { Tax } from '../../tax/tax.ts';
import { decimalText, type FastCheck, taxArbitrary } from './tax-arbitrary.ts';

/**
 * Lines to calculate, of any sign, with at most one VAT and up to two other taxes.
 *
 * @param fc - your fast-check
 * @param taxes - those that a line may carry; left out, every line has its own
 */
export function lineArbitrary(fc: FastCheck, taxes?: readonly Tax[]): Arbitrary<CalculationLine> {
  const drawn =
    taxes === undefined
      ? fc.uniqueArray(taxArbitrary(fc), { maxLength: 3, selector: (tax) => tax.code })
      : fc.subarray([...taxes], { maxLength: Math.min(3, taxes.length) });
  return fc.record(
    {
      quantity: quantity(fc),
      unitPrice: decimalText(fc, { max: 100_000, decimals: 5 }),
      baseQuantity: fc.constantFrom('1', '10', '3', '0.5', 100),
      taxes: drawn.map(withOneVat),
    },
    { requiredKeys: ['quantity', 'unitPrice'] },
  );
}

function quantity(fc: FastCheck): Arbitrary<string | number> {
  const text = decimalText(fc, { max: 10_000, decimals: 3 });
  return fc.oneof(
    { arbitrary: text, weight: 6 },
    text.map((one) => `-${one}`),
    fc.integer({ min: 0, max: 1000 }),
  );
}

function withOneVat(taxes: readonly Tax[]): readonly Tax[] {
  const vat = taxes.find((tax) => tax.scheme === 'VAT');
  return taxes.filter((tax) => tax.scheme !== 'VAT' || tax === vat);
}
