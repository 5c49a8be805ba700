import * as dinero from 'dinero.js/currencies';
import { describe, expect, it } from 'vitest';
import { currencyCodes, findCurrency } from '../../../src/money/currency-table.ts';
import { withdrawalOf } from '../../../src/money/withdrawals.ts';

describe('minor units are those of ISO 4217, where Intl has others', () => {
  it.each([
    ['BHD', 3],
    ['IQD', 3],
    ['HUF', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['CLF', 4],
    ['UYW', 4],
    ['ISK', 0],
    ['UGX', 0],
    ['IDR', 2],
    ['TWD', 2],
    ['AFN', 2],
    ['MGA', 2],
    ['EUR', 2],
  ])('%s has %i decimals', (code, exponent) => expect(findCurrency(code)).toEqual({ code, exponent }));
});

describe('the currency table', () => {
  it.each([
    ['BGN', '2026-01-01'],
    ['ANG', '2025-07-01'],
    ['ZWL', '2024-09-01'],
    ['SLL', '2024-01-01'],
    ['HRK', '2023-01-01'],
    ['VEF', '2018-08-20'],
    ['BYR', '2017-01-01'],
    ['LTL', '2015-01-01'],
    ['DEM', '2002-03-01'],
  ])('%s is gone since %s', (code, withdrawnOn) => expect(withdrawalOf(code)?.on).toBe(withdrawnOn));

  it.each(['XCG', 'ZWG', 'SLE', 'VED', 'VES', 'MRU', 'STN', 'BYN'])('%s, a successor, is in use', (code) => {
    expect(findCurrency(code)).toEqual({ code, exponent: 2 });
  });

  it.each(['XAU', 'XAG', 'XDR', 'XTS', 'XXX', 'BTC', 'eur', 'EURO', '', 'constructor', '__proto__'])(
    'has no %j',
    (code) => {
      expect(findCurrency(code)).toBeUndefined();
    },
  );

  it('holds every code once, in capitals, with its exponent', () => {
    const codes = currencyCodes();
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(codes.filter((code) => findCurrency(code)?.code !== code)).toEqual([]);
  });

  it('cannot be changed by its users', () => {
    expect(() => Object.assign(findCurrency('EUR') as object, { exponent: 3 })).toThrow(TypeError);
  });

  it('agrees with dinero.js but for deliberate differences', () => {
    const theirs = new Map(Object.values(dinero).map((one) => [one.code as string, one]));
    const current = currencyCodes().filter((code) => withdrawalOf(code) === undefined);
    const missing = [...theirs.keys()].filter((code) => findCurrency(code) === undefined);
    const ours = current.filter((code) => !theirs.has(code));
    const withdrawn = [...theirs.keys()].filter((code) => withdrawalOf(code) !== undefined);
    const others = [...theirs.values()].filter(
      (one) => one.base !== 10 || one.exponent !== findCurrency(one.code)?.exponent,
    );
    expect({ missing, ours, withdrawn, others: others.map((one) => one.code).sort() }).toEqual({
      missing: [],
      ours: [],
      // Bulgaria has the euro since 2026-01-01.
      withdrawn: ['BGN'],
      // Base 5 there, 2 decimals in ISO 4217: amounts are written with decimals, and a fifth is 0.20.
      others: ['MGA', 'MRU'],
    });
  });
});
