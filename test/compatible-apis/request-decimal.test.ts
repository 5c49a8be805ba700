import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { LosslessNumber } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../examples/compatible-apis/request-decimal.ts';

const written = (text: string) => new LosslessNumber(text);

describe('a decimal in a request', () => {
  it.each([
    ['0.1', '0.1'],
    ['500.00', '500'],
    ['0', '0'],
    ['-0', '-0'],
    ['-12.50', '-12.5'],
    ['1.5e3', '1500'],
    ['1E2', '100'],
    ['5e-7', '0.0000005'],
    ['12.34e-1', '1.234'],
    ['0.00', '0'],
    ['1e21', '1000000000000000000000'],
    ['100000000000000.01', '100000000000000.01'],
  ])('is the number %s, read as %s', (text, expected) => {
    expect(plainDecimal(written(text))).toBe(expected);
  });

  it.each([
    ['83.60', '83.6'],
    ['+5.0', '5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-.25', '-0.25'],
  ])('is the string "%s", read as %s', (text, expected) => {
    expect(plainDecimal(text)).toBe(expected);
  });

  it.each(['', '.', '+', '-', '-.', '1e3', '1,5', '1 000', ' 1', '0x10', 'NaN', 'Infinity', '١', '1'.repeat(101)])(
    'is not the string "%s"',
    (text) => {
      expect(plainDecimal(text)).toBeUndefined();
    },
  );

  it.each(['1e400', '1e-400', '1e999999999999', `0.${'0'.repeat(200)}1`])('is not the number %s', (text) => {
    expect(plainDecimal(written(text))).toBeUndefined();
  });

  it.each([[true], [null], [undefined], [{}], [['1']], [1.5]])('is not %s', (value) => {
    expect(plainDecimal(value)).toBeUndefined();
  });

  it('has exactly the value of the text, for every number that JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
          fc.integer(),
          fc.double({ noNaN: true, min: 0, max: 1 }),
        ),
        (number) => {
          const text = JSON.stringify(number);
          const read = plainDecimal(written(text));
          if (read === undefined) return Math.abs(number) < 1e-29;
          const exact = new Decimal(text);
          return new Decimal(read).equals(exact) && (exact.isZero() || read === exact.toFixed());
        },
      ),
    );
  });
});
