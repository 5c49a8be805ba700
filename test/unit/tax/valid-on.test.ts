import { describe, expect, it } from 'vitest';
import { taxCodeOf, taxKey } from '../../../src/tax/tax-key.ts';
import { validOn, withoutValidity } from '../../../src/tax/valid-on.ts';

const first = { validUntil: '2019-12-31' };
const second = { validFrom: '2020-01-01', validUntil: '2024-12-31' };
const third = { validFrom: '2024-07-01' };
const always = {};

describe('the tax of a code that is valid on a date', () => {
  it.each([
    ['2000-01-01', first],
    ['2019-12-31', first],
    ['2020-01-01', second],
    ['2024-06-30', second],
    ['2024-07-01', third],
    ['2024-12-31', third],
    ['2999-12-31', third],
  ])('on %s is the one that began last', (date, expected) => {
    expect(validOn([first, second, third], date)).toBe(expected);
    expect(validOn([third, second, first], date)).toBe(expected);
  });
  it('is none before the first and after the last', () => {
    expect(validOn([second], '2019-12-31')).toBeUndefined();
    expect(validOn([second], '2025-01-01')).toBeUndefined();
    expect(validOn([], '2025-01-01')).toBeUndefined();
  });
  it('is the one without dates where no other is valid', () => {
    expect(validOn([always, second], '2025-01-01')).toBe(always);
    expect(validOn([always, second], '2024-12-31')).toBe(second);
    expect(validOn([second, always], '2024-12-31')).toBe(second);
  });
  it('is the first of two that began on one day', () => {
    const twin = { ...second };
    expect(validOn([second, twin], '2024-01-01')).toBe(second);
    expect(validOn([always, {}], '2024-01-01')).toBe(always);
  });
});

describe('a tax as a line stores it', () => {
  it('has no validity', () => {
    expect(withoutValidity({ code: 'a', ...first })).toEqual({ code: 'a' });
    expect(withoutValidity({ code: 'a', ...second })).toEqual({ code: 'a' });
    expect(withoutValidity({ code: 'a', ...third })).toEqual({ code: 'a' });
  });
  it.each([{ code: 'a' }, null, 'a', ['a']])('is the same where it has none: %j', (tax) => {
    expect(withoutValidity(tax)).toBe(tax);
  });
});

describe('the key of a tax', () => {
  it('is its code, with the day that it is valid from', () => {
    expect(taxKey({ code: 'vat' })).toBe('vat');
    expect(taxKey({ code: 'vat', validFrom: '2025-01-01' })).toBe('vat@2025-01-01');
  });
  it.each([
    ['vat@2025-01-01', 'vat'],
    ['vat@2024-01-01@2025-01-01', 'vat@2024-01-01'],
    ['vat', 'vat'],
    ['vat@2025-01-01-a', 'vat@2025-01-01-a'],
    ['vat@25-01-01', 'vat@25-01-01'],
    ['vat@2025-1-01', 'vat@2025-1-01'],
    ['vat@2025-01-1', 'vat@2025-01-1'],
  ])('%s has the code %s', (key, code) => expect(taxCodeOf(key)).toBe(code));
});
