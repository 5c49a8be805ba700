import Big from 'big.js';
import BigNumber from 'bignumber.js';
import { Decimal } from 'decimal.js';
import { add, type Dinero, dinero, halfAwayFromZero, multiply, toDecimal, toSnapshot, transformScale } from 'dinero.js';
import { EUR } from 'dinero.js/currencies';
import type { Calculation, CalculationInput, CalculationTax, TaxRow } from 'oneoff';

/** The part of the three decimal libraries that this benchmark uses. */
interface Arithmetic<T> {
  of(text: string): T;
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  /** Half up (away from zero), two decimals. */
  round(value: T): T;
  floor(value: T): T;
  less(a: T, b: T): boolean;
  text(value: T): string;
  count(cents: T): number;
}

Decimal.set({ precision: 40 });

const big: Arithmetic<Big> = {
  of: (text) => new Big(text),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  round: (value) => value.round(2, Big.roundHalfUp),
  floor: (value) => value.round(2, Big.roundDown),
  less: (a, b) => a.lt(b),
  text: (value) => value.toFixed(2),
  count: (value) => Math.round(value.times(100).toNumber()),
};

const bignumber: Arithmetic<BigNumber> = {
  of: (text) => new BigNumber(text),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  round: (value) => value.decimalPlaces(2, BigNumber.ROUND_HALF_UP),
  floor: (value) => value.decimalPlaces(2, BigNumber.ROUND_DOWN),
  less: (a, b) => a.lt(b),
  text: (value) => value.toFixed(2),
  count: (value) => value.times(100).toNumber(),
};

const decimal: Arithmetic<Decimal> = {
  of: (text) => new Decimal(text),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  round: (value) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  floor: (value) => value.toDecimalPlaces(2, Decimal.ROUND_DOWN),
  less: (a, b) => a.lt(b),
  text: (value) => value.toFixed(2),
  count: (value) => value.times(100).toNumber(),
};

/** The same calculation with a decimal library: amounts, rows, largest-remainder shares, texts. */
function withDecimals<T>(math: Arithmetic<T>): (input: CalculationInput) => Calculation {
  const hundredth = math.of('0.01');
  return (input) => {
    const groups = new Map<string, { tax: CalculationTax; rate: T; base: T; lines: number[] }>();
    const zero = math.of('0');
    let subtotal = zero;
    const amounts = input.lines.map((line, index) => {
      const amount = math.round(math.multiply(math.of(line.quantity as string), math.of(line.unitPrice as string)));
      subtotal = math.add(subtotal, amount);
      const tax = (line.taxes as CalculationTax[])[0] as CalculationTax;
      const group = groups.get(tax.rate as string) ?? {
        tax,
        rate: math.multiply(math.of(tax.rate as string), hundredth),
        base: zero,
        lines: [],
      };
      groups.set(tax.rate as string, group);
      group.base = math.add(group.base, amount);
      group.lines.push(index);
      return amount;
    });
    const shares = new Array<T>(amounts.length);
    let taxAmount = zero;
    const rows = [...groups.values()].map((group) => {
      const tax = math.round(math.multiply(group.base, group.rate));
      taxAmount = math.add(taxAmount, tax);
      let left = tax;
      const rests = group.lines.map((index) => {
        const exact = math.multiply(amounts[index] as T, group.rate);
        const floor = math.floor(exact);
        shares[index] = floor;
        left = math.subtract(left, floor);
        return { index, rest: math.subtract(exact, floor) };
      });
      rests.sort((a, b) => (math.less(b.rest, a.rest) ? -1 : math.less(a.rest, b.rest) ? 1 : a.index - b.index));
      for (const { index } of rests.slice(0, math.count(left))) shares[index] = math.add(shares[index] as T, hundredth);
      return row(group.tax, math.text(group.base), math.text(tax));
    });
    return {
      subtotal: math.text(subtotal),
      taxAmount: math.text(taxAmount),
      total: math.text(math.add(subtotal, taxAmount)),
      taxes: sortRows(rows),
      lines: amounts.map((amount, index) => {
        const share = shares[index] as T;
        return line(input, index, math.text(amount), math.text(share), math.text(math.add(amount, share)));
      }),
    };
  };
}

