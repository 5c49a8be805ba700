import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, formatFixed, isPlainDecimal, parseDecimal } from '../../src/money/decimal.ts';
import { add, floorDivide, type Integer, multiply, subtract } from '../../src/money/integer.ts';
import { divideRounded, roundingModes } from '../../src/money/rounding.ts';
import { computeTaxes } from '../../src/tax/compute-taxes.ts';
import type { LineTax, TaxableLine } from '../../src/tax/line-tax.ts';
import { decimalText, rounding } from './arbitrary-invoices.ts';
import { round } from './exact-oracle.ts';

const runs = { numRuns: 1000 };
const MAX = Number.MAX_SAFE_INTEGER;

/** Safe integers: small ones, ones whose products cross 2^53, and the edge itself. */
const safe = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -200_000_000, max: 200_000_000 }),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 5 }).map((below) => MAX - below),
  fc.integer({ min: 0, max: 5 }).map((above) => above - MAX),
);
const positive = safe.map((value) => Math.max(1, Math.abs(value)));
const isHonest = (value: Integer): boolean =>
  typeof value === 'bigint' || (Number.isSafeInteger(value) && !Object.is(value, -0));

describe('whole numbers', () => {
  it('are added, subtracted and multiplied as BigInts are, and never become unsafe', () => {
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)];
        for (const [result, exact] of [
          [add(a, b), x + y],
          [subtract(a, b), x - y],
          [multiply(a, b), x * y],
          [multiply(x, b), x * y],
          [add(a, y), x + y],
        ] as const) {
          expect(String(result)).toBe(String(exact));
          expect(isHonest(result)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('are divided toward minus infinity alike as numbers and as BigInts', () => {
    fc.assert(
      fc.property(safe, positive, (dividend, divisor) => {
        const quotient = floorDivide(dividend, divisor);
        expect(String(quotient)).toBe(String(floorDivide(BigInt(dividend), BigInt(divisor))));
        const rest = BigInt(dividend) - BigInt(quotient) * BigInt(divisor);
        expect(rest >= 0n && rest < BigInt(divisor)).toBe(true);
      }),
      runs,
    );
  });

  it('are divided and rounded alike as numbers, as BigInts and as fractions', () => {
    const halves = fc
      .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
      .map(([top, half]) => [top * half, 2 * half] as const);
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(safe, positive), halves),
        fc.constantFrom(...roundingModes),
        ([dividend, divisor], mode) => {
          const rounded = divideRounded(dividend, divisor, mode);
          expect(isHonest(rounded)).toBe(true);
          expect(String(rounded)).toBe(String(round({ top: BigInt(dividend), bottom: BigInt(divisor) }, mode)));
          expect(String(divideRounded(BigInt(dividend), divisor, mode))).toBe(String(rounded));
          expect(String(divideRounded(dividend, BigInt(divisor), mode))).toBe(String(rounded));
        },
      ),
      runs,
    );
  });
});

describe('a decimal', () => {
  const text = fc.tuple(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), fc.nat({ max: 12 }));

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(text, ([value, scale]) => {
        const written = decimalText(value, scale);
        const decimal = parseDecimal(written);
        expect(decimal && formatFixed(decimal.coefficient, scale)).toBe(written);
        expect(decimal && isHonest(decimal.coefficient)).toBe(true);
        expect(decimal && formatFixed(BigInt(decimal.coefficient), scale)).toBe(written);
      }),
      runs,
    );
  });

  it('is plain exactly if it can be read', () => {
    const digits = fc.constantFrom(0, 1, 2, 11, 12, 13, 17, 18, 19).map((length) => '9'.repeat(length));
    const sign = fc.constantFrom('', '-', '+', ' ', '--');
    const point = fc.constantFrom('', '.', ',', '..', '.\n', 'e');
    fc.assert(
      fc.property(sign, digits, point, digits, (...parts) => {
        const written = parts.join('');
        expect(isPlainDecimal(written), written).toBe(parseDecimal(written) !== undefined);
      }),
      runs,
    );
  });

  it('has one shortest form, whatever zeros it is written with', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 3 }), ([value, scale], zeros) => {
        const small = value / 1000n;
        const [short, long] = [
          parseDecimal(decimalText(small, scale)),
          parseDecimal(decimalText(small * 10n ** BigInt(zeros), scale + zeros)),
        ];
        if (scale + zeros > 12) expect(long).toBeUndefined();
        else expect(long && formatDecimal(long)).toBe(short && formatDecimal(short));
      }),
      runs,
    );
  });
});

