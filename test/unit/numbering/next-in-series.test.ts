import { describe, expect, it } from 'vitest';
import { nextInSeries } from '../../../src/numbering/next-in-series.ts';
import type { NumberSeries } from '../../../src/numbering/number-series.ts';

const series: NumberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } };

describe('the next number', () => {
  it('of an unused series is 1', () => expect(nextInSeries(series, undefined, '2025-01-01')).toEqual({ sequence: 1 }));

  it('of an unused series is where it starts', () => {
    expect(nextInSeries({ ...series, startAt: 58 }, undefined, '2025-01-01')).toEqual({ sequence: 58 });
  });

  it('is one after the last, wherever the series started', () => {
    expect(nextInSeries({ ...series, startAt: 5 }, { last: 7, lastIssueDate: '2025-01-01' }, '2025-01-02')).toEqual({
      sequence: 8,
    });
  });

  it('past the padding, string order irrelevant: 10000 follows 9999 and 10001 follows 10000', () => {
    expect(nextInSeries(series, { last: 9999, lastIssueDate: '2025-01-01' }, '2025-01-02')).toEqual({
      sequence: 10_000,
    });
    expect(nextInSeries(series, { last: 10_000, lastIssueDate: '2025-01-01' }, '2025-01-02')).toEqual({
      sequence: 10_001,
    });
  });

  it('may go to an earlier day', () => {
    expect(nextInSeries(series, { last: 3, lastIssueDate: '2025-02-01' }, '2025-01-31')).toEqual({ sequence: 4 });
  });

  it('may not in a chronological series', () => {
    const strict = { ...series, chronological: true };
    const state = { last: 3, lastIssueDate: '2025-02-01' };
    expect(nextInSeries(strict, state, '2025-02-01')).toEqual({ sequence: 4 });
    expect(nextInSeries(strict, state, '2025-01-31')).toMatchObject({
      fault: { code: 'number.not_chronological', path: '/issueDate', details: { lastIssueDate: '2025-02-01' } },
    });
  });
});
