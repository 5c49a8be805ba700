import { describe, expect, it } from 'vitest';
import { checkInstant, compareInstants, instantLeaf, toEpochMs, toInstant } from '../../../src/calendar/instant.ts';
import { ValidationError } from '../../../src/errors/errors.ts';
import { checkShape } from '../../../src/validation/check-shape.ts';

describe('an instant', () => {
  it.each([
    '2025-03-31T22:30:00Z',
    '2025-03-31T22:30:00.5Z',
    '2025-03-31T22:30:00.123456789Z',
    '2025-04-01T00:30:00+02:00',
    '2025-03-31T20:00:00-02:30',
    '2025-03-31T22:30:00-00:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
  ])('%s is one', (text) => {
    expect(checkInstant(text, '')).toBeUndefined();
    expect(checkShape(instantLeaf, text)).toEqual([]);
  });

  it.each([
    '2025-03-31',
    '2025-03-31T22:30:00',
    '2025-03-31T22:30Z',
    '2025-03-31 22:30:00Z',
    '2025-03-31t22:30:00z',
    '2025-02-30T00:00:00Z',
    '2025-03-31T24:00:00Z',
    '2025-03-31T23:60:00Z',
    '2025-03-31T23:59:60Z',
    '2025-03-31T22:30:00+24:00',
    '2025-03-31T22:30:00+0200',
    '2025-03-31T22:30:00.Z',
    '2025-03-31T22:30:00.1234567890Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '',
  ])('%j is not an instant', (text) => {
    expect(checkInstant(text, '/finalizeAt')).toMatchObject({ code: 'instant.invalid', path: '/finalizeAt' });
  });

  it.each([null, 0, 1_743_460_200_000, new Date(0)])('%s is not an instant, because an instant is text', (value) => {
    expect(checkInstant(value, '')?.code).toBe('instant.invalid');
  });

  it('a clock’s reading is written in UTC with milliseconds', () => {
    expect(toInstant(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(toInstant(1_743_460_200_007)).toBe('2025-03-31T22:30:00.007Z');
    expect(toEpochMs('2025-04-01T00:30:00.007+02:00')).toBe(1_743_460_200_007);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -62_135_596_800_001])(
    'the reading %d is no moment of ours',
    (ms) => {
      expect(() => toInstant(ms)).toThrow(ValidationError);
    },
  );

  it('moments are compared, not texts', () => {
    expect(compareInstants('2025-03-31T22:30:00Z', '2025-04-01T00:30:00+02:00')).toBe(0);
    expect(compareInstants('2025-04-01T00:29:59+02:00', '2025-03-31T22:30:00Z')).toBeLessThan(0);
    expect(compareInstants('2025-03-31T22:30:00.5Z', '2025-03-31T22:30:00.49Z')).toBeGreaterThan(0);
    expect(compareInstants('2025-03-31T22:30:00Z', '2025-03-31T22:30:00.000Z')).toBe(0);
  });

  it('a difference of a nanosecond counts', () => {
    expect(compareInstants('2025-03-31T22:30:00.000000001Z', '2025-03-31T22:30:00Z')).toBeGreaterThan(0);
  });

  it('comparing something that is not an instant is an error', () => {
    expect(() => compareInstants('2025-03-31', '2025-03-31T22:30:00Z')).toThrow(ValidationError);
  });
});
