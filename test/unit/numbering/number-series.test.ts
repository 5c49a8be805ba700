import { describe, expect, it } from 'vitest';
import { type NumberSeries, validateNumberSeries } from '../../../src/numbering/number-series.ts';

const good: NumberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 }, startAt: 1 };
const codes = (series: unknown): readonly string[] =>
  validateNumberSeries(series, '/s').map((one) => `${one.code} ${one.path}`);
const message = (series: unknown): string =>
  validateNumberSeries(series)
    .map((one) => one.message)
    .join('\n');

describe('a number series', () => {
  it.each<[string, NumberSeries]>([
    ['counts a calendar year', good],
    ['never begins again', { scope: 'billing_entity', pattern: '{SEQ}', reset: 'never' }],
    ['begins again each month', { scope: 'billing_entity', pattern: '{YY}{MM}-{SEQ:3}', reset: 'monthly' }],
    ['counts per customer', { scope: 'customer', pattern: '{PREFIX}-{CUSTOMER:3}-{SEQ:3}', reset: 'never' }],
    ['has a name', { scope: { name: 'EXP' }, pattern: '{SERIES}{SEQ:6}', reset: 'never', maxLength: 10 }],
    ['has a year that begins in December', { ...good, pattern: '{FYY}-{SEQ}', reset: { yearly: 12 } }],
    [
      'has a name that ends in a letter before its sequence',
      { scope: { name: 'E2X' }, pattern: '{SERIES}{SEQ}', reset: 'never' },
    ],
    ['has its sequence before a name', { scope: { name: 'E' }, pattern: '{SEQ}{SERIES}', reset: 'never' }],
    ['has its sequence before text with a digit inside', { ...good, pattern: '{YYYY}-{SEQ}-A1' }],
    ['follows a fiscal year', { scope: 'billing_entity', pattern: '{FYYYY}-{FYY+1}/{SEQ}', reset: { yearly: 4 } }],
    [
      'tells fiscal years apart by year and month',
      { scope: 'billing_entity', pattern: '{YYYY}{MM}{SEQ:4}', reset: { yearly: 4 } },
    ],
    [
      'has the year before the sequence without separator',
      { scope: 'billing_entity', pattern: '{YYYY}{SEQ:4}', reset: { yearly: 1 } },
    ],
    ['uses all of its fields', { ...good, startAt: 58, maxLength: 20, chronological: true }],
  ])('that %s is sound', (_name, series) => expect(validateNumberSeries(series)).toEqual([]));

  it.each([
    [{ ...good, scope: 'billing-entity' }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { name: '' } }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { name: '1A' } }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { name: 'A', id: 1 } }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { name: 'A B' } }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { name: 'A'.repeat(21) } }, 'number.series_invalid /s/scope'],
    [{ ...good, scope: { nam: 'A' } }, 'number.series_invalid /s/scope'],
    [{ ...good, reset: { yearly: 1, monthly: 1 } }, 'number.series_invalid /s/reset'],
    [{ ...good, pattern: '{YYYY}-{SEQ:1x}' }, 'number.pattern_invalid /s/pattern'],
    [{ ...good, pattern: '{YYYY}-{SEQ:4:4}' }, 'number.pattern_invalid /s/pattern'],
    [{ ...good, reset: 'yearly' }, 'number.series_invalid /s/reset'],
    [{ ...good, reset: { yearly: 0 } }, 'number.series_invalid /s/reset'],
    [{ ...good, reset: { yearly: 13 } }, 'number.series_invalid /s/reset'],
    [{ ...good, reset: {} }, 'number.series_invalid /s/reset'],
    [{ ...good, startAt: 0 }, 'number.series_invalid /s/startAt'],
    [{ ...good, startAt: 1.5 }, 'number.series_invalid /s/startAt'],
    [{ ...good, startAt: '1' }, 'number.series_invalid /s/startAt'],
    [{ ...good, startAt: 1e15 }, 'number.series_invalid /s/startAt'],
    [{ ...good, maxLength: 0 }, 'number.series_invalid /s/maxLength'],
    [{ ...good, chronological: 'yes' }, 'number.series_invalid /s/chronological'],
    [{ ...good, patern: 'X' }, 'field.unknown /s/patern'],
    [{ ...good, pattern: undefined }, 'number.pattern_invalid /s/pattern'],
    ['INV-{SEQ}', 'number.series_invalid /s'],
    [null, 'number.series_invalid /s'],
  ])('%j is refused: %s', (series, code) => expect(codes(series)).toEqual([code]));

  it('names everything that is wrong at once', () => {
    expect(codes({ scope: 1, reset: 2, pattern: 'no token', startAt: 0, colour: 'red' })).toEqual([
      'number.series_invalid /s/scope',
      'number.series_invalid /s/reset',
      'number.series_invalid /s/startAt',
      'field.unknown /s/colour',
      'number.pattern_invalid /s/pattern',
    ]);
  });
});

