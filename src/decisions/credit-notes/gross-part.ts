import { absolute, add, type Integer, multiply, subtract } from '../../money/integer.ts';
import { divideRounded, type RoundingMode } from '../../money/rounding.ts';
import { type LineBalance, sum } from './line-balance.ts';
import { withSign } from './sign-of-line.ts';

/** Net and taxes of a credited gross amount, in minor units, with the sign of the line. */
export interface GrossPart {
  readonly net: Integer;
  readonly taxes: readonly Integer[];
}

/** What is left of a line with its taxes, in minor units. */
export function grossLeft({ net, taxes, credited }: LineBalance): Integer {
  return subtract(add(net, sum(taxes)), add(credited.net, sum(credited.taxes)));
}

/**
 * Split a gross amount of a line into net and taxes that sum to it exactly: the net is the line's share of all gross that
 * is credited, less the net credited before; what remains is tax.
 *
 * 20.04 of a line of 100.00 at 9 % is 18.39 and 1.65: no net has exactly 20.04 when its tax is rounded from it.
 *
 * @param gross - at most {@link grossLeft}, in minor units, with the sign of the line
 */
export function splitGross(balance: LineBalance, gross: Integer, mode: RoundingMode): GrossPart {
  const { net, taxes, credited } = balance;
  const whole = add(net, sum(taxes));
  const left = grossLeft(balance);
  const after = add(subtract(whole, left), gross);
  const isAll = !subtract(gross, left);
  const share = (part: Integer, before: Integer): Integer => {
    const due = isAll
      ? part
      : withSign(part, divideRounded(multiply(absolute(part), absolute(after)), absolute(whole), mode));
    return subtract(due, before);
  };
  const own = share(net, credited.net);
  const shares = taxes.map((tax, place) => share(tax, credited.taxes[place] as Integer));
  const rest = subtract(subtract(gross, own), sum(shares));
  const largest = taxes.reduce<number>(
    (best, tax, place) => (absolute(tax) > absolute(taxes[best] as Integer) ? place : best),
    0,
  );
  return { net: own, taxes: shares.map((tax, place) => (place === largest ? add(tax, rest) : tax)) };
}
