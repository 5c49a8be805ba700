import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { checkShape } from '../validation/check-shape.ts';
import { decimalTextLeaf } from './check-decimal.ts';
import { type Currency, requireCurrency } from './currency.ts';
import { type Decimal, formatFixed, parseDecimal, rescale } from './decimal.ts';

/**
 * The count of minor units of an amount: `("1700.00", 'USD')` is `170000n`, `("1700", 'JPY')` is `1700n`.
 *
 * @param amount - decimal text in major units
 * @param currency - ISO 4217 code, or a currency of your own
 * @throws {ValidationError} `field.type` for anything but text, `decimal.invalid`, `currency.unknown`,
 * `decimal.too_long` when the amount has more decimals than the currency
 */
export function toMinorUnits(amount: string, currency: string | Currency): bigint {
  const { code, exponent } = requireCurrency(currency);
  throwFaults(checkShape(decimalTextLeaf, amount));
  const decimal = parseDecimal(amount) as Decimal;
  const wide = rescale(decimal, Math.max(decimal.scale, exponent));
  const factor = 10n ** BigInt(Math.max(0, decimal.scale - exponent));
  if (BigInt(wide) % factor !== 0n) throw new ValidationError([tooFine(amount, code, exponent)]);
  return BigInt(wide) / factor;
}

function tooFine(amount: string, code: string, exponent: number): ReturnType<typeof fault> {
  return fault('decimal.too_long', '', `"${amount}" has more decimals than ${code} has (${exponent}); round it first`, {
    exponent,
  });
}

/**
 * The decimal text of a count of minor units: `(170000n, 'USD')` is `"1700.00"`, `(1700n, 'JPY')` is `"1700"`.
 *
 * @throws {ValidationError} `field.type` for anything but a bigint, `currency.unknown`
 */
export function fromMinorUnits(minorUnits: bigint, currency: string | Currency): string {
  if (typeof minorUnits !== 'bigint') {
    throw new ValidationError([
      fault('field.type', '', `${show(minorUnits)} is not a bigint; pass whole minor units, such as 170000n`),
    ]);
  }
  return formatFixed(minorUnits, requireCurrency(currency).exponent);
}
