import fc from 'fast-check';
import { type Calculation, type CalculationInput, calculate } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { decimalText, exponents, invoice, line, minor, rounding, taxes, total } from './arbitrary-invoices.ts';
import { expected, fraction } from './exact-oracle.ts';

const runs = { numRuns: 1000 };

/** A result in minor units, for comparing with the oracle. */
const inMinorUnits = ({
  subtotal,
  taxAmount,
  total: whole,
  taxes: rows,
  lines,
}: Calculation): ReturnType<typeof expected> => ({
  subtotal: String(minor(subtotal)),
  taxAmount: String(minor(taxAmount)),
  total: String(minor(whole)),
  rows: rows.map((row) => ({
    code: row.code,
    taxableAmount: String(minor(row.taxableAmount)),
    amount: String(minor(row.amount)),
  })),
  lines: lines.map((one) => ({
    amount: String(minor(one.amount)),
    taxAmount: String(minor(one.taxAmount)),
    taxes: one.taxes.map((share) => String(minor(share.amount))),
  })),
});

describe('an invoice', () => {
  it('is computed as fractions compute it: on three levels, in three modes, net and gross, of any sign', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        expect(inMinorUnits(calculate(input))).toEqual(expected(input, exponents[input.currency] as number));
      }),
      runs,
    );
  });

  it('prints every amount with exactly the decimals of its currency', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const exponent = exponents[input.currency] as number;
        const pattern = exponent === 0 ? /^-?(0|[1-9]\d*)$/ : new RegExp(`^-?(0|[1-9]\\d*)\\.\\d{${exponent}}$`);
        const { subtotal, taxAmount, total: whole, taxes: rows, lines } = calculate(input);
        const amounts = [
          ...[subtotal, taxAmount, whole],
          ...rows.flatMap((row) => [row.taxableAmount, row.amount]),
          ...lines.flatMap((one) => [one.amount, one.taxAmount, one.total, ...one.taxes.map((share) => share.amount)]),
        ];
        expect(amounts.filter((amount) => !pattern.test(amount) || /^-[0.]+$/.test(amount))).toEqual([]);
      }),
      runs,
    );
  });

  it('adds up: lines to the subtotal, rows and line taxes to the tax, both to the total', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const result = calculate(input);
        expect(total(result.lines.map((one) => one.amount))).toBe(minor(result.subtotal));
        expect(total(result.lines.map((one) => one.taxAmount))).toBe(minor(result.taxAmount));
        expect(total(result.lines.map((one) => one.total))).toBe(minor(result.total));
        expect(total(result.taxes.map((row) => row.amount))).toBe(minor(result.taxAmount));
        expect(minor(result.subtotal) + minor(result.taxAmount)).toBe(minor(result.total));
      }),
      runs,
    );
  });

  it("has lines whose shares are their tax, and every row's shares are the row", () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const result = calculate(input);
        for (const one of result.lines) {
          expect(total(one.taxes.map((share) => share.amount))).toBe(minor(one.taxAmount));
          expect(minor(one.amount) + minor(one.taxAmount)).toBe(minor(one.total));
        }
        for (const row of result.taxes) {
          const members = result.lines.filter((one) => one.taxes.some((share) => share.code === row.code));
          const shares = members.flatMap((one) => one.taxes.filter((share) => share.code === row.code));
          expect(total(shares.map((share) => share.amount))).toBe(minor(row.amount));
          expect(total(members.map((one) => one.amount))).toBe(minor(row.taxableAmount));
        }
      }),
      runs,
    );
  });

  it('has the same totals and rows in whatever order its lines come', () => {
    const shuffled = invoice.chain((input) =>
      fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.lines], { minLength: input.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([input, lines]) => {
        const { lines: _, ...inOrder } = calculate(input);
        const { lines: __, ...inDisorder } = calculate({ ...input, lines });
        expect(inDisorder).toEqual(inOrder);
      }),
      runs,
    );
  });

  it('has the same rows in whatever order the taxes stand on its lines', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const turned = input.lines.map((one) => ({ ...one, taxes: (one.taxes ?? []).toReversed() }));
        expect(calculate({ ...input, lines: turned }).taxes).toEqual(calculate(input).taxes);
      }),
      runs,
    );
  });

  it('keeps the gross of every line and in total where prices include tax', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const gross = calculate({ ...input, pricesIncludeTax: true });
        const untaxed = calculate({ ...input, lines: input.lines.map(({ taxes: _, ...one }) => one) });
        expect(gross.lines.map((one) => one.total)).toEqual(untaxed.lines.map((one) => one.amount));
        expect(gross.total).toBe(untaxed.total);
      }),
      runs,
    );
  });

  it('has no share that is off its exact tax by a minor unit or more', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const result = calculate(input);
        result.lines.forEach((one, index) => {
          const rates = (input.lines[index]?.taxes ?? []).map((tax) => fraction(tax.rate as string));
          const scale = rates.reduce((most, { bottom }) => (bottom > most ? bottom : most), 1n);
          const parts = rates.map(({ top, bottom }) => (top * scale) / bottom);
          const hundred = 100n * scale + (input.pricesIncludeTax ? parts.reduce((sum, part) => sum + part, 0n) : 0n);
          const base = minor(input.pricesIncludeTax ? one.total : one.amount);
          one.taxes.forEach((share, place) => {
            const off = minor(share.amount) * hundred - base * (parts[place] as bigint);
            expect(off < hundred && off > -hundred).toBe(true);
          });
        });
      }),
      runs,
    );
  });

  it('turned negative has every total and row turned negative', () => {
    fc.assert(
      fc.property(invoice, (input) => {
        const turned = input.lines.map((one) => ({
          ...one,
          quantity: String(one.quantity).replace(/^-?/, (sign) => (sign ? '' : '-')),
        }));
        const [bill, credit] = [calculate(input), calculate({ ...input, lines: turned })];
        expect(minor(credit.subtotal) + minor(bill.subtotal)).toBe(0n);
        expect(minor(credit.taxAmount) + minor(bill.taxAmount)).toBe(0n);
      }),
      runs,
    );
  });

  it('of lines each billed and taken back comes to nothing', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        rounding,
        fc.boolean(),
        (some, how, pricesIncludeTax) => {
          const back = some.map((one) => ({
            ...one,
            quantity: String(one.quantity).startsWith('-') ? String(one.quantity).slice(1) : `-${one.quantity}`,
          }));
          const result = calculate({ currency: 'EUR', lines: [...some, ...back], rounding: how, pricesIncludeTax });
          expect([result.subtotal, result.taxAmount, result.total]).toEqual(['0.00', '0.00', '0.00']);
          expect(result.taxes.filter((row) => row.amount !== '0.00' || row.taxableAmount !== '0.00')).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('has the same digits in yen, euros and dinars when its prices are scaled by their decimals', () => {
    const priced = fc.record({
      price: fc.bigInt({ min: 0n, max: 10n ** 9n }),
      finer: fc.nat({ max: 4 }),
      quantity: fc.integer({ min: -99, max: 99 }),
      taxes,
    });
    fc.assert(
      fc.property(fc.array(priced, { maxLength: 8 }), rounding, fc.boolean(), (some, how, pricesIncludeTax) => {
        const [yen, ...others] = ['JPY', 'EUR', 'BHD'].map((currency) => {
          const lines = some.map(({ price, finer, ...one }) => ({
            ...one,
            unitPrice: decimalText(price, finer + (exponents[currency] as number)),
          }));
          return inMinorUnits(calculate({ currency, lines, rounding: how, pricesIncludeTax }));
        });
        for (const other of others) expect(other).toEqual(yen);
      }),
      runs,
    );
  });

  it('has the same figures whether decimals have zeros at their end or not', () => {
    const padded = (text: unknown): string => (String(text).includes('.') ? `${text}0` : `${text}.00`);
    fc.assert(
      fc.property(invoice, (input) => {
        const lines = input.lines.map((one) => ({
          ...one,
          quantity: padded(one.quantity),
          unitPrice: padded(one.unitPrice),
        }));
        expect(calculate({ ...input, lines })).toEqual(calculate(input));
      }),
      runs,
    );
  });

  it('changes nothing of what it is given', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    fc.assert(
      fc.property(invoice, (input: CalculationInput) => {
        const copy = structuredClone(input);
        calculate(freeze(copy));
        expect(copy).toEqual(input);
      }),
      runs,
    );
  });
});
