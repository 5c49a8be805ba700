import { dinero, toDecimal } from 'dinero.js';
import { dinero as bigintDinero, type Dinero as DineroOf, toDecimal as toBigintDecimal } from 'dinero.js/bigint';
import { BHD as bigintBHD } from 'dinero.js/bigint/currencies';
import { BHD, EUR, JPY, MGA } from 'dinero.js/currencies';
import { fromDinero, fromMinorUnits, toDinero, toMinorUnits, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ValidationError) return error.faults.map((one) => one.code).join(' ');
    throw error;
  }
  return 'nothing was thrown';
}

describe('minor units', () => {
  it.each<[string, string, bigint]>([
    ['1700.00', 'EUR', 170000n],
    ['1700', 'EUR', 170000n],
    ['0.05', 'EUR', 5n],
    ['-0.05', 'EUR', -5n],
    ['1700', 'JPY', 1700n],
    ['1.234', 'BHD', 1234n],
    ['1.2', 'BHD', 1200n],
    ['12.435', 'BHD', 12435n],
    ['1.0001', 'CLF', 10001n],
    ['999999999999999999', 'EUR', 99999999999999999900n],
    ['1.500', 'EUR', 150n],
    ['5.000000000000', 'JPY', 5n],
    ['0.20', 'MGA', 20n],
  ])('of %s %s are %d', (amount, currency, units) => expect(toMinorUnits(amount, currency)).toBe(units));

  it.each<[bigint, string, string]>([
    [170000n, 'EUR', '1700.00'],
    [-5n, 'EUR', '-0.05'],
    [1700n, 'JPY', '1700'],
    [1234n, 'BHD', '1.234'],
    [0n, 'BHD', '0.000'],
    [10001n, 'CLF', '1.0001'],
    [10n ** 30n, 'EUR', `1${'0'.repeat(28)}.00`],
  ])('%d of %s make %s', (units, currency, amount) => expect(fromMinorUnits(units, currency)).toBe(amount));

  it("are of the host's own currency where it registers one", () => {
    const points = { code: 'POINTS', exponent: 1 };
    expect(toMinorUnits('1.5', points)).toBe(15n);
    expect(fromMinorUnits(15n, points)).toBe('1.5');
  });

  it.each<[string, string, string]>([
    ['1.005', 'EUR', 'decimal.too_long'],
    ['0.1', 'JPY', 'decimal.too_long'],
    ['1.2345', 'BHD', 'decimal.too_long'],
    ['1,5', 'EUR', 'decimal.invalid'],
    ['1', 'EURO', 'currency.unknown'],
    ['1', 'eur', 'currency.unknown'],
  ])('of %s %s are refused with %s', (amount, currency, code) => {
    expect(codeOf(() => toMinorUnits(amount, currency))).toBe(code);
  });

  it('of a bare number are refused: it cannot say whether it means cents already', () => {
    expect(codeOf(() => toMinorUnits(1700 as never, 'EUR'))).toBe('field.type');
  });

  it.each([17.5, 1700, Number.NaN, '1700', null])(
    'that are %o, no bigint, are refused, never printed wrong',
    (units) => {
      expect(codeOf(() => fromMinorUnits(units as never, 'EUR'))).toBe('field.type');
    },
  );

  it('of an invalid currency are refused', () => {
    expect(codeOf(() => fromMinorUnits(1n, { code: 'x', exponent: 2 }))).toBe('currency.invalid');
    expect(codeOf(() => fromMinorUnits(1n, { code: 'ABC', exponent: 1.5 }))).toBe('currency.invalid');
    expect(codeOf(() => fromMinorUnits(1n, 'XYZ'))).toBe('currency.unknown');
  });
});

describe('a Dinero object of an amount', () => {
  it.each<[string, string]>([
    ['1700.00', 'EUR'],
    ['1700', 'JPY'],
    ['1.234', 'BHD'],
    ['-0.05', 'USD'],
    ['0.00', 'EUR'],
    ['90071992547409930.01', 'EUR'],
    ['0.20', 'MGA'],
  ])('of %s %s prints in dinero.js as it was written, and comes back', (amount, currency) => {
    const made = toDinero(amount, currency);
    expect(toBigintDecimal(made as unknown as DineroOf<bigint>)).toBe(amount);
    expect(fromDinero(made)).toEqual({ amount, currency });
  });

  it('is what a payment provider is sent: minor units, code, scale', () => {
    const { amount, currency, scale } = toDinero('1.234', 'BHD').toJSON();
    expect([amount, currency.code, currency.base, currency.exponent, scale]).toEqual([1234n, 'BHD', 10n, 3n, 3n]);
  });

  it('of more decimals than the currency has is refused', () => {
    expect(codeOf(() => toDinero('1.005', 'EUR'))).toBe('decimal.too_long');
    expect(codeOf(() => toDinero('0.5', 'JPY'))).toBe('decimal.too_long');
  });

  it('of dinero.js, number or bigint, gives the decimals that dinero.js prints', () => {
    for (const money of [
      dinero({ amount: 170000, currency: EUR }),
      dinero({ amount: 1700, currency: JPY }),
      dinero({ amount: 1234, currency: BHD }),
      dinero({ amount: -5, currency: EUR }),
      dinero({ amount: 12345, currency: EUR, scale: 4 }),
    ]) {
      expect(fromDinero(money).amount).toBe(toDecimal(money));
    }
    expect(fromDinero(bigintDinero({ amount: 1234n, currency: bigintBHD }))).toEqual({
      amount: '1.234',
      currency: 'BHD',
    });
  });

  it("has at least the currency's decimals and no needless ones", () => {
    expect(fromDinero(dinero({ amount: 15, currency: EUR, scale: 1 })).amount).toBe('1.50');
    expect(fromDinero(dinero({ amount: 150000, currency: EUR, scale: 5 })).amount).toBe('1.50');
    expect(fromDinero(dinero({ amount: 150000, currency: JPY, scale: 2 })).amount).toBe('1500');
    expect(fromDinero(dinero({ amount: 150050, currency: JPY, scale: 2 })).amount).toBe('1500.5');
  });

  it('of base 5, of an unsafe amount or of an unknown currency is refused', () => {
    expect(codeOf(() => fromDinero(dinero({ amount: 5, currency: MGA })))).toBe('price.invalid');
    expect(codeOf(() => fromDinero(dinero({ amount: 2 ** 60, currency: EUR })))).toBe('price.invalid');
    expect(codeOf(() => fromDinero(dinero({ amount: 5, currency: { ...EUR, code: 'XYZ' } })))).toBe('currency.unknown');
    expect(codeOf(() => fromDinero(5 as never))).toBe('price.is_number');
  });
});
