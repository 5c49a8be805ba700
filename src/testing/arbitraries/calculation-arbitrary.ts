import type { Arbitrary } from 'fast-check';
import type { CalculationInput } from '../../calculation/calculation.ts';
import { roundingModes } from '../../money/rounding.ts';
import { taxLevels } from '../../tax/tax.ts';
import { lineArbitrary } from './line-arbitrary.ts';
import { type FastCheck, taxArbitrary } from './tax-arbitrary.ts';

/**
 * Inputs that `calculate` computes: up to 12 lines that share up to five taxes, in currencies of 0, 2 and 3 decimals,
 * net and gross, under every rounding.
 *
 * @param fc - your fast-check
 */
export function calculationArbitrary(fc: FastCheck): Arbitrary<CalculationInput> {
  return fc.uniqueArray(taxArbitrary(fc), { maxLength: 5, selector: (tax) => tax.code }).chain((taxes) =>
    fc.record(
      {
        currency: fc.constantFrom('EUR', 'USD', 'JPY', 'BHD', 'HUF'),
        lines: fc.array(lineArbitrary(fc, taxes), { maxLength: 12 }),
        pricesIncludeTax: fc.boolean(),
        rounding: fc.record(
          { taxLevel: fc.constantFrom(...taxLevels), mode: fc.constantFrom(...roundingModes) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['currency', 'lines'] },
    ),
  );
}