/** The same calculation with dinero.js: its objects, its rounding, its texts; shares by hand. */
function withDinero(input: CalculationInput): Calculation {
  type Money = Dinero<number, 'EUR'>;
  const parse = (text: string): { amount: number; scale: number } => {
    const [whole = '', fraction = ''] = text.split('.');
    return { amount: Number(whole + fraction), scale: fraction.length };
  };
  const percent = (text: string): { amount: number; scale: number } => {
    const { amount, scale } = parse(text);
    return { amount, scale: scale + 2 };
  };
  const cents = (value: Money): number => toSnapshot(value).amount;
  const zero = dinero({ amount: 0, currency: EUR }) as Money;
  const groups = new Map<
    string,
    { tax: CalculationTax; rate: { amount: number; scale: number }; base: Money; lines: number[] }
  >();
  let subtotal = zero;
  const amounts = input.lines.map((one, index) => {
    const price = dinero({ ...parse(one.unitPrice as string), currency: EUR }) as Money;
    const amount = transformScale(multiply(price, parse(one.quantity as string)), 2, halfAwayFromZero) as Money;
    subtotal = add(subtotal, amount) as Money;
    const tax = (one.taxes as CalculationTax[])[0] as CalculationTax;
    const group = groups.get(tax.rate as string) ?? { tax, rate: percent(tax.rate as string), base: zero, lines: [] };
    groups.set(tax.rate as string, group);
    group.base = add(group.base, amount) as Money;
    group.lines.push(index);
    return amount;
  });
  const shares = new Array<Money>(amounts.length);
  let taxAmount = zero;
  const rows = [...groups.values()].map((group) => {
    const tax = transformScale(multiply(group.base, group.rate), 2, halfAwayFromZero) as Money;
    taxAmount = add(taxAmount, tax) as Money;
    let left = cents(tax);
    const divisor = 10 ** group.rate.scale;
    const rests = group.lines.map((index) => {
      const exact = multiply(amounts[index] as Money, group.rate);
      const share = transformScale(exact, 2) as Money;
      shares[index] = share;
      left -= cents(share);
      return { index, rest: toSnapshot(exact).amount - cents(share) * divisor };
    });
    rests.sort((a, b) => b.rest - a.rest || a.index - b.index);
    const cent = dinero({ amount: 1, currency: EUR }) as Money;
    for (const { index } of rests.slice(0, left)) shares[index] = add(shares[index] as Money, cent) as Money;
    return row(group.tax, toDecimal(group.base), toDecimal(tax));
  });
  return {
    subtotal: toDecimal(subtotal),
    taxAmount: toDecimal(taxAmount),
    total: toDecimal(add(subtotal, taxAmount)),
    taxes: sortRows(rows),
    lines: amounts.map((amount, index) => {
      const share = shares[index] as Money;
      return line(input, index, toDecimal(amount), toDecimal(share), toDecimal(add(amount, share)));
    }),
  };
}

function row(tax: CalculationTax, taxableAmount: string, amount: string): TaxRow {
  return {
    code: tax.code,
    name: tax.name as string,
    scheme: 'VAT',
    rate: tax.rate as string,
    category: 'S',
    exemption: null,
    jurisdiction: null,
    taxableAmount,
    amount,
  };
}

function sortRows(rows: TaxRow[]): TaxRow[] {
  return rows.sort((a, b) => Number(b.rate) - Number(a.rate));
}

function line(
  input: CalculationInput,
  index: number,
  amount: string,
  taxAmount: string,
  total: string,
): Calculation['lines'][number] {
  const tax = input.lines[index]?.taxes?.[0] as CalculationTax;
  return {
    amount,
    taxAmount,
    total,
    taxes: [{ code: tax.code, rate: tax.rate as string, category: 'S', amount: taxAmount }],
  };
}

/** The other implementations by name. */
export const rivals: { readonly [name: string]: (input: CalculationInput) => Calculation } = {
  'dinero.js': withDinero,
  'big.js': withDecimals(big),
  'bignumber.js': withDecimals(bignumber),
  'decimal.js': withDecimals(decimal),
};
