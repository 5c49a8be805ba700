import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { formatFixed } from '../../money/decimal.ts';
import { absolute, add, type Integer, isNegative, multiply, subtract } from '../../money/integer.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { CreditNoteLineInput } from './credit-note-input.ts';
import type { CreditRules } from './credit-rules.ts';
import { exceeds, partOf } from './credited-part.ts';
import { type LineBalance, sum } from './line-balance.ts';
import { isEqual, withSign } from './sign-of-line.ts';

/** What is credited of a line, in minor units, with the sign of the line. */
export interface LineCredit {
  readonly balance: LineBalance;
  readonly quantity: string | null;
  readonly net: Integer;
  readonly taxes: readonly Integer[];
  readonly withheld: readonly Integer[];
}

/**
 * Credit a part of a line, so that any parts in any order end at exactly nothing left.
 *
 * A part's tax is the line's tax on everything credited so far, this part included, less what was credited before: rounding errors never
 * add up, and the order of the parts does not matter.
 *
 * @param path - JSON Pointer of the line in the input
 * @returns the credit, or `credit_note.exceeds_invoice`, `credit_note.indivisible`, `decimal.too_long`
 */
export function creditLine(
  balance: LineBalance,
  input: CreditNoteLineInput,
  rules: CreditRules,
  path: string,
): LineCredit | Fault {
  const part = partOf(balance, input, rules, path);
  if ('code' in part) return part;
  const { base, net, taxes, withheld, credited } = balance;
  const after = add(credited.base, part.base);
  if (absolute(after) > absolute(base)) {
    const [all, left, wanted] = [base, subtract(base, credited.base), part.base].map((amount) =>
      formatFixed(absolute(amount), rules.exponent),
    ) as [string, string, string];
    return exceeds(input, `${left} of its ${all}`, wanted, left, path);
  }
  const whole = isEqual(after, base);
  const shareNow = (tax: Integer, before: Integer | undefined): Integer => {
    const due = divideRounded(multiply(absolute(tax), absolute(after)), whole ? 1 : absolute(base), rules.mode);
    return subtract(whole ? tax : withSign(tax, due), before as Integer);
  };
  const shares = part.taxes ?? taxes.map((tax, place) => shareNow(tax, credited.taxes[place]));
  const ownNet = rules.pricesIncludeTax ? subtract(part.base, sum(shares)) : part.base;
  const netLeft = subtract(subtract(net, credited.net), ownNet);
  if (opposes(ownNet, base) || opposes(netLeft, base) || opposes(sum(shares), sum(part.taxes ? taxes : []))) {
    return fault(
      'credit_note.indivisible',
      path,
      `the taxes in ${formatFixed(absolute(part.base), rules.exponent)} of line ${show(balance.line.id)} would not fit into it; credit another amount, or all that is left`,
    );
  }
  return {
    balance,
    quantity: part.quantity,
    net: ownNet,
    taxes: shares,
    withheld: withheld.map((tax, place) => shareNow(tax, credited.withheld[place])),
  };
}

/** Whether an amount has the opposite sign of its line. */
function opposes(amount: Integer, base: Integer): boolean {
  return Boolean(amount) && Boolean(base) && isNegative(amount) !== isNegative(base);
}
