import type { ReadTax } from '../../calculation/read-tax.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { formatFixed, rescale } from '../../money/decimal.ts';
import { absolute, add, type Integer, isNegative, multiply, powerOfTen, subtract } from '../../money/integer.ts';
import { divideRounded } from '../../money/rounding.ts';

/** A line as its stated taxes are checked against it; amounts in minor units. */
export interface StatedLine {
  /** Net, or gross where prices include tax. */
  readonly amount: Integer;
  readonly pricesIncludeTax: boolean;
  readonly exponent: number;
}

/**
 * The faults of tax amounts that a provider stated for a line: of the wrong sign, or further than one minor unit from
 * rate × base. The base is the stated one, else the line's own; a stated one is at most the line and the taxes on it, which
 * in some countries are taxed too.
 *
 * @param path - JSON Pointer of the list of taxes in the answer
 */
export function checkStatedTaxes(taxes: readonly ReadTax[], line: StatedLine, path: string): Fault[] {
  return taxes.flatMap((tax, place) => checkStatedTax(tax, taxes, line, pointer(path, place)));
}

function checkStatedTax(tax: ReadTax, taxes: readonly ReadTax[], line: StatedLine, path: string): Fault[] {
  const { stated } = tax;
  if (stated === undefined) return [];
  const { exponent } = line;
  if (stated.taxableAmount !== undefined && opposes(stated.taxableAmount, line.amount)) {
    return [
      invalid(
        pointer(path, 'taxableAmount'),
        `taxableAmount "${formatFixed(stated.taxableAmount, exponent)}" has another sign than the line's amount "${formatFixed(line.amount, exponent)}"`,
      ),
    ];
  }
  if (stated.taxableAmount !== undefined && isBeyond(stated.taxableAmount, taxes, line)) {
    return [
      invalid(
        pointer(path, 'taxableAmount'),
        `taxableAmount "${formatFixed(stated.taxableAmount, exponent)}" is more than the line's amount "${formatFixed(line.amount, exponent)}" and its taxes`,
      ),
    ];
  }
  const { dividend, divisor } = exactTax(tax, taxes, line);
  const off = absolute(subtract(multiply(stated.amount, divisor), dividend));
  const isTaxed = Boolean(dividend);
  if (isTaxed ? !opposes(stated.amount, dividend) && off <= divisor : !stated.amount) return [];
  const base = stated.taxableAmount ?? line.amount;
  const isGross = line.pricesIncludeTax && stated.taxableAmount === undefined;
  const computed = formatFixed(divideRounded(dividend, divisor, 'half-up'), exponent);
  return [
    invalid(
      pointer(path, 'amount'),
      `amount "${formatFixed(stated.amount, exponent)}" is not the tax at ${tax.rateText ?? 'no'} percent ${isGross ? 'in' : 'on'} "${formatFixed(base, exponent)}", which is "${computed}"`,
    ),
  ];
}

/** Whether a base is more than a line and all taxes that are stated on it, by more than a minor unit. */
function isBeyond(base: Integer, taxes: readonly ReadTax[], { amount }: StatedLine): boolean {
  const stated = taxes.flatMap((tax) => (tax.stated === undefined ? [] : [absolute(tax.stated.amount)]));
  const most = stated.reduce(add, add(absolute(amount), 1));
  return absolute(base) > most;
}

/** The exact tax in minor units as a fraction: rate × base, or the rate's part of a gross amount. */
function exactTax(
  { rate, stated }: ReadTax,
  taxes: readonly ReadTax[],
  { amount, pricesIncludeTax }: StatedLine,
): { readonly dividend: Integer; readonly divisor: Integer } {
  if (stated?.taxableAmount !== undefined || !pricesIncludeTax) {
    const base = stated?.taxableAmount ?? amount;
    return { dividend: multiply(base, rate.coefficient), divisor: powerOfTen(rate.scale + 2) };
  }
  const scale = Math.max(...taxes.map((one) => one.rate.scale));
  const rates = taxes.map((one) => rescale(one.rate, scale));
  return {
    dividend: multiply(amount, rescale(rate, scale)),
    divisor: rates.reduce<Integer>(add, powerOfTen(scale + 2)),
  };
}

function opposes(amount: Integer, other: Integer): boolean {
  return Boolean(amount) && Boolean(other) && isNegative(amount) !== isNegative(other);
}

function invalid(path: string, message: string): Fault {
  const wayOut =
    'state an amount within one minor unit of rate × base, or answer stated: "as_filed" where this is what is filed';
  return fault('tax.resolver_invalid', path, `${message}; ${wayOut}`);
}
