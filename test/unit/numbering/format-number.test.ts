import { describe, expect, it } from 'vitest';
import { formatNumber, type NumberValues } from '../../../src/numbering/format-number.ts';
import type { NumberSeries } from '../../../src/numbering/number-series.ts';

const yearly: NumberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } };
const write = (series: NumberSeries, values: Partial<NumberValues> = {}): string | undefined => {
  const result = formatNumber(series, { sequence: 7, issueDate: '2025-03-09', ...values });
  return 'number' in result ? result.number : result.fault.code;
};

describe('a number is written', () => {
  it('according to its pattern', () => expect(write(yearly)).toBe('INV-2025-0007'));

  it.each([
    ['{YY}{MM}{DD}-{SEQ}', '250309-7'],
    ['{PREFIX}-{CUSTOMER:3}-{SEQ:3}', 'ACME-042-007'],
    ['{SEQ:1}/{YYYY}', '7/2025'],
    ['Rechnung Nr. {SEQ:12}', 'Rechnung Nr. 000000000007'],
    ['№ {SEQ} – {YYYY}', '№ 7 – 2025'],
  ])('%s → %s', (pattern, number) => {
    expect(write({ ...yearly, pattern }, { prefix: 'ACME', customerSequence: 42 })).toBe(number);
  });

  it('with the name of its series', () => {
    expect(write({ scope: { name: 'EXP' }, pattern: '{SERIES}-{SEQ}', reset: 'never' })).toBe('EXP-7');
  });

  it.each([
    ['2025-03-31', 4, '2024-25/7'],
    ['2025-04-01', 4, '2025-26/7'],
    ['2025-12-31', 4, '2025-26/7'],
    ['2026-03-31', 4, '2025-26/7'],
    ['2099-12-31', 12, '2099-00/7'],
    ['2025-01-01', 1, '2025-26/7'],
  ])('for the fiscal year of %s from month %i: %s', (issueDate, yearlyFrom, number) => {
    expect(write({ ...yearly, pattern: '{FYYYY}-{FYY+1}/{SEQ}', reset: { yearly: yearlyFrom } }, { issueDate })).toBe(
      number,
    );
  });

  it('for a fiscal year that goes by the year it ends in', () => {
    expect(write({ ...yearly, pattern: 'FY{FYYYY+1}-{SEQ}', reset: { yearly: 10 } }, { issueDate: '2024-10-01' })).toBe(
      'FY2025-7',
    );
    expect(write({ ...yearly, pattern: 'FY{FYY}-{SEQ}', reset: { yearly: 10 } }, { issueDate: '2024-09-30' })).toBe(
      'FY23-7',
    );
  });
});

describe('past the padding, string order irrelevant', () => {
  it.each([
    [9999, 'INV-2025-9999'],
    [10_000, 'INV-2025-10000'],
    [1_234_567, 'INV-2025-1234567'],
    [9_007_199_254_740_991, 'INV-2025-9007199254740991'],
  ])('%i is written %s', (sequence, number) => expect(write(yearly, { sequence })).toBe(number));

  it('a customer’s own sequence grows the same way', () => {
    const series: NumberSeries = { scope: 'customer', pattern: '{CUSTOMER:3}-{SEQ:3}', reset: 'never' };
    expect(write(series, { sequence: 1000, customerSequence: 1000 })).toBe('1000-1000');
  });
});

describe('the number’s year comes from the issue date', () => {
  it('31 December and 1 January are two years, whenever the number is taken', () => {
    expect(write(yearly, { issueDate: '2025-12-31' })).toBe('INV-2025-0007');
    expect(write(yearly, { issueDate: '2026-01-01' })).toBe('INV-2026-0007');
  });

  it('an issue date in the past keeps its own year', () =>
    expect(write(yearly, { issueDate: '1999-12-31' })).toBe('INV-1999-0007'));
});

describe('a number is refused', () => {
  it('when the billing entity has no prefix', () => {
    const result = formatNumber(
      { ...yearly, pattern: '{PREFIX}-{SEQ}' },
      { sequence: 1, issueDate: '2025-01-01' },
      '/x',
    );
    expect(result).toMatchObject({ fault: { code: 'number.token_missing', path: '/x', details: { token: 'PREFIX' } } });
    expect(write({ ...yearly, pattern: '{PREFIX}-{SEQ}' }, { prefix: '' })).toBe('number.token_missing');
  });

  it.each([
    ['{CUSTOMER}-{SEQ}', 'give the customer a sequence'],
    ['{SERIES}-{SEQ}', 'give the series a scope with a name'],
  ])('when %s cannot be filled in', (pattern, wayOut) => {
    const result = formatNumber({ ...yearly, pattern }, { sequence: 1, issueDate: '2025-01-01' });
    expect('fault' in result && result.fault).toMatchObject({
      code: 'number.token_missing',
      message: expect.stringContaining(wayOut),
    });
  });

  it('when a fiscal year has no first month', () => {
    expect(write({ ...yearly, pattern: '{FYYYY}-{SEQ}', reset: 'never' })).toBe('number.token_missing');
  });

  it('when it outgrows the longest allowed, instead of being cut', () => {
    const short = { ...yearly, maxLength: 13 };
    expect(write(short, { sequence: 9999 })).toBe('INV-2025-9999');
    expect(write(short, { sequence: 10_000 })).toBe('number.too_long');
  });

  it('when the pattern cannot be read', () =>
    expect(write({ ...yearly, pattern: '{SEK}' })).toBe('number.pattern_invalid'));
});
