import { type CalculationTax, calculate } from 'oneoff';
import { describe, expect, it } from 'vitest';
import type { Integer } from '../../../src/money/integer.ts';
import { computeTaxes } from '../../../src/tax/compute-taxes.ts';
import type { LineTax } from '../../../src/tax/line-tax.ts';
import { compareTaxes, groupKey, isVat } from '../../../src/tax/tax-group.ts';

const tax = (code: string, scheme: string | null, category: string | null, rate: Integer, scale = 0): LineTax => ({
  code,
  scheme,
  category,
  jurisdiction: null,
  rate: { coefficient: rate, scale },
});
const rows = (taxes: readonly CalculationTax[][]): readonly (readonly (string | null)[])[] =>
  calculate({
    currency: 'EUR',
    lines: taxes.map((one) => ({ quantity: 1, unitPrice: '100.00', taxes: one })),
  }).taxes.map(({ code, scheme, category, rate, taxableAmount, amount }) => [
    code,
    scheme,
    category,
    rate,
    taxableAmount,
    amount,
  ]);

describe('a group', () => {
  it('of VAT is one category and rate, whatever the code', () => {
    expect(groupKey(tax('a', 'VAT', 'S', 19))).toBe(groupKey(tax('b', 'VAT', 'S', 190, 1)));
    expect(groupKey(tax('a', 'VAT', 'S', 19))).toBe(groupKey(tax('b', null, 'S', 19n)));
    expect(groupKey(tax('a', 'VAT', 'S', 19))).not.toBe(groupKey(tax('a', 'VAT', 'S', 7)));
    expect(groupKey(tax('a', 'VAT', 'Z', 0))).not.toBe(groupKey(tax('a', 'VAT', 'E', 0)));
  });
  it('of any other scheme is one code and rate', () => {
    expect(groupKey(tax('a', 'GST', null, 9))).toBe(groupKey(tax('a', 'GST', null, 900, 2)));
    expect(groupKey(tax('a', 'GST', null, 9))).not.toBe(groupKey(tax('b', 'GST', null, 9)));
    expect(groupKey(tax('a', 'GST', null, 9))).not.toBe(groupKey(tax('a', 'GST', null, 18)));
  });
  it('is never mistaken for another by a crafty code', () => {
    expect(groupKey(tax('VAT S 19', null, null, 19))).not.toBe(groupKey(tax('x', 'VAT', 'S', 19)));
    expect(groupKey(tax('a","1', null, null, 9))).not.toBe(groupKey(tax('a', null, null, 1)));
  });
  it('is under the VAT rules by its scheme or its category', () => {
    expect([
      isVat({ scheme: 'VAT' }),
      isVat({ category: 'S' }),
      isVat({ scheme: 'GST' }),
      isVat({ scheme: null, category: null }),
    ]).toEqual([true, true, false, false]);
  });
  it('sums the lines that share it and keeps the first one’s code', () => {
    expect(
      rows([
        [{ code: 'vat-a', rate: '19', category: 'S' }],
        [{ code: 'vat-b', rate: '19.0', category: 'S' }],
        [{ code: 'city', rate: '1' }],
        [{ code: 'city', rate: 1 }],
        [{ code: 'county', rate: '1' }],
      ]),
    ).toEqual([
      ['city', null, null, '1', '200.00', '2.00'],
      ['county', null, null, '1', '100.00', '1.00'],
      ['vat-a', 'VAT', 'S', '19', '200.00', '38.00'],
    ]);
  });
});

describe('the rows', () => {
  it('come by scheme, category, falling rate and code, in whatever order the lines are', () => {
    const taxes: readonly CalculationTax[] = [
      { code: 'z', scheme: 'sales', rate: '1' },
      { code: 'b', scheme: 'VAT', category: 'S', rate: '7' },
      { code: 'c', scheme: 'VAT', category: 'E', rate: '0' },
      { code: 'a', scheme: 'sales', rate: '1' },
      { code: 'd', scheme: 'VAT', category: 'S', rate: '19' },
      { code: 'e', scheme: 'GST', rate: '5' },
      { code: 'f', scheme: 'VAT', category: 'S', rate: '10.5' },
    ];
    const order = ['e', 'c', 'd', 'f', 'b', 'a', 'z'];
    expect(rows(taxes.map((one) => [one])).map(([code]) => code)).toEqual(order);
    expect(rows(taxes.toReversed().map((one) => [one])).map(([code]) => code)).toEqual(order);
  });
  it('compare rates by value, not by text', () => {
    expect(compareTaxes(tax('a', null, null, 9), tax('a', null, null, 105, 1))).toBeGreaterThan(0);
    expect(compareTaxes(tax('a', null, null, 105, 1), tax('a', null, null, 9n))).toBeLessThan(0);
    expect(compareTaxes(tax('a', null, null, 90, 1), tax('a', null, null, 9))).toBe(0);
  });
});

