import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { union } from '../validation/combine.ts';
import { integer, oneOf } from '../validation/leaves.ts';
import { isPlainObject, object } from '../validation/object.ts';
import { reword } from '../validation/refine.ts';
import type { AnyShape, Shape } from '../validation/shape.ts';
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

const withDays = object<{ readonly type: 'net' | 'end_of_month'; readonly days: number }>({
  type: oneOf(['net', 'end_of_month']),
  days: integer(0, 3650),
});

const onReceipt = object<{ readonly type: 'on_receipt' }>(
  { type: oneOf(['on_receipt']) },
  {
    refuse: (key, path) =>
      key === 'days' ? fault('field.unknown', path, '"on_receipt" has no days; leave them out') : undefined,
  },
);

/**
 * When an invoice is due, as {@link PaymentTerm}.
 *
 * Every fault has the code `payment_term.invalid` and the path of the term.
 */
export const paymentTermShape: Shape<PaymentTerm> = reword(
  union([withDays, onReceipt], chooseTerm),
  ([{ path, message }]) => [fault('payment_term.invalid', '', path === '' ? message : `${path.slice(1)}: ${message}`)],
);

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

function chooseTerm(value: unknown): AnyShape | Fault {
  if (!isPlainObject(value)) {
    const example = '{ type: "net", days: 30 }';
    return fault('field.type', '', `${show(value)} is not a payment term; pass an object such as ${example}`);
  }
  if (value['type'] === 'on_receipt') return onReceipt;
  if (value['type'] === 'net' || value['type'] === 'end_of_month') return withDays;
  return fault('field.value', '/type', `${show(value['type'])} is not one of "net", "end_of_month", "on_receipt"`);
}
