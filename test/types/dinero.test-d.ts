import type { Dinero } from 'dinero.js';
import { add, dinero as dineroOfBigint, toDecimal } from 'dinero.js/bigint';
import { type BigintDinero, type DineroSource, fromDinero, type PriceInput, toDinero } from 'oneoff';
import { describe, expectTypeOf, it } from 'vitest';

declare const amount: BigintDinero;
declare const numbers: Dinero<number>;
declare const bigints: Dinero<bigint>;

describe('a Dinero object that this library makes', () => {
  it('is one of dinero.js', () => {
    expectTypeOf<BigintDinero>().toExtend<Dinero<bigint>>();
    const theirs: Dinero<bigint> = toDinero('1.00', 'EUR');
    expectTypeOf(theirs).toEqualTypeOf<Dinero<bigint>>();
  });

  it('goes into its functions', () => {
    expectTypeOf(
      add(amount, dineroOfBigint({ amount: 1n, currency: { code: 'EUR', base: 10n, exponent: 2n } })),
    ).toEqualTypeOf<Dinero<bigint>>();
    expectTypeOf(toDecimal(amount)).toEqualTypeOf<string>();
  });

  it('is not one of numbers', () => {
    expectTypeOf<BigintDinero>().not.toExtend<Dinero<number>>();
  });
});

describe('a Dinero object of the host', () => {
  it('is a price, of numbers or of bigints', () => {
    expectTypeOf(numbers).toExtend<DineroSource>();
    expectTypeOf(bigints).toExtend<PriceInput>();
    expectTypeOf(fromDinero(numbers)).toEqualTypeOf<{ readonly amount: string; readonly currency: string }>();
  });

  it('is no bare number', () => {
    expectTypeOf<number>().not.toExtend<PriceInput>();
    expectTypeOf<bigint>().not.toExtend<PriceInput>();
  });
});
