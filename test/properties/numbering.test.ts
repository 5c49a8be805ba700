import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbering/format-number.ts';
import { nextInSeries, type SeriesState } from '../../src/numbering/next-in-series.ts';
import { type NumberSeries, validateNumberSeries } from '../../src/numbering/number-series.ts';
import { seriesKey } from '../../src/numbering/series-key.ts';

const literal = fc.constantFrom('-', '/', 'INV', 'R1', '20', '0', ' ', '.', '');
const token = fc.constantFrom(
  ...[
    '{SEQ}',
    '{SEQ:2}',
    '{YYYY}',
    '{YY}',
    '{MM}',
    '{DD}',
    '{FYYYY}',
    '{FYY}',
    '{FYY+1}',
    '{CUSTOMER}',
    '{CUSTOMER:2}',
    '{PREFIX}',
    '{SERIES}',
  ],
);
const pattern = fc.array(fc.oneof(token, literal), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const reset: fc.Arbitrary<NumberSeries['reset']> = fc.oneof(
  fc.constantFrom<NumberSeries['reset']>('never', 'monthly', { yearly: 1 }),
  fc.integer({ min: 2, max: 12 }).map((yearly) => ({ yearly })),
);
const scope = fc.constantFrom<NumberSeries['scope']>('billing_entity', 'customer', { name: 'A' }, { name: 'A1' });
const series: fc.Arbitrary<NumberSeries> = fc
  .record({ scope, pattern, reset })
  .filter((one) => validateNumberSeries(one).length === 0);

/** Within a century, for `{YY}` says no more. */
const issueDate = fc
  .integer({ min: 10_957, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
/** Counters whose digits are easily mistaken for one another, and others. */
const counter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 11, 111, 1111) },
  fc.integer({ min: 1, max: 1_000_000 }),
);
const document = fc.record({
  issueDate,
  sequence: counter,
  customer: counter,
});
type Document = typeof document extends fc.Arbitrary<infer D> ? D : never;

const numberOf = (one: NumberSeries, { sequence, issueDate, customer }: Document): string => {
  const result = formatNumber(one, { sequence, issueDate, prefix: 'P9', customerSequence: customer });
  return 'number' in result ? result.number : expect.fail(result.fault.message);
};
const keyOf = (one: NumberSeries, { issueDate, customer }: Document): string =>
  seriesKey({ billingEntityId: 'acme', documentKind: 'invoice', series: one, issueDate, customerId: String(customer) });

describe('a number series', () => {
  it('that is accepted writes every number differently', () => {
    fc.assert(
      fc.property(series, fc.array(document, { minLength: 2, maxLength: 40 }), (one, documents) => {
        const places = new Map<string, string>();
        for (const each of documents) {
          const place = `${keyOf(one, each)} ${each.sequence}`;
          const number = numberOf(one, each);
          expect(places.get(number) ?? place).toBe(place);
          places.set(number, place);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no gaps and no order but its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 50 }), (startAt, count) => {
        const one: NumberSeries = { scope: 'billing_entity', pattern: '{SEQ:4}', reset: 'never', startAt };
        let state: SeriesState | undefined;
        const sequences = Array.from({ length: count }, () => {
          const next = nextInSeries(one, state, '2025-01-01');
          if ('fault' in next) return expect.fail(next.fault.message);
          state = { last: next.sequence, lastIssueDate: '2025-01-01' };
          return next.sequence;
        });
        expect(sequences).toEqual(sequences.map((_, index) => startAt + index));
      }),
    );
  });
});
