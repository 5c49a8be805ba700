import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedDecimal } from '../../src/desk/app/number/read-decimal.ts';
import { separatorsOf } from '../../src/desk/app/number/separators.ts';

const LOCALES = [
  'en-GB',
  'en-IN',
  'hi-IN',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'pl-PL',
  'es-ES',
  'pt-PT',
  'sv-SE',
  'nl-NL',
  'it-IT',
  'ja-JP',
  'ar-EG',
  'fa-IR',
]; // prettier-ignore

const decimal = fc
  .tuple(
    fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }),
    fc.constantFrom('', '.5', '.25', '.075', '.1234567'),
  )
  .map(([whole, fraction]) => `${whole}${fraction}`)
  .filter((text) => !/^-?0$/.test(text));

describe.each(LOCALES)('in %s', (locale) => {
  it('a number that was shown is read back as it was', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const decimals = text.split('.')[1]?.length ?? 0;
        const shown = new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(text as Intl.StringNumericLiteral);
        expect(readTypedDecimal(shown, separatorsOf(locale))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['de-DE', '12.5', '12.5'],
  ['de-DE', '1.500', '1500'],
  ['de-DE', '12,5', '12.5'],
  ['de-DE', '1.234,50', '1234.50'],
  ['de-DE', '1,234.50', '1234.50'],
  ['de-DE', '1 234,50 €', '1234.50'],
  ['fr-FR', '1 234,50 €', '1234.50'],
  ['fr-FR', '1.5', '1.5'],
  ['en-GB', '£1,234.50', '1234.50'],
  ['en-GB', 'EUR 12', '12'],
  ['en-GB', '−3', '-3'],
  ['en-GB', '.5', '0.5'],
  ['en-GB', '007', '7'],
  ['de-CH', '1’234.50', '1234.50'],
  ['sv-SE', '− 12 345,5', '-12345.5'],
  ['en-IN', '3,15,93,453.5', '31593453.5'],
])('in %s, %s is %s', (locale, text, read) => {
  expect(readTypedDecimal(text, separatorsOf(locale))).toBe(read);
});

it.each(['', 'abc', '12..5', '1,5,5', '1e3', '12abc', '--1', '.', '1.2.3,4,5', '12 50', '1 2', "1'2", '1 234 56'])(
  '%j is no number',
  (text) => {
    expect(readTypedDecimal(text, separatorsOf('en-GB'))).toBeNull();
    expect(readTypedDecimal(text, separatorsOf('de-DE'))).toBeNull();
  },
);
