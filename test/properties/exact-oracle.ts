import type { CalculationInput, CalculationLine, CalculationTax } from 'oneoff';

/** A fraction of two BigInts; the denominator is above zero. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const whole = (value: bigint): Fraction => ({ top: value, bottom: 1n });
const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const by = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom, bottom: a.bottom * b.top });
const less = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;
const same = (a: Fraction, b: Fraction): boolean => a.top * b.bottom === b.top * a.bottom;
const floor = ({ top, bottom }: Fraction): bigint => (top < 0n ? -((-top + bottom - 1n) / bottom) : top / bottom);
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** A plain decimal text as a fraction. */
export function fraction(text: string | number): Fraction {
  const [units = '', decimals = ''] = String(text).split('.');
  return { top: BigInt(units + decimals), bottom: 10n ** BigInt(decimals.length) };
}

/** A fraction rounded to a whole number. */
export function round({ top, bottom }: Fraction, mode: string): bigint {
  const size = top < 0n ? -top : top;
  const down = size / bottom;
  const twice = 2n * (size - down * bottom);
  const up = mode === 'down' ? false : twice === bottom ? mode === 'half-up' || down % 2n === 1n : twice > bottom;
  const rounded = up ? down + 1n : down;
  return top < 0n ? -rounded : rounded;
}

/** Amounts in minor units, as texts. */
interface Expected {
  readonly subtotal: string;
  readonly taxAmount: string;
  readonly total: string;
  readonly rows: readonly { readonly code: string; readonly taxableAmount: string; readonly amount: string }[];
  readonly lines: readonly { readonly amount: string; readonly taxAmount: string; readonly taxes: readonly string[] }[];
}

interface Portion {
  readonly line: number;
  readonly place: number;
  readonly exact: Fraction;
}
interface Pot {
  readonly key: string;
  readonly group: string;
  readonly tax: CalculationTax;
  readonly portions: Portion[];
}

/**
 * An invoice computed by the book in fractions of BigInts, without a line of the library.
 *
 * Lines are rounded to the minor unit first; all that follows is exact until a tax is rounded.
 */
export function expected(input: CalculationInput, exponent: number): Expected {
  const { lines, pricesIncludeTax = false, rounding: { taxLevel = 'rate', mode = 'half-up' } = {} } = input;
  const amounts = lines.map((line) => lineAmount(line, exponent, mode));
  const pots = fillPots(lines, amounts, pricesIncludeTax);
  const totals = potTotals(pots, taxLevel, mode);
  const shares = lines.map((line) => (line.taxes ?? []).map(() => 0n));
  pots.forEach((pot, index) => {
    const parts =
      taxLevel === 'line'
        ? pot.portions.map((one) => round(one.exact, mode))
        : handOut(
            pot.portions.map((one) => one.exact),
            totals[index] as bigint,
          );
    pot.portions.forEach(({ line, place }, member) => {
      (shares[line] as bigint[])[place] = parts[member] as bigint;
    });
  });
  const nets = amounts.map((amount, line) => (pricesIncludeTax ? amount - sum(shares[line] as bigint[]) : amount));
  const groups = [...new Set(pots.map((pot) => pot.group))].map((group) => {
    const members = pots.flatMap((pot, index) =>
      pot.group === group ? [{ pot, total: totals[index] as bigint }] : [],
    );
    const taxable = members.flatMap(({ pot }) => pot.portions.map((one) => nets[one.line] as bigint));
    return {
      tax: (members[0] as { pot: Pot }).pot.tax,
      taxable: sum(taxable),
      amount: sum(members.map((one) => one.total)),
    };
  });
  const taxAmount = sum(groups.map((one) => one.amount));
  return {
    subtotal: String(sum(nets)),
    taxAmount: String(taxAmount),
    total: String(sum(nets) + taxAmount),
    rows: groups
      .sort((a, b) => printedOrder(a.tax, b.tax))
      .map(({ tax, taxable, amount }) => ({ code: tax.code, taxableAmount: String(taxable), amount: String(amount) })),
    lines: nets.map((net, line) => ({
      amount: String(net),
      taxAmount: String(sum(shares[line] as bigint[])),
      taxes: (shares[line] as bigint[]).map(String),
    })),
  };
}

