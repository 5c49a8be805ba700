import { describe, expect, it } from 'vitest';
import { checkDecimal, checkDecimalText, decimalTextLeaf, readDecimal } from '../../../src/money/check-decimal.ts';
import { formatDecimal, formatFixed, parseDecimal, rescale } from '../../../src/money/decimal.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

const code = (value: unknown): string | undefined => checkDecimal(value, '/q')?.code;
const text = (value: unknown): string | undefined => {
  const decimal = readDecimal(value);
  return decimal && formatDecimal(decimal);
};

describe('a decimal', () => {
  it.each<[unknown, string]>([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007.50', '7.5'],
    ['1700.00', '1700'],
    ['-12.50', '-12.5'],
    ['0.00035', '0.00035'],
    ['100', '100'],
    ['999999999999999999', '999999999999999999'],
    ['-999999999999999999.999999999999', '-999999999999999999.999999999999'],
    ['9007199254740993', '9007199254740993'],
    ['0.000000000001', '0.000000000001'],
    [-0, '0'],
    [8, '8'],
    [0.145, '0.145'],
    [-2.5, '-2.5'],
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    [1.25e-9, '0.00000000125'],
    [-1e-12, '-0.000000000001'],
    [0.000001, '0.000001'],
    [12345678.9, '12345678.9'],
    [9007199254740991, '9007199254740991'],
  ])('%j is read as %s', (value, plain) => {
    expect(checkDecimal(value, '')).toBeUndefined();
    expect(text(value)).toBe(plain);
  });

  it.each<[unknown, string]>([
    ['', 'decimal.invalid'],
    ['-', 'decimal.invalid'],
    ['.', 'decimal.invalid'],
    ['-.', 'decimal.invalid'],
    ['1,5', 'decimal.invalid'],
    ['1.', 'decimal.invalid'],
    ['.5', 'decimal.invalid'],
    ['-.5', 'decimal.invalid'],
    [' 1', 'decimal.invalid'],
    ['1 ', 'decimal.invalid'],
    ['1\n', 'decimal.invalid'],
    ['+1', 'decimal.invalid'],
    ['--1', 'decimal.invalid'],
    ['1-', 'decimal.invalid'],
    ['1.2.3', 'decimal.invalid'],
    ['1e3', 'decimal.invalid'],
    ['0x10', 'decimal.invalid'],
    ['NaN', 'decimal.invalid'],
    ['Infinity', 'decimal.invalid'],
    ['١', 'decimal.invalid'],
    ['1_000', 'decimal.invalid'],
    ['1000000000000000000', 'decimal.too_long'],
    ['0.0000000000001', 'decimal.too_long'],
    [0.1 + 0.2, 'decimal.too_long'],
    [1e-13, 'decimal.too_long'],
    [1.23456789e-7, 'decimal.too_long'],
    [5e-324, 'decimal.too_long'],
    [Number.NaN, 'decimal.invalid'],
    [Number.POSITIVE_INFINITY, 'decimal.invalid'],
    [1e21, 'decimal.unsafe_number'],
    [2 ** 53, 'decimal.unsafe_number'],
    [-(2 ** 53), 'decimal.unsafe_number'],
    [10n, 'field.type'],
    [true, 'field.type'],
    [null, 'field.type'],
    [undefined, 'field.type'],
    [['1'], 'field.type'],
    [{}, 'field.type'],
  ])('%o is refused with %s', (value, expected) => {
    expect(code(value)).toBe(expected);
    expect(readDecimal(value)).toBeUndefined();
  });

  it.each([
    ['1,5', '"1.5"'],
    ['1,234.50', '"1234.50"'],
    ["1'000", '"1000"'],
    ['1_000.25', '"1000.25"'],
    [' 1 ', '"1"'],
    ['abc', '"1.5"'],
  ])('%j is refused with the hint %s', (value, hint) => {
    expect(checkDecimalText(value, '')?.message).toContain(hint);
  });

  it('names the maximum number of digits', () => {
    expect(checkDecimal('1234567890123456789', '')?.message).toMatch(/\b18 before\b.*\b12 after\b/);
  });

  it('given as text only refuses a number', () => {
    expect(checkShape(decimalTextLeaf, 150, '/amount')).toMatchObject([{ code: 'field.type', path: '/amount' }]);
    expect(checkShape(decimalTextLeaf, '150.00', '/amount')).toEqual([]);
    expect(checkShape(decimalTextLeaf, '150,00', '/amount')).toMatchObject([{ code: 'decimal.invalid' }]);
  });

  it('with up to fifteen digits is a plain number, longer ones that fit are too', () => {
    expect(parseDecimal('123456789012345')).toEqual({ coefficient: 123456789012345, scale: 0 });
    expect(parseDecimal('-9007199254740991')).toEqual({ coefficient: -9007199254740991, scale: 0 });
    expect(parseDecimal('9007199254740992')).toEqual({ coefficient: 9007199254740992n, scale: 0 });
    expect(parseDecimal('-0.000000000000000')).toBeUndefined();
    expect(Object.is(parseDecimal('-000000000000000000')?.coefficient, 0)).toBe(true);
  });
});

describe('a fixed number of decimals', () => {
  it.each<[number | bigint, number, string]>([
    [0, 2, '0.00'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [1450, 2, '14.50'],
    [-1450, 2, '-14.50'],
    [100, 2, '1.00'],
    [9007199254740991, 2, '90071992547409.91'],
    [-9007199254740991, 2, '-90071992547409.91'],
    [1450n, 2, '14.50'],
    [-5n, 2, '-0.05'],
    [0n, 0, '0'],
    [1700, 0, '1700'],
    [-1700n, 0, '-1700'],
    [12435, 3, '12.435'],
    [-1, 3, '-0.001'],
    [-1n, 12, '-0.000000000001'],
    [100000000000000000001n, 2, '1000000000000000000.01'],
  ])('prints %d with %i as %s', (value, scale, printed) => expect(formatFixed(value, scale)).toBe(printed));

  it('is kept when a decimal gets a larger scale, on either side of 2^53', () => {
    expect(rescale({ coefficient: 15, scale: 1 }, 1)).toBe(15);
    expect(rescale({ coefficient: 15, scale: 1 }, 3)).toBe(1500);
    expect(rescale({ coefficient: 9007199254740991, scale: 0 }, 2)).toBe(900719925474099100n);
    expect(rescale({ coefficient: -15n, scale: 0 }, 2)).toBe(-1500n);
    expect(rescale({ coefficient: 3, scale: 0 }, 20)).toBe(300000000000000000000n);
  });
});
