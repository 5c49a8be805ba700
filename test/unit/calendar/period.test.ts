import { describe, expect, it } from 'vitest';
import { periodShape } from '../../../src/calendar/period.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

const codes = (value: unknown): readonly string[] =>
  checkShape(periodShape, value, '/period').map((one) => `${one.code} ${one.path}`);

describe('a period', () => {
  it.each([
    ['a month of days', { from: '2025-03-01', to: '2025-03-31' }],
    ['one full day', { from: '2025-03-01', to: '2025-03-01' }],
    ['the past', { from: '1999-01-01', to: '1999-12-31' }],
    ['the future', { from: '2999-01-01', to: '2999-12-31' }],
    ['moments', { from: '2025-03-01T00:00:00Z', to: '2025-03-31T23:59:59Z' }],
    [
      'moments of two offsets, in order although the texts are not',
      { from: '2025-03-02T00:00:00+02:00', to: '2025-03-01T23:00:00Z' },
    ],
    ['the same moment twice', { from: '2025-03-01T00:00:00Z', to: '2025-03-01T01:00:00+01:00' }],
  ])('may be %s', (_name, period) => expect(codes(period)).toEqual([]));

  it.each([
    [{ from: '2025-03-01' }, ['period.incomplete /period/to']],
    [{ to: '2025-03-01' }, ['period.incomplete /period/from']],
    [{ from: '2025-03-01', to: null }, ['period.incomplete /period/to']],
    [{}, ['period.incomplete /period/from', 'period.incomplete /period/to']],
  ])('has both ends: not %j', (period, expected) => expect(codes(period)).toEqual(expected));

  it('is days or moments, not both', () => {
    expect(codes({ from: '2025-03-01', to: '2025-03-31T23:59:59Z' })).toEqual(['period.mixed /period']);
    expect(codes({ from: '2025-03-01T00:00:00Z', to: '2025-03-31' })).toEqual(['period.mixed /period']);
  });

  it('does not end before it begins', () => {
    expect(codes({ from: '2025-03-02', to: '2025-03-01' })).toEqual(['period.reversed /period']);
    expect(codes({ from: '2025-03-01T12:00:00Z', to: '2025-03-01T12:59:59+01:00' })).toEqual([
      'period.reversed /period',
    ]);
  });

  it('names every end that is wrong, as what it means to be', () => {
    expect(codes({ from: '2025-02-30', to: '2025-03-01T00:00:00' })).toEqual([
      'date.invalid /period/from',
      'instant.invalid /period/to',
    ]);
    expect(codes({ from: 20250301, to: '01.03.2025' })).toEqual([
      'date.invalid /period/from',
      'date.invalid /period/to',
    ]);
    expect(codes({ from: '2025-02-30' })).toEqual(['date.invalid /period/from', 'period.incomplete /period/to']);
  });

  it('has no other member', () => {
    expect(checkShape(periodShape, { form: '2025-03-01', to: '2025-03-31' })).toMatchObject([
      { code: 'field.unknown', path: '/form', details: { meant: 'from' } },
      { code: 'period.incomplete', path: '/from' },
    ]);
    expect(codes({ from: '2025-03-01', to: '2025-03-31', timeZone: 'UTC' })).toEqual([
      'field.unknown /period/timeZone',
    ]);
    expect(codes({ from: '2025-03-01', to: '2025-03-31', end: undefined })).toEqual([]);
  });

  it.each(['2025-03', null, ['2025-03-01', '2025-03-31']])('may not be %j', (value) =>
    expect(codes(value)).toEqual(['field.type /period']),
  );
});