function lineAmount(
  { quantity, unitPrice, baseQuantity = '1' }: CalculationLine,
  exponent: number,
  mode: string,
): bigint {
  const price = times(fraction(quantity), fraction(unitPrice as string));
  return round(times(by(price, fraction(baseQuantity)), whole(10n ** BigInt(exponent))), mode);
}

/** What is rounded together: a tax over all its lines or, in gross prices, over the lines with one set of taxes. */
function fillPots(lines: readonly CalculationLine[], amounts: readonly bigint[], gross: boolean): Pot[] {
  const pots = new Map<string, Pot>();
  lines.forEach(({ taxes = [] }, line) => {
    const all = taxes.reduce((rates, tax) => plus(rates, rate(tax)), whole(0n));
    const set = taxes.map(groupOf).sort().join(' ');
    taxes.forEach((tax, place) => {
      const group = groupOf(tax);
      const key = gross && taxes.length > 1 ? `${group} ${set}` : group;
      const pot = pots.get(key) ?? { key, group, tax, portions: [] };
      pots.set(key, pot);
      const factor = gross ? by(rate(tax), plus(whole(1n), all)) : rate(tax);
      pot.portions.push({ line, place, exact: times(whole(amounts[line] as bigint), factor) });
    });
  });
  return [...pots.values()].sort((a, b) => printedOrder(a.tax, b.tax) || (a.key < b.key ? -1 : 1));
}

function potTotals(pots: readonly Pot[], taxLevel: string, mode: string): readonly bigint[] {
  const exact = pots.map((pot) => pot.portions.reduce((total, one) => plus(total, one.exact), whole(0n)));
  if (taxLevel === 'rate') return exact.map((one) => round(one, mode));
  if (taxLevel === 'line') return pots.map((pot) => sum(pot.portions.map((one) => round(one.exact, mode))));
  return handOut(exact, round(exact.reduce(plus, whole(0n)), mode));
}

/** Largest remainder, one unit at a time, ties to the earlier. */
function handOut(exact: readonly Fraction[], total: bigint): bigint[] {
  const parts = exact.map(floor);
  const rest = exact.map((one, index) => plus(one, whole(-(parts[index] as bigint))));
  const open = new Set(parts.keys());
  for (let left = total - sum(parts); left > 0n; left--) {
    let best: number | undefined;
    for (const place of open)
      if (best === undefined || less(rest[best] as Fraction, rest[place] as Fraction)) best = place;
    open.delete(best as number);
    parts[best as number] = (parts[best as number] as bigint) + 1n;
  }
  return parts;
}

function rate(tax: CalculationTax): Fraction {
  return times(fraction(tax.rate ?? 0), { top: 1n, bottom: 100n });
}

/** VAT by category and rate, every other scheme by code and rate. */
function groupOf(tax: CalculationTax): string {
  const text = String(tax.rate ?? 0);
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return tax.category === undefined ? JSON.stringify([tax.code, plain]) : `VAT ${tax.category} ${plain}`;
}

function printedOrder(a: CalculationTax, b: CalculationTax): number {
  const keys = (tax: CalculationTax): readonly string[] => [
    tax.scheme ?? (tax.category ? 'VAT' : ''),
    tax.category ?? '',
  ];
  const [schemes, categories] = [0, 1].map((place) => [keys(a)[place] as string, keys(b)[place] as string] as const);
  for (const [left, right] of [schemes, categories] as readonly (readonly [string, string])[])
    if (left !== right) return left < right ? -1 : 1;
  if (!same(rate(a), rate(b))) return less(rate(b), rate(a)) ? -1 : 1;
  return a.code === b.code ? 0 : a.code < b.code ? -1 : 1;
}
