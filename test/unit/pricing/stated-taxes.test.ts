import { describe, expect, it } from 'vitest';
import type { ReadTax } from '../../../src/calculation/read-tax.ts';
import { checkStatedTaxes } from '../../../src/pricing/taxes/check-stated-taxes.ts';

/** A tax as it is read, in minor units. */
const tax = (rate: number, scale: number, stated?: { amount: number; taxableAmount?: number }): ReadTax =>
  ({
    code: 's',
    rate: { coefficient: rate, scale },
    rateText: rate === 0 && scale === 9 ? null : String(rate),
    stated,
  }) as never;
const check = (taxes: ReadTax[], amount: number, pricesIncludeTax = false): string[] =>
  checkStatedTaxes(taxes, { amount, pricesIncludeTax, exponent: 2 }, '/taxes').map(
    ({ path, message }) => `${path} ${message.split(';')[0]}`,
  );

describe('taxes that a provider states for a line of 100.00', () => {
  it.each([
    ['exactly', [tax(20, 0, { amount: 2000 })], []],
    ['a cent above', [tax(20, 0, { amount: 2001 })], []],
    ['a cent below', [tax(20, 0, { amount: 1999 })], []],
    ['nothing', [tax(20, 0)], []],
    ['on a base of their own', [tax(20, 0, { amount: 1000, taxableAmount: 5000 })], []],
    ['at 0 percent', [tax(0, 0, { amount: 0 })], []],
    ['no tax at no rate', [tax(0, 9, { amount: 0 })], []],
    ['nothing on nothing', [tax(20, 0, { amount: 0, taxableAmount: 0 })], []],
    [
      'on the line and the tax before',
      [tax(10, 0, { amount: 1000 }), tax(10, 0, { amount: 1100, taxableAmount: 11000 })],
      [],
    ],
    [
      'a cent more than that',
      [tax(10, 0, { amount: 1000, taxableAmount: 10000 }), tax(0, 0, { amount: 0, taxableAmount: 11001 })],
      [],
    ],
    [
      'two cents off',
      [tax(20, 0, { amount: 2002 })],
      ['/taxes/0/amount amount "20.02" is not the tax at 20 percent on "100.00", which is "20.00"'],
    ],
    [
      'something at no rate',
      [tax(0, 9, { amount: 1 })],
      ['/taxes/0/amount amount "0.01" is not the tax at no percent on "100.00", which is "0.00"'],
    ],
    [
      'of the wrong sign, by a cent',
      [tax(1, 2, { amount: -1 })],
      ['/taxes/0/amount amount "-0.01" is not the tax at 1 percent on "100.00", which is "0.01"'],
    ],
    [
      'on a base of the other sign',
      [tax(20, 0, { amount: -2000, taxableAmount: -10000 })],
      ['/taxes/0/taxableAmount taxableAmount "-100.00" has another sign than the line\'s amount "100.00"'],
    ],
    [
      'on more than the line, its taxes and a cent',
      [tax(0, 0, { amount: 0, taxableAmount: 10002 })],
      ['/taxes/0/taxableAmount taxableAmount "100.02" is more than the line\'s amount "100.00" and its taxes'],
    ],
    [
      'half of a cent is rounded up in what it says',
      [tax(5, 3, { amount: 9 })],
      ['/taxes/0/amount amount "0.09" is not the tax at 5 percent on "100.00", which is "0.01"'],
    ],
  ] as [string, ReadTax[], string[]][])('%s', (_, taxes, faults) => {
    expect(check(taxes, 10_000)).toEqual(faults);
  });

  it('are parts of a gross price where prices include tax, of all taxes of the line', () => {
    const two = (amount: number) => [tax(125, 1, { amount }), tax(5, 0, { amount: 0 })];
    // 12.5 of 117.5 parts of 100.00 are 10.64, 5 of them 4.26.
    expect(check(two(1064), 10_000, true)).toEqual([
      '/taxes/1/amount amount "0.00" is not the tax at 5 percent in "100.00", which is "4.26"',
    ]);
    expect(check([tax(125, 1, { amount: 1064 }), tax(5, 0, { amount: 426 })], 10_000, true)).toEqual([]);
    expect(check([tax(20, 0, { amount: 2000, taxableAmount: 10_000 })], 10_000, true)).toEqual([]);
  });

  it('have the sign of a negative line, and any on a line of nothing', () => {
    expect(check([tax(20, 0, { amount: -2000 })], -10_000)).toEqual([]);
    expect(check([tax(20, 0, { amount: 2000 })], -10_000)).toHaveLength(1);
    expect(check([tax(20, 0, { amount: 0 })], 0)).toEqual([]);
    expect(check([tax(20, 0, { amount: 1 })], 0)).toHaveLength(1);
    expect(check([tax(20, 0, { amount: 0, taxableAmount: 1 })], 0)).toEqual([]);
  });
});
