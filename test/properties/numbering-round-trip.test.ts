import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbering/format-number.ts';
import { nextInSeries, type SeriesState } from '../../src/numbering/next-in-series.ts';
import { numberReader } from '../../src/numbering/number-reader.ts';
import { type NumberSeries, validateNumberSeries } from '../../src/numbering/number-series.ts';
import { periodOf } from '../../src/numbering/reset.ts';

const PREFIX = 'ACME';
const NAME = 'EXP';

/** The readings of a token as regular expressions, written down apart from the code that writes them. */
const READINGS: { readonly [token: string]: string } = {
  SEQ: '(?<SEQ>\\d+)',
  CUSTOMER: '(?<CUSTOMER>\\d+)',
  YYYY: '(?<YYYY>\\d{4})',
  YY: '(?<YY>\\d{2})',
  MM: '(?<MM>\\d{2})',
  DD: '(?<DD>\\d{2})',
  FYYYY: '(?<FYYYY>\\d{4})',
  PREFIX,
  SERIES: NAME,
};

function parse(pattern: string, number: string): { readonly [token: string]: string } {
  const source = pattern.replace(/\{(\w+)(?::\d+)?\}|[^{}]/g, (whole, token?: string) =>
    token === undefined ? `\\x${whole.charCodeAt(0).toString(16)}` : (READINGS[token] ?? expect.fail(whole)),
  );
  return new RegExp(`^${source}$`).exec(number)?.groups ?? expect.fail(`${number} is no number of ${pattern}`);
}

const width = fc.integer({ min: 1, max: 6 });
const padded = (token: string): fc.Arbitrary<string> => width.map((digits) => `{${token}:${digits}}`);
const name = fc.constant({ name: NAME });
const series = fc
  .record({
    start: fc.constantFrom('INV', '{PREFIX}', ''),
    scope: fc.oneof(fc.constantFrom<NumberSeries['scope']>('billing_entity', 'customer'), name),
    reset: fc.oneof(
      fc.constantFrom<NumberSeries['reset']>('never', 'monthly'),
      fc.integer({ min: 1, max: 12 }).map((yearly) => ({ yearly })),
    ),
    customer: padded('CUSTOMER'),
    sequence: fc.oneof(fc.constant('{SEQ}'), padded('SEQ')),
    separator: fc.constantFrom('-', '/', '.', ' '),
    day: fc.constantFrom('', '{DD}'),
  })
  .map(({ start, scope, reset, customer, sequence, separator, day }): NumberSeries => {
    const which = scope === 'customer' ? customer : typeof scope === 'object' ? '{SERIES}' : '';
    const year = typeof reset === 'object' && reset.yearly > 1 ? '{FYYYY}' : '{YYYY}';
    const when = reset === 'never' ? '' : reset === 'monthly' ? '{YY}{MM}' : year;
    return { scope, reset, pattern: [start, which, when, day, sequence].filter(Boolean).join(separator) };
  });
const issueDate = fc
  .integer({ min: 10_957, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

function write(one: NumberSeries, sequence: number, day: string, customerSequence: number): string {
  const result = formatNumber(one, { sequence, issueDate: day, prefix: PREFIX, customerSequence });
  return 'number' in result ? result.number : expect.fail(result.fault.message);
}

describe('the numbers of a series', () => {
  it('say what they were made of', () => {
    const counter = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(series, counter, counter, issueDate, (one, sequence, customer, day) => {
        expect(validateNumberSeries(one)).toEqual([]);
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        const starts = typeof one.reset === 'object' && Number(month) < one.reset.yearly;
        const read = parse(one.pattern, write(one, sequence, day, customer));
        expect(Number(read.SEQ)).toBe(sequence);
        expect(Number(read.CUSTOMER ?? customer)).toBe(customer);
        expect([read.YYYY ?? year, read.YY ?? year.slice(2), read.MM ?? month, read.DD ?? dayOfMonth]).toEqual([
          year,
          year.slice(2),
          month,
          dayOfMonth,
        ]);
        expect(Number(read.FYYYY ?? Number(year) - Number(starts))).toBe(Number(year) - Number(starts));
      }),
      { numRuns: 500 },
    );
  });

  it('are read as they were written, into the period that they were counted in', () => {
    const counter = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(series, counter, counter, issueDate, (one, sequence, customer, day) => {
        const number = write(one, sequence, day, customer);
        const { start, read } = numberReader(one, { prefix: PREFIX, today: day });
        const values = read(number);
        expect(number.startsWith(start)).toBe(true);
        expect(values?.sequence).toBe(sequence);
        expect(values?.customerSequence ?? customer).toBe(customer);
        expect(periodOf(one.reset, values?.issueDate ?? '')).toBe(periodOf(one.reset, day));
      }),
      { numRuns: 500 },
    );
  });

  it('are unique and sort by their sequence, past the padding too', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 12_000 }), issueDate, (one, startAt, day) => {
        let state: SeriesState | undefined;
        const numbers = Array.from({ length: 30 }, () => {
          const next = nextInSeries({ ...one, startAt }, state, day);
          if ('fault' in next) return expect.fail(next.fault.message);
          state = { last: next.sequence, lastIssueDate: day };
          return write(one, next.sequence, day, 7);
        });
        const sequence = (number: string): number => Number(parse(one.pattern, number).SEQ);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect([...numbers].reverse().sort((a, b) => sequence(a) - sequence(b))).toEqual(numbers);
      }),
    );
  });
});