const lineTax: fc.Arbitrary<LineTax> = fc
  .tuple(
    fc.constantFrom<readonly [string, string | null, string | null]>(
      ['s', 'VAT', 'S'],
      ['a', 'sales', null],
      ['b', null, null],
      ['c', 'GST', null],
    ),
    fc.oneof(
      fc.constantFrom<readonly [number, number]>([19, 0], [7, 0], [70, 1], [725, 2]),
      fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.nat({ max: 6 })),
    ),
  )
  .map(([[code, scheme, category], [coefficient, scale]]) => ({
    code,
    scheme,
    category,
    jurisdiction: null,
    rate: { coefficient, scale },
  }));
const taxableLine: fc.Arbitrary<TaxableLine<LineTax>> = fc.record({
  amount: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), safe),
  taxes: fc.uniqueArray(lineTax, { maxLength: 3, selector: (tax) => tax.code }),
});

describe('the taxes of a document', () => {
  const inBigInts = (lines: readonly TaxableLine<LineTax>[]): readonly TaxableLine<LineTax>[] =>
    lines.map(({ amount, taxes }) => ({
      amount: BigInt(amount),
      taxes: taxes.map((tax) => ({ ...tax, rate: { ...tax.rate, coefficient: BigInt(tax.rate.coefficient) } })),
    }));
  const inWords = ({ rows, nets, shares }: ReturnType<typeof computeTaxes<LineTax>>): object => ({
    rows: rows.map((row) => [row.tax.code, formatDecimal(row.tax.rate), String(row.taxableAmount), String(row.amount)]),
    nets: nets.map(String),
    shares: shares.map(String),
  });

  it('are the same figures whether computed with numbers or with BigInts', () => {
    fc.assert(
      fc.property(fc.array(taxableLine, { maxLength: 12 }), fc.boolean(), rounding, (lines, gross, how) => {
        const numbers = computeTaxes(lines, gross, how);
        expect(inWords(computeTaxes(inBigInts(lines), gross, how))).toEqual(inWords(numbers));
        for (const value of [...numbers.nets, ...numbers.shares, ...numbers.rows.map((row) => row.amount)])
          expect(isHonest(value)).toBe(true);
      }),
      runs,
    );
  });

  it('are the same figures where some lines are numbers and some BigInts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(taxableLine, fc.boolean()), { maxLength: 12 }),
        fc.boolean(),
        rounding,
        (marked, gross, how) => {
          const lines = marked.map(([one]) => one);
          const mixed = marked.map(([one, big]) => (big ? { ...one, amount: BigInt(one.amount) } : one));
          expect(inWords(computeTaxes(mixed, gross, how))).toEqual(inWords(computeTaxes(lines, gross, how)));
        },
      ),
      runs,
    );
  });

  it('do not depend on whether lines share their tax or carry equal ones', () => {
    fc.assert(
      fc.property(
        fc.array(lineTax, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(safe, fc.nat({ max: 2 })), { maxLength: 12 }),
        fc.boolean(),
        rounding,
        (taxes, some, gross, how) => {
          const shared = some.map(([amount, which]) => ({ amount, taxes: [taxes[which % taxes.length] as LineTax] }));
          const equal = shared.map(({ amount, taxes: own }) => ({
            amount,
            taxes: own.map((tax) => ({ ...tax, rate: { ...tax.rate } })),
          }));
          expect(inWords(computeTaxes(equal, gross, how))).toEqual(inWords(computeTaxes(shared, gross, how)));
        },
      ),
      runs,
    );
  });
});

describe('the amount of a line', () => {
  it('is quantity times price by base, the same with numbers, with BigInts and as a fraction', () => {
    fc.assert(
      fc.property(
        safe,
        safe,
        positive,
        fc.nat({ max: 12 }),
        fc.constantFrom(...roundingModes),
        (quantity, price, base, scale, mode) => {
          const amount = divideRounded(multiply(quantity, price), multiply(base, 10 ** scale), mode);
          const big = divideRounded(
            multiply(BigInt(quantity), BigInt(price)),
            multiply(BigInt(base), BigInt(10 ** scale)),
            mode,
          );
          const exact = round(
            { top: BigInt(quantity) * BigInt(price), bottom: BigInt(base) * 10n ** BigInt(scale) },
            mode,
          );
          expect([String(amount), String(big)]).toEqual([String(exact), String(exact)]);
          expect(isHonest(amount)).toBe(true);
        },
      ),
      runs,
    );
  });
});