describe('amounts that a tax provider states', () => {
  const stated = (amount: string, taxableAmount?: string): CalculationTax => ({
    code: 'us-ca',
    scheme: 'sales',
    rate: '7.25',
    amount,
    ...(taxableAmount !== undefined && { taxableAmount }),
  });

  it('are kept and summed, never recomputed', () => {
    const { taxes, taxAmount, lines } = calculate({
      currency: 'USD',
      lines: [
        { quantity: 1, unitPrice: '100.00', taxes: [stated('7.99', '90.00')] },
        { quantity: 1, unitPrice: '10.00', taxes: [stated('0.01')] },
      ],
    });
    expect(taxAmount).toBe('8.00');
    expect(taxes).toMatchObject([{ code: 'us-ca', taxableAmount: '100.00', amount: '8.00' }]);
    expect(lines.map((line) => [line.taxAmount, line.total])).toEqual([
      ['7.99', '107.99'],
      ['0.01', '10.01'],
    ]);
  });

  it.each(['rate', 'line', 'document'] as const)('join computed ones of their group at level %s', (taxLevel) => {
    const { taxes, lines } = calculate({
      currency: 'USD',
      rounding: { taxLevel },
      lines: [
        { quantity: 1, unitPrice: '100.00', taxes: [stated('1.00')] },
        { quantity: 1, unitPrice: '24.99', taxes: [{ code: 'us-ca', scheme: 'sales', rate: '7.25' }] },
      ],
    });
    expect(taxes).toMatchObject([{ taxableAmount: '124.99', amount: '2.81' }]);
    expect(lines.map((line) => line.taxAmount)).toEqual(['1.00', '1.81']);
  });

  it('are taken out of a gross price', () => {
    const { subtotal, taxAmount, total } = calculate({
      currency: 'USD',
      pricesIncludeTax: true,
      lines: [{ quantity: 1, unitPrice: '100.00', taxes: [stated('7.00')] }],
    });
    expect([subtotal, taxAmount, total]).toEqual(['93.00', '7.00', '100.00']);
  });

  it('of zero are stated as well', () => {
    const { taxAmount } = calculate({
      currency: 'USD',
      lines: [{ quantity: 1, unitPrice: '100.00', taxes: [stated('0.00')] }],
    });
    expect(taxAmount).toBe('0.00');
  });
});

describe('taxes in a gross price', () => {
  const [state, city] = [tax('state', 'sales', null, 10), tax('city', 'sales', null, 725, 2)];
  const split = (...lines: readonly (readonly LineTax[])[]): readonly string[] =>
    computeTaxes(
      lines.map((taxes) => ({ amount: 9999, taxes })),
      true,
      { taxLevel: 'rate', mode: 'half-up' },
    ).rows.map((row) => `${row.tax.code} ${row.taxableAmount} ${row.amount}`);

  it('may have rates of different decimals', () => {
    expect(split([state, city])).toEqual(['state 8528 853', 'city 8528 618']);
  });
  it('are rounded with those of all lines that have the same taxes, in whatever order', () => {
    expect(split([state, city], [city, state])).toEqual(split([state, city], [state, city]));
    expect(split([state, city], [city, state], [state, city])).toEqual(['state 25584 2558', 'city 25584 1855']);
  });
});

describe('the rows of one category and rate', () => {
  it('stand in the order of their jurisdictions', () => {
    const vat = (jurisdiction: string | null): LineTax => ({ ...tax('v', 'VAT', 'S', 20), jurisdiction });
    const lines = ['FR', null, 'AT'].map((one) => ({ amount: 100, taxes: [vat(one)] }));
    const { rows: computed } = computeTaxes(lines, false, { taxLevel: 'rate', mode: 'half-up' });
    expect(computed.map((row) => row.tax.jurisdiction)).toEqual([null, 'AT', 'FR']);
  });
});

describe('the cent that is left on the level of the document', () => {
  it('goes to the row that is printed first', () => {
    const lines = [17, 19].map((rate) => ({ amount: 50, taxes: [tax('v', 'VAT', 'S', rate)] }));
    const { rows: computed } = computeTaxes(lines, false, { taxLevel: 'document', mode: 'half-up' });
    expect(computed.map((row) => [row.tax.rate.coefficient, row.amount])).toEqual([
      [19, 10],
      [17, 8],
    ]);
  });
});

describe('taxes computed', () => {
  it('with one BigInt amount among numbers come out the same', () => {
    const vat = tax('v', 'VAT', 'S', 19);
    const numbers = computeTaxes(
      [
        { amount: 5555, taxes: [vat] },
        { amount: 1111, taxes: [vat] },
      ],
      false,
      { taxLevel: 'rate', mode: 'half-up' },
    );
    const mixed = computeTaxes(
      [
        { amount: 5555, taxes: [vat] },
        { amount: 1111n, taxes: [vat] },
      ],
      false,
      { taxLevel: 'rate', mode: 'half-up' },
    );
    expect(String(mixed.shares)).toBe(String(numbers.shares));
    expect(String(mixed.rows.map((row) => [row.taxableAmount, row.amount]))).toBe(
      String(numbers.rows.map((row) => [row.taxableAmount, row.amount])),
    );
  });

  it('of lines without taxes have no rows', () => {
    expect(computeTaxes([{ amount: 5, taxes: [] }], false, { taxLevel: 'rate', mode: 'half-up' })).toMatchObject({
      rows: [],
      nets: [5],
    });
    expect(computeTaxes([], true, { taxLevel: 'document', mode: 'down' })).toMatchObject({ rows: [], nets: [] });
  });
});
