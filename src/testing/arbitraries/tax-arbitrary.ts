import type fastCheck from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Tax, VatCategory } from '../../tax/tax.ts';

/** The caller's own fast-check, so that it stays an optional dependency. */
export type FastCheck = typeof fastCheck;

/** A reason of each category that has one, as VATEX code. */
const REASONS = { E: 'VATEX-EU-132', AE: 'VATEX-EU-AE', K: 'VATEX-EU-IC', G: 'VATEX-EU-G', O: 'VATEX-EU-O' } as const;

/**
 * Taxes as a catalogue may hold them: VAT of every category with the rate and the reason that it demands, and other
 * schemes.
 *
 * @param fc - your fast-check
 */
export function taxArbitrary(fc: FastCheck): Arbitrary<Tax> {
  const code = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((text) => `t${text}`);
  const name = fc.constantFrom('VAT', 'MwSt.', 'IVA', '消費税');
  const percent = decimalText(fc, { max: 30, decimals: 3 }).filter((rate) => Number(rate) > 0);
  const rated = fc.record({
    code,
    name,
    scheme: fc.constant('VAT'),
    rate: percent,
    category: fc.constantFrom<VatCategory>('S', 'L', 'M'),
  });
  const zero = fc.record({
    code,
    name,
    scheme: fc.constant('VAT'),
    rate: fc.constant('0'),
    category: fc.constant<VatCategory>('Z'),
  });
  const exempt = fc
    .record({
      code,
      name,
      scheme: fc.constant('VAT'),
      category: fc.constantFrom('E', 'AE', 'K', 'G', 'O'),
      text: fc.constantFrom('not taxed', undefined),
      hasCode: fc.boolean(),
    })
    .map(
      ({ text, hasCode, ...tax }): Tax => ({
        ...tax,
        rate: tax.category === 'O' ? null : '0',
        exemption: text !== undefined && !hasCode ? { text } : { code: REASONS[tax.category], ...(text && { text }) },
      }),
    );
  const sales = fc.record(
    {
      code,
      name,
      scheme: fc.constantFrom('sales', 'GST', 'city'),
      rate: percent,
      jurisdiction: fc.constantFrom('US-CA', 'DE-BE'),
    },
    { requiredKeys: ['code', 'name', 'scheme', 'rate'] },
  );
  return fc.oneof<{ readonly arbitrary: Arbitrary<Tax>; readonly weight: number }[]>(
    { arbitrary: rated, weight: 4 },
    { arbitrary: zero, weight: 1 },
    { arbitrary: exempt, weight: 1 },
    { arbitrary: sales, weight: 2 },
  );
}

/**
 * Decimals from 0 as text, such as `"12.5"`.
 *
 * @param limits - the largest whole part, and how many decimals at most
 */
export function decimalText(
  fc: FastCheck,
  limits: { readonly max: number; readonly decimals: number },
): Arbitrary<string> {
  const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: limits.decimals });
  return fc
    .tuple(fc.nat(limits.max), fraction)
    .map(([whole, decimals]) => (decimals === '' ? `${whole}` : `${whole}.${decimals}`));
}
