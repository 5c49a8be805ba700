import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { readDecimal } from '../../money/check-decimal.ts';
import { type Decimal, formatDecimal, formatFixed, parseDecimal, rescale } from '../../money/decimal.ts';
import { absolute, type Integer, multiply, subtract } from '../../money/integer.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { CreditNoteLineInput } from './credit-note-input.ts';
import type { CreditRules } from './credit-rules.ts';
import { grossLeft, splitGross } from './gross-part.ts';
import { hasLeft, quantityLeft } from './has-left.ts';
import { addDecimals, type LineBalance, quantityOf } from './line-balance.ts';
import { withSign } from './sign-of-line.ts';

/** The part of a line that a credit names. */
interface Part {
  readonly base: Integer;
  readonly quantity: string | null;
  /** Where they do not follow from the base. */
  readonly taxes?: readonly Integer[];
}

/**
 * The part of a line that a credit names by quantity, amount or gross amount; all that is left where it names none.
 *
 * @returns the part, or `credit_note.exceeds_invoice`, `decimal.too_long`
 */
export function partOf(
  balance: LineBalance,
  input: CreditNoteLineInput,
  rules: CreditRules,
  path: string,
): Part | Fault {
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

/** Whether what is left of the quantity and of the money is the same share of the line, but for rounding. */
function isWorth(quantity: string, left: Integer, billed: string, base: Integer): boolean {
  const [part, whole] = [quantityOf({ quantity }), quantityOf({ quantity: billed })];
  const scale = Math.max(part.scale, whole.scale);
  const exact = multiply(absolute(base), rescale(part, scale));
  const off = absolute(subtract(exact, multiply(absolute(left), rescale(whole, scale))));
  return off <= rescale(whole, scale);
}

/** The fault of a credit beyond what is left of a line. */
export function exceeds(input: CreditNoteLineInput, what: string, wanted: string, left: string, path: string): Fault {
  const member = (['quantity', 'amount', 'grossAmount'] as const).find((one) => input[one] !== undefined);
  return fault(
    'credit_note.exceeds_invoice',
    member === undefined ? path : pointer(path, member),
    `line ${show(input.lineId)} has ${what} left to credit, not ${wanted}; credit at most that`,
    { left },
  );
}
