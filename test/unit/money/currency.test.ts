import { type Currency, calculate, fromMinorUnits, ValidationError, validateCurrency } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { lookUpCurrency } from '../../../src/money/currency.ts';

function faultsOf(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof ValidationError) return error.faults.map((one) => `${one.code} ${one.path}`);
    throw error;
  }
  return [];
}

describe('a currency code', () => {
  it.each(['EUR', 'USD', 'JPY', 'BHD', 'CLF', 'MGA', 'XCG'])('%s is fine', (code) => {
    expect(validateCurrency(code)).toEqual([]);
  });

  it.each<[unknown, string | undefined]>([
    ['eur', 'EUR'],
    ['Usd', 'USD'],
    [' EUR ', 'EUR'],
    ['EURO', 'EUR'],
    ['UDS', 'USD'],
    ['XQZ!!!!', undefined],
    ['', undefined],
    [null, undefined],
    [978, undefined],
    [{ code: 'EUR' }, undefined],
  ])('%o is unknown; perhaps %s is meant', (code, meant) => {
    const [found, ...more] = validateCurrency(code, {}, '/currency');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'currency.unknown', path: '/currency' });
    expect(found?.details?.['meant']).toBe(meant);
    expect(found?.message).toContain(meant === undefined ? 'ISO 4217' : `did you mean "${meant}"?`);
  });

  it('withdrawn before the issue date is refused, from the very day on', () => {
    expect(validateCurrency('HRK', { on: '2022-12-31' })).toEqual([]);
    expect(validateCurrency('HRK', { on: '2023-01-01' }, '/currency')).toMatchObject([
      { code: 'currency.withdrawn', path: '/currency', details: { withdrawnOn: '2023-01-01' } },
    ]);
    expect(validateCurrency('DEM', { on: '2025-01-15' })).toMatchObject([{ code: 'currency.withdrawn' }]);
  });

  it('withdrawn is fine while no issue date is known', () => expect(validateCurrency('HRK')).toEqual([]));

  it("of the host's own is known, suggested, and wins over the table", () => {
    const custom = [
      { code: 'POINTS', exponent: 0 },
      { code: 'HRK', exponent: 4 },
    ];
    expect(validateCurrency('POINTS', { custom })).toEqual([]);
    expect(validateCurrency('POINTS')).toMatchObject([{ code: 'currency.unknown' }]);
    expect(validateCurrency('POINT', { custom })).toMatchObject([{ details: { meant: 'POINTS' } }]);
    expect(validateCurrency('points', { custom })).toMatchObject([{ details: { meant: 'POINTS' } }]);
    expect(lookUpCurrency('HRK', custom)).toEqual({ code: 'HRK', exponent: 4 });
    expect(validateCurrency('HRK', { custom, on: '2025-01-01' })).toEqual([]);
  });

  it("of the host's own may be withdrawn as well", () => {
    const custom = [{ code: 'OLD', exponent: 2, withdrawnOn: '2024-06-30' }];
    expect(validateCurrency('OLD', { custom, on: '2024-06-29' })).toEqual([]);
    expect(validateCurrency('OLD', { custom, on: '2024-06-30' })).toMatchObject([{ code: 'currency.withdrawn' }]);
  });
});

describe("a currency of the host's own", () => {
  it.each([
    { code: 'ABC', exponent: 0 },
    { code: 'TOKEN12', exponent: 12 },
    { code: 'ABCDEFGHIJKL', exponent: 2 },
  ])('%o is fine', (currency) => {
    expect(calculate({ currency, lines: [] }).total).toBe(fromMinorUnits(0n, currency));
  });

  it.each([
    { code: 'AB', exponent: 2 },
    { code: 'abc', exponent: 2 },
    { code: '1AB', exponent: 2 },
    { code: 'ABCDEFGHIJKLM', exponent: 2 },
    { code: 'ABC', exponent: -1 },
    { code: 'ABC', exponent: 13 },
    { code: 'ABC', exponent: 1.5 },
    { code: 'ABC', exponent: '2' },
    { code: 'ABC' },
    {},
    null,
  ])('%o is refused', (currency) => {
    expect(faultsOf(() => calculate({ currency: currency as Currency, lines: [] }))).toEqual([
      'currency.invalid /currency',
    ]);
  });
});
