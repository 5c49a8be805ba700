import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { readDecimal } from '../../money/check-decimal.ts';
import { type Decimal, formatDecimal, formatFixed, parseDecimal, rescale } from '../../money/decimal.ts';
import { absolute, add, type Integer, isNegative, multiply, negate, subtract } from '../../money/integer.ts';
import { divideRounded, type RoundingMode } from '../../money/rounding.ts';
import type { CreditNoteLineInput } from './credit-note-input.ts';
import { grossLeft, splitGross } from './gross-part.ts';
import { addDecimals, type LineBalance, quantityOf, sum } from './line-balance.ts';

/** What is credited of a line, in minor units, with the sign of the line. */
export interface LineCredit {
  readonly balance: LineBalance;
  readonly quantity: string | null;
  readonly net: Integer;
  readonly taxes: readonly Integer[];
  readonly withheld: readonly Integer[];
}

/** How the invoice was calculated. */
export interface CreditRules {
  readonly mode: RoundingMode;
  readonly exponent: number;
  readonly pricesIncludeTax: boolean;
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

interface Part {
  readonly base: Integer;
  readonly quantity: string | null;
  /** Where they do not follow from the base. */
  readonly taxes?: readonly Integer[];
}

function partOf(balance: LineBalance, input: CreditNoteLineInput, rules: CreditRules, path: string): Part | Fault {
  if (input.quantity !== undefined) return quantityPart(balance, input, rules, path);
  if (input.amount !== undefined) return amountPart(balance, input.amount, 'amount', rules, path);
  return input.grossAmount !== undefined ? grossPart(balance, input, rules, path) : whatIsLeft(balance, input, path);
}

/** Where prices include tax, amounts are gross anyway. */
function grossPart(balance: LineBalance, input: CreditNoteLineInput, rules: CreditRules, path: string): Part | Fault {
  const part = amountPart(balance, input.grossAmount as string, 'grossAmount', rules, path);
  if ('code' in part || rules.pricesIncludeTax) return part;
  const left = grossLeft(balance);
  if (absolute(part.base) > absolute(left)) {
    const [of, wanted] = [left, part.base].map((one) => formatFixed(absolute(one), rules.exponent)) as [string, string];
    return exceeds(input, `${of} with tax`, wanted, of, path);
  }
  const { net, taxes } = splitGross(balance, part.base, rules.mode);
  return { base: net, quantity: null, taxes };
}

function amountPart(
  { base }: LineBalance,
  amount: string,
  member: 'amount' | 'grossAmount',
  { exponent }: CreditRules,
  path: string,
): Part | Fault {
  const decimal = parseDecimal(formatDecimal(parseDecimal(amount) as Decimal)) as Decimal;
  if (decimal.scale > exponent) {
    return fault(
      'decimal.too_long',
      pointer(path, member),
      `${amount} has more decimals than the invoice's currency has (${exponent}); pass whole minor units`,
    );
  }
  return { base: withSign(base, rescale(decimal, exponent)), quantity: null };
}

/** A quantity is worth its share of the line, rounded on the way but never at the end. */
function quantityPart(
  { line, base, credited }: LineBalance,
  input: CreditNoteLineInput,
  { mode }: CreditRules,
  path: string,
): Part | Fault {
  const billed = quantityOf(line);
  const quantity = readDecimal(input.quantity) as Decimal;
  const after = addDecimals(credited.quantity, quantity);
  const scale = Math.max(billed.scale, after.scale);
  const [whole, part, before] = [billed, after, credited.quantity].map((one) => rescale(one, scale)) as [
    Integer,
    Integer,
    Integer,
  ];
  if (part > whole) {
    const left = formatDecimal({ coefficient: subtract(whole, before), scale });
    return exceeds(input, `a quantity of ${left} of its ${line.quantity}`, String(input.quantity), left, path);
  }
  const worth = (some: Integer): Integer => withSign(base, divideRounded(multiply(absolute(base), some), whole, mode));
  const text = formatDecimal(quantity);
  return { base: subtract(worth(part), worth(before)), quantity: line.quantity.startsWith('-') ? `-${text}` : text };
}

function whatIsLeft(balance: LineBalance, input: CreditNoteLineInput, path: string): Part | Fault {
  const { line, base, credited } = balance;
  if (!hasLeft(balance)) return exceeds(input, 'nothing', 'more', '0', path);
  const left = subtract(base, credited.base);
  const quantity = quantityLeft(line.quantity, credited);
  // If amounts were credited before, the remaining money no longer corresponds to a quantity.
  const byQuantity = quantity !== '0' && isWorth(quantity, left, line.quantity, base);
  return { base: left, quantity: byQuantity ? quantity : null };
}

/** Whether anything of a line is left to credit: money, or the quantity of what was free. */
export function hasLeft(balance: LineBalance): boolean {
  const { line, base, credited } = balance;
  return hasMoneyLeft(balance) || (!base && quantityLeft(line.quantity, credited) !== '0');
}

/** Whether money of a line is left to credit. */
export function hasMoneyLeft({ base, taxes, credited }: LineBalance): boolean {
  return !isEqual(base, credited.base) || taxes.some((tax, place) => !isEqual(tax, credited.taxes[place] as Integer));
}

function quantityLeft(billed: string, { quantity }: LineBalance['credited']): string {
  const size = quantityOf({ quantity: billed });
  const left = formatDecimal(addDecimals(size, { ...quantity, coefficient: negate(quantity.coefficient) }));
  return billed.startsWith('-') && left !== '0' ? `-${left}` : left;
}

/** Whether what is left of the quantity and of the money is the same share of the line, but for rounding. */
function isWorth(quantity: string, left: Integer, billed: string, base: Integer): boolean {
  const [part, whole] = [quantityOf({ quantity }), quantityOf({ quantity: billed })];
  const scale = Math.max(part.scale, whole.scale);
  const exact = multiply(absolute(base), rescale(part, scale));
  const off = absolute(subtract(exact, multiply(absolute(left), rescale(whole, scale))));
  return off <= rescale(whole, scale);
}

function exceeds(input: CreditNoteLineInput, what: string, wanted: string, left: string, path: string): Fault {
  const member = (['quantity', 'amount', 'grossAmount'] as const).find((one) => input[one] !== undefined);
  return fault(
    'credit_note.exceeds_invoice',
    member === undefined ? path : pointer(path, member),
    `line ${show(input.lineId)} has ${what} left to credit, not ${wanted}; credit at most that`,
    { left },
  );
}

/** Equal also where one is a BigInt. */
function isEqual(a: Integer, b: Integer): boolean {
  return !subtract(a, b);
}

function withSign(of: Integer, size: Integer): Integer {
  return isNegative(of) ? negate(size) : size;
}

/** Whether an amount has the opposite sign of its line. */
function opposes(amount: Integer, base: Integer): boolean {
  return Boolean(amount) && Boolean(base) && isNegative(amount) !== isNegative(base);
}
