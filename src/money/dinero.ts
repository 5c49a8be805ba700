import { dinero } from 'dinero.js/bigint';
import { ValidationError } from '../errors/errors.ts';
import { type Currency, requireCurrency } from './currency.ts';
import { toMinorUnits } from './minor-units.ts';
import { checkPrice, type DineroSource, priceText } from './price.ts';

/** A Dinero object with bigint amounts, as `dinero.js/bigint` makes it; its functions accept it. */
export interface BigintDinero<TCurrency extends string = string> extends DineroSource {
  readonly calculator: {
    add(a: bigint, b: bigint): bigint;
    compare(a: bigint, b: bigint): -1 | 0 | 1;
    decrement(value: bigint): bigint;
    increment(value: bigint): bigint;
    integerDivide(a: bigint, b: bigint): bigint;
    modulo(a: bigint, b: bigint): bigint;
    multiply(a: bigint, b: bigint): bigint;
    power(a: bigint, b: bigint): bigint;
    subtract(a: bigint, b: bigint): bigint;
    zero(): bigint;
  };
  readonly formatter: { toNumber(value?: bigint): number; toString(value?: bigint): string };
  readonly create: <TC extends string = string>(options: BigintDineroOptions<TC>) => BigintDinero<TC>;
  readonly toJSON: () => Required<BigintDineroOptions<TCurrency>>;
}

/** The parts of a bigint Dinero object. */
export interface BigintDineroOptions<TCurrency extends string = string> {
  readonly amount: bigint;
  readonly currency: { readonly code: TCurrency; readonly base: bigint | readonly bigint[]; readonly exponent: bigint };
  readonly scale?: bigint;
}

/**
 * Make a Dinero object (bigint) of an amount on an invoice.
 *
 * @param amount - decimal text in major units, such as `"1700.00"`; no more decimals than the currency has
 * @param currency - ISO 4217 code, or a currency of your own
 * @throws {ValidationError} `decimal.invalid`, `decimal.too_long`, `currency.unknown`
 */
export function toDinero(amount: string, currency: string | Currency): BigintDinero {
  const { code, exponent } = requireCurrency(currency);
  const options = {
    amount: toMinorUnits(amount, currency),
    currency: { code, base: 10n, exponent: BigInt(exponent) },
  };
  return dinero(options) as unknown as BigintDinero;
}

/**
 * The exact amount and currency of a Dinero object (number or bigint), at least with the currency's own decimals.
 *
 * @returns `{ amount, currency }`: decimal text in major units, ISO 4217 code
 * @throws {ValidationError} `price.invalid` for currencies whose base is not 10 (in dinero.js MGA and MRU) and for
 * unsafe amounts, `currency.unknown`
 */
export function fromDinero(value: DineroSource): { readonly amount: string; readonly currency: string } {
  const found = checkPrice(value, '');
  if (found) throw new ValidationError([found]);
  const { code } = value.toJSON().currency;
  const { exponent } = requireCurrency(code);
  const text = priceText(value) as string;
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '').padEnd(exponent, '0');
  return { amount: digits === '' ? whole : `${whole}.${digits}`, currency: code };
}
