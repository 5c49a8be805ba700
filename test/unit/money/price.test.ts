import { dinero } from 'dinero.js';
import { dinero as bigintDinero } from 'dinero.js/bigint';
import { EUR as bigintEUR } from 'dinero.js/bigint/currencies';
import { EUR, JPY, MGA, USD } from 'dinero.js/currencies';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../src/money/decimal.ts';
import { checkPrice, isDinero, priceLeaf, priceText, readPrice } from '../../../src/money/price.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

const at = '/lines/2/unitPrice';
const read = (value: unknown, currency: string): string | undefined => {
  const decimal = readPrice(value, currency);
  return decimal && formatDecimal(decimal);
};

describe('a price', () => {
  it.each(['0', '150.00', '0.00035', '-5'])('may be the decimal text %j', (price) => {
    expect(checkPrice(price, at)).toBeUndefined();
    expect(readPrice(price, 'EUR')).toBeDefined();
  });

  it.each([150, 0, 1.5, Number.NaN, -3])(
    'that is the bare number %d is refused: it cannot say cents or units',
    (price) => {
      expect(checkPrice(price, at)).toMatchObject({ code: 'price.is_number', path: at });
      expect(readPrice(price, 'EUR')).toBeUndefined();
    },
  );

  it('that is a number is refused with the text to write instead', () => {
    expect(checkPrice(150, at)?.message).toContain('"150.00"');
    expect(checkPrice(Number.NaN, at)?.message).toContain('"150.00"');
    expect(checkPrice(0.5, at)?.message).toContain('"0.50"');
  });

  it.each([null, undefined, true, 150n, {}, [], { amount: 150, currency: 'EUR' }])(
    '%o is refused by its type',
    (price) => {
      expect(checkPrice(price, at)).toMatchObject({ code: 'field.type', path: at });
      expect(readPrice(price, 'EUR')).toBeUndefined();
    },
  );

  it('in words or with separators is refused', () => {
    expect(checkPrice('1.500,00', at)?.code).toBe('decimal.invalid');
    expect(checkPrice('€5', at)?.code).toBe('decimal.invalid');
  });

  it('is checked by its leaf without a currency', () => {
    expect(checkShape(priceLeaf, '1.5', at)).toEqual([]);
    expect(checkShape(priceLeaf, 1.5, at)).toMatchObject([{ code: 'price.is_number' }]);
    expect(checkShape(priceLeaf, dinero({ amount: 5, currency: USD }), at)).toEqual([]);
  });
});

describe('a Dinero object', () => {
  it('is known by its toJSON', () => {
    expect(isDinero(dinero({ amount: 1, currency: EUR }))).toBe(true);
    expect([isDinero({}), isDinero(null), isDinero('1'), isDinero({ toJSON: 1 })]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('with a number is a price in its currency', () => {
    expect(read(dinero({ amount: 5000, currency: EUR }), 'EUR')).toBe('50');
    expect(read(dinero({ amount: -5, currency: EUR }), 'EUR')).toBe('-0.05');
    expect(read(dinero({ amount: 1500, currency: JPY }), 'JPY')).toBe('1500');
    expect(priceText(dinero({ amount: 35, currency: USD, scale: 5 }))).toBe('0.00035');
  });

  it('with a bigint is a price in its currency, beyond 2^53 too', () => {
    expect(read(bigintDinero({ amount: 5000n, currency: bigintEUR }), 'EUR')).toBe('50');
    expect(priceText(bigintDinero({ amount: 10n ** 19n + 1n, currency: bigintEUR }))).toBe('100000000000000000.01');
    expect(checkPrice(bigintDinero({ amount: 10n ** 19n + 1n, currency: bigintEUR }), at)).toBeUndefined();
  });

  it('with more digits than a price may have is refused', () => {
    expect(checkPrice(bigintDinero({ amount: 10n ** 20n, currency: bigintEUR }), at)?.code).toBe('decimal.too_long');
    expect(checkPrice(bigintDinero({ amount: 1n, currency: bigintEUR, scale: 13n }), at)?.code).toBe(
      'decimal.too_long',
    );
  });

  it("in another currency than the invoice's is refused, never converted", () => {
    const price = dinero({ amount: 5000, currency: USD });
    expect(checkPrice(price, at, 'EUR')).toMatchObject({ code: 'price.currency_mismatch', path: at });
    expect(checkPrice(price, at, 'USD')).toBeUndefined();
    expect(readPrice(price, 'EUR')).toBeUndefined();
  });

  it('of a currency with base 5, as dinero.js has the ariary, is refused', () => {
    expect(checkPrice(dinero({ amount: 5, currency: MGA }), at, 'MGA')).toMatchObject({
      code: 'price.invalid',
      path: at,
    });
    expect(readPrice(dinero({ amount: 5, currency: MGA }), 'MGA')).toBeUndefined();
  });

  it('of an amount that has lost digits already is refused', () => {
    expect(checkPrice(dinero({ amount: 2 ** 53, currency: EUR }), at)?.code).toBe('price.invalid');
    expect(checkPrice({ toJSON: () => ({ amount: 1.5, currency: EUR, scale: 2 }) }, at)?.code).toBe('price.invalid');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '2025-01-01T00:00:00.000Z'],
    ['no currency', { amount: 1, scale: 2 }],
    ['a null currency', { amount: 1, scale: 2, currency: null }],
    ['a negative scale', { amount: 1, scale: -1, currency: EUR }],
    ['a broken scale', { amount: 1, scale: 'x', currency: EUR }],
    ['a huge scale', { amount: 1, scale: 31, currency: EUR }],
  ])('that says %s of itself is refused', (_says, snapshot) => {
    const price = { toJSON: () => snapshot };
    expect(checkPrice(price, at)?.code).toBe('price.invalid');
    expect(readPrice(price, 'EUR')).toBeUndefined();
  });

  it('of several subunits that are ten together is decimal', () => {
    expect(
      read(
        { toJSON: () => ({ amount: 150n, currency: { code: 'EUR', base: [10n], exponent: 2n }, scale: 2n }) },
        'EUR',
      ),
    ).toBe('1.5');
  });
});
