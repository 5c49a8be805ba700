import { describe, expect, it } from 'vitest';
import { checkTimeZone, dayIn, timeZoneLeaf } from '../../../src/calendar/time-zone.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

describe('an issue date is the seller’s day: UTC−12 … +14, DST nights', () => {
  it.each([
    ['Etc/GMT+12', '2026-01-01T11:59:59Z', '2025-12-31'],
    ['Etc/GMT+12', '2026-01-01T12:00:00Z', '2026-01-01'],
    ['Pacific/Niue', '2026-01-01T10:59:59Z', '2025-12-31'],
    ['America/St_Johns', '2026-01-01T03:29:59Z', '2025-12-31'],
    ['America/St_Johns', '2026-01-01T03:30:00Z', '2026-01-01'],
    ['UTC', '2025-12-31T23:59:59.999Z', '2025-12-31'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01'],
    ['Europe/Berlin', '2025-12-31T22:59:59Z', '2025-12-31'],
    ['Europe/Berlin', '2025-12-31T23:00:00Z', '2026-01-01'],
    ['Asia/Kathmandu', '2025-12-31T18:15:00Z', '2026-01-01'],
    ['Pacific/Kiritimati', '2025-12-31T09:59:59Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00Z', '2026-01-01'],
  ])('in %s it is at %s the day %s', (zone, instant, day) => expect(dayIn(zone, instant)).toBe(day));

  it.each([
    ['Europe/Berlin before the spring night', '2025-03-29T22:59:59Z', '2025-03-29'],
    ['Europe/Berlin in the spring night', '2025-03-29T23:00:00Z', '2025-03-30'],
    ['Europe/Berlin after the spring night', '2025-03-30T21:59:59Z', '2025-03-30'],
    ['Europe/Berlin a day of 23 hours later', '2025-03-30T22:00:00Z', '2025-03-31'],
    ['Europe/Berlin before the autumn night', '2025-10-25T21:59:59Z', '2025-10-25'],
    ['Europe/Berlin in the autumn night', '2025-10-25T22:00:00Z', '2025-10-26'],
    ['Europe/Berlin a day of 25 hours later', '2025-10-26T22:59:59Z', '2025-10-26'],
    ['Europe/Berlin the day after', '2025-10-26T23:00:00Z', '2025-10-27'],
    ['America/Santiago where midnight itself is skipped', '2025-09-07T03:59:59Z', '2025-09-06'],
    ['America/Santiago where the day begins at one', '2025-09-07T04:00:00Z', '2025-09-07'],
    ['Africa/Cairo where the day begins at one', '2025-04-24T22:00:00Z', '2025-04-25'],
  ])('%s', (where, instant, day) => expect(dayIn(where.split(' ')[0] as string, instant)).toBe(day));

  it('Apia had no 30 December 2011', () => {
    expect(dayIn('Pacific/Apia', '2011-12-30T09:59:59Z')).toBe('2011-12-29');
    expect(dayIn('Pacific/Apia', '2011-12-30T10:00:00Z')).toBe('2011-12-31');
  });

  it('a moment has one day, however its offset is written', () => {
    expect(dayIn('Europe/Berlin', '2025-12-31T23:30:00Z')).toBe('2026-01-01');
    expect(dayIn('Europe/Berlin', '2025-12-31T13:30:00-10:00')).toBe('2026-01-01');
    expect(dayIn('Europe/Berlin', '2026-01-01T13:30:00+14:00')).toBe('2026-01-01');
  });

  it('works through leap days and the first centuries', () => {
    expect(dayIn('Asia/Tokyo', '2024-02-28T15:00:00Z')).toBe('2024-02-29');
    expect(dayIn('UTC', '0099-03-01T12:00:00Z')).toBe('0099-03-01');
    expect(dayIn('UTC', '1582-10-10T12:00:00Z')).toBe('1582-10-10');
  });

  it('a zone that does not exist is an error, not UTC', () =>
    expect(() => dayIn('Europe/Berlni', '2025-01-01T00:00:00Z')).toThrow(RangeError));
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Etc/GMT+12', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'Asia/Kolkata'])(
    '%s is one',
    (zone) => {
      expect(checkTimeZone(zone, '')).toBeUndefined();
      expect(checkShape(timeZoneLeaf, zone)).toEqual([]);
    },
  );

  it('a misspelt one gets the near miss', () => {
    expect(checkTimeZone('Europe/Berln', '/timeZone')).toMatchObject({
      code: 'time_zone.unknown',
      path: '/timeZone',
      message: expect.stringContaining('did you mean "Europe/Berlin"?'),
      details: { meant: 'Europe/Berlin' },
    });
  });

  it.each(['+02:00', '-0500', '', ' UTC', 'CEST5', null, 2, {}])(
    '%j is none: an offset knows no daylight saving',
    (value) => {
      expect(checkTimeZone(value, '')?.code).toBe('time_zone.unknown');
    },
  );

  it('stays right when more zones are asked for than there are', () => {
    for (let bits = 0; bits < 1100; bits++) {
      const zone = [...'europe/berlin']
        .map((letter, index) => ((bits >> index) & 1 ? letter.toUpperCase() : letter))
        .join('');
      expect(dayIn(zone, '2025-12-31T23:00:00Z')).toBe('2026-01-01');
    }
  });

  it('tells the days of moments that follow one another, within a minute and across midnight', () => {
    const days = [
      '2026-03-02T22:59:00.000Z',
      '2026-03-02T22:59:59.999Z',
      '2026-03-02T23:00:00.000Z',
      '2026-03-02T22:59:59.999Z',
    ].map((instant) => dayIn('Europe/Berlin', instant));
    expect(days).toEqual(['2026-03-02', '2026-03-02', '2026-03-03', '2026-03-02']);
    // Liberia was 44 minutes and 30 seconds behind UTC.
    const inMonrovia = ['1971-06-01T00:44:29.999Z', '1971-06-01T00:44:30.000Z'].map((at) =>
      dayIn('Africa/Monrovia', at),
    );
    expect(inMonrovia).toEqual(['1971-05-31', '1971-06-01']);
  });
});
