import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/calendar/day-arithmetic.ts';
import { dueDate } from '../../src/calendar/due-date.ts';
import { compareInstants, toEpochMs, toInstant } from '../../src/calendar/instant.ts';
import { isIsoDate } from '../../src/calendar/iso-date.ts';
import { dayIn } from '../../src/calendar/time-zone.ts';

const DAY = 86_400_000;
/** Days since 1970, two centuries around it. */
const dayNumber = fc.integer({ min: -36_500, max: 36_500 });
const isoDate = dayNumber.map((days) => new Date(days * DAY).toISOString().slice(0, 10));
const moment = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2037, 11, 31) });
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14', 'UTC');

describe('the calendar', () => {
  it('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(isoDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const sum = addDays(date, days);
        expect(daysBetween(date, sum)).toBe(days);
        expect(addDays(sum, -days)).toBe(date);
      }),
    );
  });

  it('dates in text order are dates in time order', () => {
    fc.assert(
      fc.property(isoDate, isoDate, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });

  it('a date is a day exactly when the calendar has it', () => {
    const part = (max: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(13), part(32), (year, month, day) => {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
        const real = Number(day) >= 1 && Number(day) <= length;
        expect(isIsoDate(`${String(year).padStart(4, '0')}-${month}-${day}`)).toBe(real);
      }),
      { numRuns: 500 },
    );
  });

  it('the day in a zone is what a wall clock there shows', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, ms) => {
        const wall = new Date(ms).toLocaleString('sv-SE', { timeZone });
        expect(dayIn(timeZone, toInstant(ms))).toBe(wall.slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });

  it('a moment has one order and one day, whatever its offset', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(moment, moment, offset, zone, (a, b, minutes, timeZone) => {
        const sign = minutes < 0 ? '-' : '+';
        const two = (n: number): string => String(n).padStart(2, '0');
        const shifted = `${toInstant(a + minutes * 60_000).slice(0, -1)}${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
        expect(toEpochMs(shifted)).toBe(a);
        expect(Math.sign(compareInstants(shifted, toInstant(b)))).toBe(Math.sign(a - b));
        expect(dayIn(timeZone, shifted)).toBe(dayIn(timeZone, toInstant(a)));
      }),
    );
  });

  it('an invoice is never due before it is issued, and a term by the month falls on its day or on the last of the month', () => {
    const months = fc.integer({ min: 1, max: 120 });
    const dayOfMonth = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(isoDate, months, dayOfMonth, (date, count, day) => {
        const lastOf = (one: string): boolean => addDays(one, 1).slice(8) === '01';
        const later = dueDate({ type: 'months', months: count }, date);
        const fixed = dueDate({ type: 'day_of_month', day }, date);
        const fixedLater = dueDate({ type: 'day_of_month', day, months: count }, date);
        const monthOf = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(monthOf(later) - monthOf(date)).toBe(count);
        expect(monthOf(fixedLater)).toBe(monthOf(later));
        expect(later.slice(8) === date.slice(8) || (lastOf(later) && later.slice(8) < date.slice(8))).toBe(true);
        for (const one of [fixed, fixedLater]) {
          expect(one > date).toBe(true);
          expect(Number(one.slice(8)) === day || (lastOf(one) && Number(one.slice(8)) < day)).toBe(true);
        }
        // No such day lies between: the next one at most a month away.
        expect(monthOf(fixed) - monthOf(date)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('an invoice due at the end of its month is due on the day before a first', () => {
    fc.assert(
      fc.property(isoDate, (date) => {
        const due = dueDate({ type: 'end_of_month', days: 0 }, date);
        expect(due.slice(0, 7)).toBe(date.slice(0, 7));
        expect(addDays(due, 1).slice(8)).toBe('01');
      }),
    );
  });
});
