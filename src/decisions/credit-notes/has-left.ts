import { formatDecimal } from '../../money/decimal.ts';
import { type Integer, negate } from '../../money/integer.ts';
import { addDecimals, type LineBalance, quantityOf } from './line-balance.ts';

import { isEqual } from './sign-of-line.ts';

/** Whether anything of a line is left to credit: money, or the quantity of what was free. */
export function hasLeft(balance: LineBalance): boolean {
  const { line, base, credited } = balance;
  return hasMoneyLeft(balance) || (!base && quantityLeft(line.quantity, credited) !== '0');
}

/** Whether money of a line is left to credit. */
export function hasMoneyLeft({ base, taxes, credited }: LineBalance): boolean {
  return !isEqual(base, credited.base) || taxes.some((tax, place) => !isEqual(tax, credited.taxes[place] as Integer));
}

/** The quantity of a line that is left to credit, with its sign. */
export function quantityLeft(billed: string, { quantity }: LineBalance['credited']): string {
  const size = quantityOf({ quantity: billed });
  const left = formatDecimal(addDecimals(size, { ...quantity, coefficient: negate(quantity.coefficient) }));
  return billed.startsWith('-') && left !== '0' ? `-${left}` : left;
}
