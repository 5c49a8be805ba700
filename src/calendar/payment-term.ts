import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { isPlainObject } from '../validation/object.ts';
import type { Leaf } from '../validation/shape.ts';
import { addDays, type IsoDate, toDate, toIsoDate } from './iso-date.ts';

/**
 * When an invoice is due, counted from its issue date.
 *
 * - `net`: so many days later.
 * - `end_of_month`: so many days after the last day of the issue month.
 * - `on_receipt`: on the issue date itself.
 */
export type PaymentTerm =
  | { readonly type: 'net'; readonly days: number }
  | { readonly type: 'end_of_month'; readonly days: number }
  | { readonly type: 'on_receipt' };

const TYPES = ['net', 'end_of_month', 'on_receipt'];
const MOST_DAYS = 3650;

/**
 * The fault of a value that is not a {@link PaymentTerm}, or `undefined`.
 *
 * @returns `payment_term.invalid`
 */
export function checkPaymentTerm(value: unknown, path: string): Fault | undefined {
  const wrong = whatIsWrong(value);
  return wrong === undefined ? undefined : fault('payment_term.invalid', path, wrong);
}

/** When an invoice is due, as {@link PaymentTerm}. */
export const paymentTermLeaf: Leaf<PaymentTerm> = { kind: 'leaf', type: 'object', check: checkPaymentTerm };

/**
 * The day that an invoice is due.
 *
 * @param issueDate - the day that the term counts from
 * @throws {ValidationError} `date.invalid` where that day lies beyond the year 9999
 */
export function dueDate(term: PaymentTerm, issueDate: IsoDate): IsoDate {
  switch (term.type) {
    case 'net':
      return addDays(issueDate, term.days);
    case 'end_of_month':
      return addDays(toIsoDate(lastDayOfMonth(toDate(issueDate)), `the end of the month of ${issueDate}`), term.days);
    case 'on_receipt':
      return issueDate;
  }
}

function whatIsWrong(value: unknown): string | undefined {
  if (!isPlainObject(value)) {
    return `${show(value)} is not a payment term; pass an object such as { type: "net", days: 30 }`;
  }
  const { type, days, ...rest } = value;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    return `type ${show(type)} is not one of "${TYPES.join('", "')}"`;
  }
  const [stray] = Object.keys(rest).filter((key) => rest[key] !== undefined);
  if (stray !== undefined) return `${show(stray)} is not a field of a payment term; it has type and days only`;
  if (type === 'on_receipt') {
    return days === undefined ? undefined : `days is ${show(days)}, but "on_receipt" has no days; leave it out`;
  }
  const whole = Number.isInteger(days) && (days as number) >= 0 && (days as number) <= MOST_DAYS;
  return whole ? undefined : `days is ${show(days)}; "${type}" needs a whole number from 0 to ${MOST_DAYS}`;
}