describe('a pattern that cannot be read', () => {
  it.each([
    ['INV-{YYYY}', 'has no {SEQ}'],
    ['{SEQ}-{YYYY}-{SEQ}', 'has 2 {SEQ}'],
    ['{YYYY}-{seq}', 'did you mean {SEQ}?'],
    ['{YYYY}-{SEQ:0}', 'width from 1 to 12'],
    ['{YYYY}-{SEQ:04}', 'width from 1 to 12'],
    ['{YYYY}-{SEQ:13}', 'width from 1 to 12'],
    ['{YYYY:4}-{SEQ}', 'cannot be padded'],
    ['{YYYY}-{SEQ', 'lone "{"'],
    ['{YYYY}-SEQ}', 'lone "}"'],
    ['{YYYY}-{}{SEQ}', 'the tokens are {SEQ}'],
    [' {YYYY}-{SEQ}', 'begins or ends with a space'],
    ['{YYYY}\n{SEQ}', 'the character U+000A'],
    ['INV-\u202E{SEQ}', 'the character U+202E'],
    ['{SERIES}-{YYYY}-{SEQ}', 'needs a scope with a name'],
    [`${'x'.repeat(100)}{SEQ}`, 'at most 100'],
  ])('%j: %s', (pattern, reason) => {
    expect(codes({ ...good, pattern })).toEqual(['number.pattern_invalid /s/pattern']);
    expect(message({ ...good, pattern })).toContain(reason);
  });

  it('a fiscal year needs a yearly reset to know its first month', () => {
    expect(message({ ...good, pattern: '{FYYYY}-{SEQ}', reset: 'never' })).toContain('needs reset: { yearly');
  });

  it('a pattern that never fits is refused before the first invoice', () => {
    expect(message({ ...good, maxLength: 12 })).toContain('raise maxLength');
    expect(validateNumberSeries({ ...good, maxLength: 14 })).toEqual([]);
  });
});

describe('a pattern that could write one text for two numbers', () => {
  it.each<[string, NumberSeries, string]>([
    ['yearly without a year', { ...good, pattern: 'INV-{SEQ}' }, '{YYYY} or {YY}'],
    ['monthly without a month', { ...good, pattern: '{YYYY}-{SEQ}', reset: 'monthly' }, 'and {MM}'],
    ['monthly without a year', { ...good, pattern: '{MM}-{SEQ}', reset: 'monthly' }, 'and {MM}'],
    ['a calendar year over a fiscal one', { ...good, pattern: '{YYYY}-{SEQ}', reset: { yearly: 4 } }, '{FYYYY}'],
    ['per customer without the customer', { ...good, scope: 'customer' }, '{CUSTOMER}'],
    ['named without the name', { ...good, scope: { name: 'EXP' } }, '{SERIES}'],
    ['a sequence before the year', { ...good, pattern: '{SEQ:4}{YYYY}' }, 'put a separator'],
    ['a sequence before a digit', { ...good, pattern: '{YYYY}-{SEQ}0' }, 'put a separator'],
    ['a sequence before the prefix', { ...good, pattern: '{YYYY}-{SEQ}{PREFIX}' }, 'put a separator'],
    [
      'customer and sequence together',
      { ...good, scope: 'customer', pattern: '{YYYY}-{CUSTOMER:3}{SEQ:3}' },
      'put a separator',
    ],
    [
      'a name that ends in a digit before the sequence',
      { ...good, scope: { name: 'A1' }, pattern: '{YYYY}-{SERIES}{SEQ}' },
      'put a separator',
    ],
  ])('%s', (_name, series, reason) => {
    expect(codes(series)).toEqual(['number.pattern_ambiguous /s/pattern']);
    expect(message(series)).toContain(reason);
  });

  it('gives every reason', () => {
    expect(codes({ scope: 'customer', pattern: '{SEQ}{DD}', reset: { yearly: 1 } })).toHaveLength(3);
  });
});
