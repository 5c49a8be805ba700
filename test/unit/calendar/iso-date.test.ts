import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../src/calendar/day-arithmetic.ts';
import { checkDate, isIsoDate, isoDateLeaf } from '../../../src/calendar/iso-date.ts';
import { ValidationError } from '../../../src/errors/errors.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

describe('an ISO date', () => {
  it.each(['2025-01-01', '2024-02-29', '2000-02-29', '0001-01-01', '0099-12-31', '9999-12-31'])(
    '%s is a day',
    (date) => {
      expect(isIsoDate(date)).toBe(true);
      expect(checkDate(date, '/issueDate')).toBeUndefined();
      expect(checkShape(isoDateLeaf, date)).toEqual([]);
    },
  );

  it.each([
    '2025-02-30',
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
  ])('%s does not exist, and the message says so', (date) => {
    expect(isIsoDate(date)).toBe(false);
    expect(checkDate(date, '/issueDate')).toMatchObject({
      code: 'date.invalid',
      path: '/issueDate',
      message: expect.stringContaining('does not exist in the calendar'),
    });
  });

  it.each([
    '2025-1-1',
    '25-01-01',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '01.02.2025',
    '',
    '+02025-01-01',
    '٢٠٢٥-٠١-٠١',
  ])('the text %j is no date', (text) => expect(checkDate(text, '')).toMatchObject({ code: 'date.invalid' }));

  it('the year 0000 is none: there is no year before 1 here', () => expect(isIsoDate('0000-12-31')).toBe(false));

  it.each([null, undefined, 20250101, new Date(0), ['2025-01-01'], {}])('%s is no date', (value) => {
    expect(isIsoDate(value)).toBe(false);
    expect(checkDate(value, '')?.code).toBe('date.invalid');
  });
});

describe('counting days', () => {
  it.each([
    ['2025-01-31', 1, '2025-02-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2025-03-01', 0, '2025-03-01'],
    ['0099-12-31', 1, '0100-01-01'],
    ['0001-01-01', 3_652_058, '9999-12-31'],
  ])('%s and %i days is %s', (date, days, sum) => {
    expect(addDays(date, days)).toBe(sum);
    expect(daysBetween(date, sum)).toBe(days);
  });

  it.each([
    ['2025-03-29', 'Europe springs forward'],
    ['2025-10-25', 'Europe falls back'],
    ['2025-11-01', 'St. John’s falls back'],
    ['2011-12-29', 'Apia skips a day'],
  ])('every day has the same length: two days after %s, when %s', (date) => {
    const after = addDays(date, 2);
    expect(daysBetween(date, after)).toBe(2);
    expect(addDays(after, -1)).toBe(addDays(date, 1));
  });

  it.each([
    ['9999-12-31', 1],
    ['0001-01-01', -1],
    ['2025-01-01', 1e15],
  ])('%s and %d days leaves the calendar, which is an error and not another day', (date, days) => {
    expect(() => addDays(date, days)).toThrow(ValidationError);
    expect(() => addDays(date, days)).toThrow(/outside the years 0001 to 9999/);
  });
});
